package org.concordml.bundle.checkpoint;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordml.Notice;
import org.concordml.data.DataException;
import org.concordml.files.AtomicFile;
import org.concordml.files.FileException;
import org.concordml.training.runner.EnsembleState;

/**
 * A folder with the last two checkpoints of a training, named by how many epochs are done of all
 * networks together: {@code checkpoint-000012.safetensors}. Files of other names are left alone.
 */
public final class CheckpointFolder {

  private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{6,9})\\.safetensors");
  private static final Pattern UNFINISHED = Pattern.compile("\\.concord-(\\d{1,18})-\\d+\\.tmp");

  private static final long LARGEST_BYTES = Integer.MAX_VALUE - 8;

  private final Path folder;

  /**
   * @param folder where they are; need not be there yet
   */
  public CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * @return where they are
   */
  public Path path() {
    return folder;
  }

  /**
   * @return whether there is a checkpoint, good or not
   * @throws FileException if the folder cannot be read
   */
  public boolean isUsed() {
    return !files().isEmpty();
  }

  /**
   * Reads the newest checkpoint that is good.
   *
   * @param told if it is not the newest, and why
   * @return the checkpoint
   * @throws DataException if there is none, or none is good; the message is that of the newest
   * @throws FileException if the folder cannot be read
   */
  public Checkpoint newest(Consumer<Notice> told) {
    DataException first = null;
    for (Path file : files().values()) {
      try {
        Checkpoint read = read(file);
        if (first != null) {
          told.accept(
              Notice.of(
                  "The newest checkpoint cannot be used, "
                      + file.getFileName()
                      + " is taken in its place: "
                      + first.getMessage()));
        }
        return read;
      } catch (DataException damaged) {
        first = first == null ? damaged : first;
      }
    }
    if (first != null) {
      throw first;
    }
    throw new DataException(folder + " must hold a checkpoint, found none.");
  }

  private static Checkpoint read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_BYTES) {
        throw new DataException(file + " must be a file of less than 2 GiB, found it is not.");
      }
      return CheckpointFile.read(file.toString(), Files.readAllBytes(file));
    } catch (AccessDeniedException e) {
      throw new DataException(file + ": the checkpoint must not be read by this user.", e);
    } catch (IOException e) {
      throw new DataException(file + ": the checkpoint cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Writes a checkpoint and removes all but it and the one before.
   *
   * @param job what it is of
   * @param state how far it is
   * @throws FileException if it cannot be written; those that are there are then still whole
   */
  void write(CheckpointedJob job, EnsembleState state) {
    int epochs = state.epochs();
    Path path = folder.resolve(String.format(Locale.ROOT, "checkpoint-%06d.safetensors", epochs));
    make();
    try (AtomicFile file = AtomicFile.create("the checkpoint", path)) {
      file.writeAll(CheckpointFile.of(job, state));
      file.commit();
    }
    removeAllBut(epochs);
  }

  /** What is ahead of the checkpoint just written could not be read, or it would not be ahead. */
  private void removeAllBut(int epochs) {
    SortedMap<Integer, Path> files = files();
    Optional<Integer> before = files.keySet().stream().filter(of -> of < epochs).findFirst();
    files.forEach(
        (of, file) -> {
          if (of != epochs && !before.equals(Optional.of(of))) {
            remove(file);
          }
        });
  }

  /**
   * Makes the folder, and removes what a process that was killed left unfinished.
   *
   * @throws FileException if it cannot be made
   */
  public void make() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileException.of("the checkpoint", folder, e);
    }
    sweep();
  }

  /**
   * Makes the folder, as {@link #make}, and keeps it for one training.
   *
   * @return to be closed when the training has ended; before {@link #clear}
   * @throws FileException if another training that is running keeps it, or it cannot be made
   */
  public CheckpointLock lock() {
    make();
    return CheckpointLock.of(folder);
  }

  /**
   * Removes all checkpoints, and the folder if nothing else is in it: for when a training is
   * finished.
   *
   * @throws FileException if one cannot be removed
   */
  public void clear() {
    files().values().forEach(CheckpointFolder::remove);
    sweep();
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
      if (!left.iterator().hasNext()) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw FileException.of("the folder of checkpoints", folder, e);
    }
  }

  /** Removes what processes that were killed left unfinished. */
  private void sweep() {
    for (Path left : list()) {
      Matcher owner = UNFINISHED.matcher(left.getFileName().toString());
      if (owner.matches() && ProcessHandle.of(Long.parseLong(owner.group(1))).isEmpty()) {
        remove(left);
      }
    }
  }

  /** Checkpoints by their number of epochs, the newest first. */
  private SortedMap<Integer, Path> files() {
    SortedMap<Integer, Path> files = new TreeMap<>(Collections.reverseOrder());
    for (Path file : list()) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (name.matches()) {
        files.put(Integer.valueOf(name.group(1)), file);
      }
    }
    return files;
  }

  private List<Path> list() {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(files::add);
    } catch (NoSuchFileException notThereYet) {
      return files;
    } catch (IOException e) {
      throw FileException.of("the folder of checkpoints", folder, e);
    }
    return files;
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileException.of("the checkpoint", file, e);
    }
  }
}
