package org.concordml.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.concordml.files.AtomicFile;
import org.concordml.files.FileException;

/**
 * A folder that appears when all its files are complete: made beside its place and renamed. One
 * that was there is moved out of the way for that moment, and back if the other cannot be moved in.
 */
final class BundleFolder {

  private BundleFolder() {}

  static void write(String what, Path path, Map<String, byte[]> files) {
    try {
      Path place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path staging = make(place);
      try {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          write(staging.resolve(file.getKey()), file.getValue());
        }
        replace(place, staging);
      } finally {
        remove(staging);
      }
    } catch (IOException e) {
      throw FileException.of(what, path, e);
    }
  }

  /** Forced to the disk before the folder is in its place. */
  private static void write(Path path, byte[] content) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        file.write(left);
      }
      file.force(true);
    }
  }

  /** Under the first number that is free. */
  private static Path make(Path place) throws IOException {
    int number = 1;
    while (true) {
      Path staging =
          place.resolveSibling(".concord-" + ProcessHandle.current().pid() + "-" + number);
      try {
        return Files.createDirectory(staging);
      } catch (FileAlreadyExistsException anothers) {
        number++;
      }
    }
  }

  private static void replace(Path place, Path staging) throws IOException {
    Path parent = place.getParent();
    if (!Files.exists(place)) {
      Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Path older = staging.resolveSibling(staging.getFileName() + ".old");
      Files.move(place, older, StandardCopyOption.ATOMIC_MOVE);
      try {
        Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException failed) {
        Files.move(older, place, StandardCopyOption.ATOMIC_MOVE);
        throw failed;
      }
      remove(older);
    }
    if (parent != null) {
      AtomicFile.force(parent);
    }
  }

  /** A folder of files, if it is there. */
  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
