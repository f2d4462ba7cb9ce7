package org.concordml.engine.djl.natives;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.CRC32;
import org.concordml.Remedy;
import org.concordml.engine.EngineAvailability.Unavailable;

/**
 * A native library packed in a jar, and the folder DJL unpacks it to.
 *
 * <p>DJL trusts whatever lies in that folder, and falls back to one in the shared temporary folder
 * where the home folder cannot be written. So it is looked at first who can have written there (see
 * {@link WriteAccess}). A file cut short there (a full disk, a killed download) brings the whole
 * process down when it is loaded, so sizes are compared next, and checksums once, until a file's
 * date changes.
 *
 * @param folder where DJL unpacks it; made absolute, as DJL does, from the working folder
 * @param files name and resource path of each file
 */
public record NativePackage(Path folder, List<PackedFile> files) {

  /**
   * One packed file.
   *
   * @param name in the folder
   * @param resource path on the class path
   * @param later whether it is unpacked on its own, so that it may not be there yet
   */
  public record PackedFile(String name, String resource, boolean later) {

    /**
     * @param flavor of the package, such as {@code cpu}
     * @param classifier of the platform, such as {@code linux-x86_64}
     * @return the file with these in place of {@code {flavor}} and {@code {classifier}} in its path
     */
    public PackedFile of(String flavor, String classifier) {
      return new PackedFile(
          name, resource.replace("{flavor}", flavor).replace("{classifier}", classifier), later);
    }
  }

  /** Takes a copy. */
  public NativePackage {
    folder = folder.toAbsolutePath();
    files = List.copyOf(files);
  }

  /**
   * Reads what a native jar of DJL says of itself.
   *
   * @param engine DJL's folder name, such as {@code pytorch}
   * @param properties resource path of the jar's properties file
   * @param resourceFolder template of the resource folder, with {@code {flavor}} and {@code
   *     {classifier}}
   * @param more files of other jars that DJL unpacks to the same folder, with a template as path
   * @return the package; empty if no such jar is on the class path
   */
  public static Optional<NativePackage> find(
      String engine, String properties, String resourceFolder, PackedFile... more) {
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
    List<PackedFile> files = new ArrayList<>();
    for (String name : described.getProperty("libraries", "").split(",", -1)) {
      if (!name.isBlank()) {
        files.add(new PackedFile(name, resourceFolder + "/" + name, false).of(flavor, classifier));
      }
    }
    for (PackedFile file : more) {
      files.add(file.of(flavor, classifier));
    }
    // PyTorch's jar names a flavor; MXNet's has it in its classifier already.
    String label = described.getProperty("version") + "-";
    if (described.containsKey("flavor")) {
      label += flavor + "-";
    }
    Path folder = NativeCache.of(engine).resolve(label + classifier);
    return Optional.of(new NativePackage(folder, files));
  }

  private static ClassLoader loader() {
    return NativePackage.class.getClassLoader();
  }

  /**
   * Looks for what would make loading fail, or load what somebody else put there. Makes the folder
   * that DJL unpacks to, if it is missing, so that nobody else can write in it.
   *
   * @return why it must not be loaded; empty if nothing speaks against it
   */
  public Optional<Unavailable> obstacle() {
    return obstacle(WriteAccess.ofThisUser());
  }

  Optional<Unavailable> obstacle(WriteAccess access) {
    try {
      VerifiedStamp stamp =
          new VerifiedStamp(folder, files.stream().map(PackedFile::name).toList());
      if (Files.isDirectory(folder) && !stamp.exists()) {
        access.closeFiles(folder);
      }
      Optional<String> foreign = access.problem(folder);
      if (foreign.isPresent()) {
        return Optional.of(untrusted(foreign.get()));
      }
      return Files.isDirectory(folder) ? damage(stamp) : makeRoom();
    } catch (IOException failure) {
      return Optional.of(unreadable(failure));
    }
  }

  private Optional<Unavailable> damage(VerifiedStamp stamp) throws IOException {
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

  private Optional<Unavailable> makeRoom() {
    Path existing = folder;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing != null && Files.isDirectory(existing) && Files.isWritable(existing)) {
      try {
        WriteAccess.makeFolder(Objects.requireNonNull(folder.getParent(), "an absolute folder"));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure); // told as a failure to unpack is
      }
      return Optional.empty();
    }
    return Optional.of(
        new Unavailable(
            "its native library must be unpacked to " + folder + ", which cannot be written",
            List.of(
                Remedy.of("set " + NativeCache.variable() + " to a folder that can"),
                NativeCache.WITHOUT_NATIVES),
            null));
  }

  private Optional<Unavailable> damage(PackedFile file, boolean verified) throws IOException {
    URL packed = loader().getResource(file.resource());
    Path unpacked = folder.resolve(file.name());
    if (packed == null || (file.later() && !Files.exists(unpacked))) {
      return Optional.empty();
    }
    URLConnection entry = packed.openConnection();
    long expected = entry.getContentLengthLong();
    if (!Files.exists(unpacked)) {
      return damaged(unpacked + " is missing");
    }
    if (!Files.isReadable(unpacked)) {
      throw new AccessDeniedException(unpacked.toString());
    }
    if (expected >= 0 && Files.size(unpacked) != expected) {
      return damaged(unpacked + " must have " + expected + " bytes, found " + Files.size(unpacked));
    }
    if (!verified
        && entry instanceof JarURLConnection jar
        && jar.getJarEntry().getCrc() != checksum(unpacked)) {
      return damaged("the content of " + unpacked + " is not what was packed");
    }
    return Optional.empty();
  }

  private Unavailable untrusted(String how) {
    return new Unavailable(
        "its native library must lie where only this user can write, and for "
            + folder
            + " it was found that "
            + how,
        List.of(NativeCache.aFolderOfOnesOwn(), NativeCache.WITHOUT_NATIVES),
        null);
  }

  private Unavailable unreadable(IOException failure) {
    return new Unavailable(
        "its unpacked native library in "
            + folder
            + " cannot be read ("
            + failure.getMessage()
            + ")",
        List.of(
            Remedy.of("make the folder readable"),
            Remedy.of("set " + NativeCache.variable() + " to another"),
            NativeCache.WITHOUT_NATIVES),
        failure);
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
