package org.concordml.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for readers of files, of which nobody but the fuzzer may change anything. */
final class Scratch implements AutoCloseable {

  private final Path folder;

  Scratch() throws IOException {
    folder = Files.createTempDirectory("concord-fuzz");
  }

  Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  Path folder() {
    return folder;
  }

  /** Removes all, and refuses what was not written by {@link #write} before. */
  void clear(List<Path> written) throws IOException {
    for (Path file : written) {
      Files.delete(file);
    }
    try (Stream<Path> left = Files.walk(folder)) {
      List<Path> files = left.filter(Files::isRegularFile).toList();
      if (!files.isEmpty()) {
        throw new IllegalStateException("a reader must write nothing, found " + files);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
