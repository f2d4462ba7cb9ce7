package org.concordml.bundle.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.concordml.files.FileException;

/**
 * Keeps a folder of checkpoints for one training: two that write to it would each remove what the
 * other goes on from. It ends with the process, however that ends.
 */
public final class CheckpointLock implements AutoCloseable {

  private static final String FILE = ".concord-lock";

  private final Path file;
  private final FileChannel channel;

  private CheckpointLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @throws FileException if another training has it, or a file cannot be written there
   */
  static CheckpointLock of(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locks(channel)) {
        channel.close();
        throw new FileException(
            "checkpoints cannot be written to "
                + folder
                + ": a training that is still running keeps its own there. Wait for its end, or"
                + " choose another folder.");
      }
      return new CheckpointLock(file, channel);
    } catch (IOException e) {
      throw FileException.of("the lock of the checkpoints", file, e);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  /** Leaves the folder to others. Twice is harmless. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      Files.deleteIfExists(file);
      channel.close();
    } catch (IOException e) {
      throw FileException.of("the lock of the checkpoints", file, e);
    }
  }
}
