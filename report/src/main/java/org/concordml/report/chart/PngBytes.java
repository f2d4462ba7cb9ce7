package org.concordml.report.chart;

import com.pngencoder.PngEncoder;
import com.pngencoder.PngEncoderPhysicalPixelDimensions;
import java.awt.image.BufferedImage;

/** An image as a PNG file that says how large it is meant to be, 150 dots an inch. */
final class PngBytes {

  private static final int DOTS_PER_INCH = 150;

  /** Zlib's own choice; its highest takes four times as long to make a drawing 3 % smaller. */
  private static final int COMPRESSION = 6;

  private PngBytes() {}

  static byte[] of(BufferedImage image) {
    return new PngEncoder()
        .withBufferedImage(image)
        .withPhysicalPixelDimensions(PngEncoderPhysicalPixelDimensions.dotsPerInch(DOTS_PER_INCH))
        .withCompressionLevel(COMPRESSION)
        .withMultiThreadedCompressionEnabled(false)
        .toBytes();
  }
}
