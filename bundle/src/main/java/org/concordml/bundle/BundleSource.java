package org.concordml.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.concordml.data.DataException;
import org.concordml.files.FileProblem;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a bundle are read from: a folder or a zip archive. Only the files of a bundle
 * are read, by name, and none is written, so that what else an archive holds has no effect; what no
 * bundle has is refused all the same.
 */
abstract sealed class BundleSource implements AutoCloseable {

  /** Of an archive: a bundle has ten files, and others may have put some beside them. */
  private static final int MOST_ENTRIES = 1000;

  private final Path path;

  private BundleSource(Path path) {
    this.path = path;
  }

  /**
   * @throws DataException if there is no bundle
   */
  static BundleSource open(Path path) {
    try {
      if (Files.isDirectory(path)) {
        return new Folder(path);
      }
      if (!Files.exists(path)) {
        throw new DataException("there must be a model at " + path + ", found nothing there.");
      }
      if (!Files.isRegularFile(path)) {
        throw notABundle(path, "something that is no file", null);
      }
      return Archive.of(path);
    } catch (ZipException | IllegalArgumentException notAnArchive) {
      throw notABundle(path, "a file that is no zip archive", notAnArchive);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static DataException notABundle(Path path, String found, @Nullable Exception cause) {
    String fact =
        path
            + " must be a model that Concord saved, a folder or a zip archive with a "
            + BundleFile.MANIFEST.fileName()
            + "; found "
            + found
            + ".";
    return cause == null ? new DataException(fact) : new DataException(fact, cause);
  }

  private static DataException unreadable(Path path, IOException e) {
    return new DataException(
        path + " must be readable, found: " + FileProblem.ofReading(e) + ".", e);
  }

  /** What a file is called in messages. */
  String name(BundleFile file) {
    return path.resolve(file.fileName()).toString();
  }

  /** The manifest's bytes. */
  byte[] manifest() {
    return read(BundleFile.MANIFEST, BundleFile.MANIFEST.limit())
        .orElseThrow(
            () -> notABundle(path, "no " + BundleFile.MANIFEST.fileName() + " there", null));
  }

  /**
   * Reads a file that the manifest tells of.
   *
   * @throws DataException if it is not there, or not the one that the manifest tells of
   */
  byte[] file(BundleFile file, Manifest manifest) {
    FileFacts facts = manifest.files().get(file.fileName());
    if (facts == null) {
      throw new DataException(
          name(BundleFile.MANIFEST)
              + " must tell of "
              + file.fileName()
              + ", found that it does not.");
    }
    byte[] content =
        read(file, (int) Math.min(facts.bytes(), file.limit()))
            .orElseThrow(() -> changed(file, "that it is not there"));
    FileFacts found = FileFacts.of(content);
    if (!found.equals(facts)) {
      throw changed(
          file,
          found.bytes() == facts.bytes()
              ? "another content"
              : "another size than " + facts.bytes() + " bytes");
    }
    return content;
  }

  private DataException changed(BundleFile file, String found) {
    return new DataException(
        name(file)
            + " must be as it was when the model was saved, found "
            + found
            + ". The model is damaged or was changed; take another copy of it.");
  }

  private Optional<byte[]> read(BundleFile file, int limit) {
    try (InputStream in = stream(file.fileName())) {
      byte[] content = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw changed(file, "more than " + limit + " bytes");
      }
      return Optional.of(content);
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(path.resolve(file.fileName()), e);
    }
  }

  /** The bytes of a file; {@link NoSuchFileException} if there is none. */
  abstract InputStream stream(String name) throws IOException;

  @Override
  public abstract void close();

  private static final class Folder extends BundleSource {

    private final Path folder;

    Folder(Path folder) {
      super(folder);
      this.folder = folder;
    }

    @Override
    InputStream stream(String name) throws IOException {
      Path file = folder.resolve(name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("a link, or something else that is no file");
      }
      return Files.newInputStream(file);
    }

    @Override
    public void close() {} // nothing is open
  }

  private static final class Archive extends BundleSource {

    private final Path path;
    private final ZipFile zip;

    private Archive(Path path, ZipFile zip) {
      super(path);
      this.path = path;
      this.zip = zip;
    }

    static Archive of(Path path) throws IOException {
      ZipFile zip = new ZipFile(path.toFile());
      try {
        requirePlain(path, zip);
        return new Archive(path, zip);
      } catch (RuntimeException | Error refused) {
        zip.close();
        throw refused;
      }
    }

    private static void requirePlain(Path path, ZipFile zip) {
      if (zip.size() > MOST_ENTRIES) {
        throw notABundle(path, "an archive of " + zip.size() + " files", null);
      }
      Set<String> names = new HashSet<>();
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        String name = entries.nextElement().getName();
        boolean leads = name.startsWith("/") || name.contains("\\") || name.contains("..");
        if (leads || !names.add(name)) {
          throw notABundle(
              path,
              leads
                  ? "a file in it that leads out of it: " + name
                  : "two files in it named " + name,
              null);
        }
      }
    }

    @Override
    InputStream stream(String name) throws IOException {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new NoSuchFileException(name);
      }
      return zip.getInputStream(entry);
    }

    @Override
    public void close() {
      try {
        zip.close();
      } catch (IOException e) {
        throw unreadable(path, e);
      }
    }
  }
}
