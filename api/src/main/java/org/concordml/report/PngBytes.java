package org.concordml.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An image as a PNG file that says how large it is meant to be, 150 dots an inch. */
final class PngBytes {

  private static final int DOTS_PER_METRE = (int) Math.round(150 / 0.0254);

  private PngBytes() {}

  static byte[] of(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Not ImageIO.createImageOutputStream, which would put a temporary file on disk.
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      size(metadata);
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void size(IIOMetadata metadata) throws IOException {
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode dots = new IIOMetadataNode("pHYs");
    dots.setAttribute("pixelsPerUnitXAxis", Integer.toString(DOTS_PER_METRE));
    dots.setAttribute("pixelsPerUnitYAxis", Integer.toString(DOTS_PER_METRE));
    dots.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(format);
    root.appendChild(dots);
    metadata.mergeTree(format, root);
  }
}
