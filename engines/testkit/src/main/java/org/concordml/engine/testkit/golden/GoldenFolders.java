package org.concordml.engine.testkit.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds golden folders: those in this module's resources and those a system property names. */
final class GoldenFolders {

  /** Names one golden folder, or a folder that holds several. */
  static final String PROPERTY = "concord.golden";

  /** The folder that a relative name starts from: where the build was started. */
  static final String ROOT_PROPERTY = "concord.root";

  private GoldenFolders() {}

  static List<GoldenFolder> all() {
    List<GoldenFolder> folders = new ArrayList<>(in(bundled()));
    folders.addAll(in(bundled().resolve("tables")));
    String named = System.getProperty(PROPERTY, "");
    if (!named.isBlank()) {
      folders.addAll(in(Path.of(System.getProperty(ROOT_PROPERTY, "")).resolve(named)));
    }
    return folders;
  }

  /**
   * @param parent a golden folder or a folder of them
   * @return those found, by name; never empty
   */
  static List<GoldenFolder> in(Path parent) {
    if (Files.exists(parent.resolve(GoldenData.FILE))) {
      return List.of(new GoldenFolder(parent));
    }
    List<GoldenFolder> found = List.of();
    if (Files.isDirectory(parent)) {
      try (Stream<Path> children = Files.list(parent)) {
        found =
            children
                .filter(child -> Files.exists(child.resolve(GoldenData.FILE)))
                .sorted()
                .map(GoldenFolder::new)
                .toList();
      } catch (IOException e) {
        throw new UncheckedIOException("golden folder " + parent + " must be readable", e);
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          PROPERTY
              + " must name a folder with a "
              + GoldenData.FILE
              + " or a folder of such folders, found "
              + parent);
    }
    return found;
  }

  private static Path bundled() {
    URL url = GoldenFolders.class.getResource("/golden/README.md");
    if (url == null) {
      throw new IllegalStateException("the golden folders must be on the class path, found none");
    }
    try {
      URI uri = url.toURI();
      if (uri.getScheme().equals("jar")) {
        open(uri);
      }
      return Path.of(uri).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("golden folders at " + url, e);
    }
  }

  /** A jar's file system stays open until the process ends: the folders are paths in it. */
  private static void open(URI inJar) {
    try {
      FileSystem opened = FileSystems.newFileSystem(inJar, Map.of());
      if (!opened.isOpen()) {
        throw new IllegalStateException("the file system of " + inJar + " must be open");
      }
    } catch (FileSystemAlreadyExistsException opened) {
      // by another test class; the same one serves
    } catch (IOException e) {
      throw new UncheckedIOException("the jar of " + inJar + " must be readable", e);
    }
  }
}
