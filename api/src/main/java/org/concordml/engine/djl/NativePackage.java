package org.concordml.engine.djl;

import ai.djl.util.Utils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.CRC32;
import org.concordml.Remedy;
import org.concordml.engine.EngineAvailability.Unavailable;

/**
 * A native library packed in a jar, and the folder DJL unpacks it to.
 *
 * <p>DJL trusts whatever lies in that folder. A file cut short there (a full disk, a killed
 * download) brings the whole process down when it is loaded, so sizes are compared first, and
 * checksums once, until a file's date changes.
 *
 * @param folder where DJL unpacks it
 * @param files name and resource path of each file
 */
public record NativePackage(Path folder, List<PackedFile> files) {

  /**
   * One packed file.
   *
   * @param name in the folder
   * @param resource path on the class path
   */
  public record PackedFile(String name, String resource) {}

  /** Takes a copy. */
  public NativePackage {
    files = List.copyOf(files);
  }

  /**
   * Reads what a native jar of DJL says of itself.
   *
   * @param engine DJL's folder name, such as {@code pytorch}
   * @param properties resource path of the jar's properties file
   * @param resourceFolder template of the resource folder, with {@code {flavor}} and {@code
   *     {classifier}}
   * @return the package; empty if no such jar is on the class path
   */
  public static Optional<NativePackage> find(
      String engine, String properties, String resourceFolder) {
    URL url = loader().getResource(properties);
    if (url == null) {
      return Optional.empty();
    }
    Properties described = new Properties();
    try (InputStream in = url.openStream()) {
      described.load(in);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "the class path resource " + url + " must be readable", failure);
    }
    String flavor = described.getProperty("flavor", "cpu");
    String classifier = described.getProperty("classifier", "");
    String from = resourceFolder.replace("{flavor}", flavor).replace("{classifier}", classifier);
    List<PackedFile> files = new ArrayList<>();
    for (String name : described.getProperty("libraries", "").split(",", -1)) {
      if (!name.isBlank()) {
        files.add(new PackedFile(name, from + "/" + name));
      }
    }
    // PyTorch's jar names a flavor; MXNet's has it in its classifier already.
    String label = described.getProperty("version") + "-";
    if (described.containsKey("flavor")) {
      label += flavor + "-";
    }
    Path folder = Utils.getEngineCacheDir(engine).resolve(label + classifier);
    return Optional.of(new NativePackage(folder, files));
  }

  private static ClassLoader loader() {
    return NativePackage.class.getClassLoader();
  }

  /**
   * Looks for what would make loading fail.
   *
   * @return why it would; empty if nothing speaks against it
   */
  public Optional<Unavailable> obstacle() {
    if (!Files.isDirectory(folder)) {
      return notWritable();
    }
    VerifiedStamp stamp = new VerifiedStamp(folder, files.stream().map(PackedFile::name).toList());
    boolean verified = stamp.holds();
    for (PackedFile file : files) {
      Optional<Unavailable> broken = damage(file, verified);
      if (broken.isPresent()) {
        return broken;
      }
    }
    if (!verified) {
      stamp.put();
    }
    return Optional.empty();
  }

  private Optional<Unavailable> notWritable() {
    Path existing = folder;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing != null && Files.isDirectory(existing) && Files.isWritable(existing)) {
      return Optional.empty();
    }
    return Optional.of(
        new Unavailable(
            "its native library must be unpacked to " + folder + ", which cannot be written",
            List.of(
                Remedy.of("set DJL_CACHE_DIR to a folder that can"), DjlBackend.WITHOUT_NATIVES),
            null));
  }

  private Optional<Unavailable> damage(PackedFile file, boolean verified) {
    URL packed = loader().getResource(file.resource());
    if (packed == null) {
      return Optional.empty();
    }
    Path unpacked = folder.resolve(file.name());
    try {
      URLConnection entry = packed.openConnection();
      long expected = entry.getContentLengthLong();
      if (!Files.exists(unpacked)) {
        return damaged(unpacked + " is missing");
      }
      if (expected >= 0 && Files.size(unpacked) != expected) {
        return damaged(
            unpacked + " must have " + expected + " bytes, found " + Files.size(unpacked));
      }
      if (!verified
          && entry instanceof JarURLConnection jar
          && jar.getJarEntry().getCrc() != checksum(unpacked)) {
        return damaged("the content of " + unpacked + " is not what was packed");
      }
      return Optional.empty();
    } catch (IOException failure) {
      return Optional.of(
          new Unavailable(
              "its unpacked native library in " + folder + " cannot be read",
              List.of(
                  Remedy.of("make the folder readable"), Remedy.of("set DJL_CACHE_DIR to another")),
              failure));
    }
  }

  private Optional<Unavailable> damaged(String how) {
    return Optional.of(
        new Unavailable(
            "its unpacked native library is damaged: " + how,
            List.of(
                Remedy.of(
                    "delete the folder " + folder + "; it is unpacked again at the next start")),
            null));
  }

  private static long checksum(Path file) throws IOException {
    CRC32 crc = new CRC32();
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
      while (channel.read(buffer) >= 0) {
        crc.update(buffer.flip());
        buffer.clear();
      }
    }
    return crc.getValue();
  }
}
