package org.concordml.report.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.concordml.Notice;
import org.concordml.files.FileProblem;

/**
 * A folder that gets a fixed set of files, all or none: completed in a hidden sub-folder and then
 * moved into place, so that older files stay whole until the new ones are complete. Whatever goes
 * wrong leaves nothing behind, an interrupt too if that was {@linkplain #closeOnShutdown asked
 * for}; older files are then moved to a sub-folder, so that nobody takes them for those of the job
 * that failed. Safe for use by several threads.
 */
final class AtomicFolder implements AutoCloseable {

  private final Path folder;
  private final List<String> names;
  private final StagingFolder staging;
  private final Thread onShutdown = new Thread(this::discard, "concord-report-cleanup");
  private final EarlierReport earlier;
  private final Consumer<Notice> told;
  private boolean open = true;
  private boolean published;

  private AtomicFolder(Path folder, List<String> names, Consumer<Notice> told) {
    this.folder = folder;
    this.names = List.copyOf(names);
    this.told = told;
    this.earlier = EarlierReport.in(folder, names);
    this.staging = new StagingFolder(folder);
  }

  /**
   * Makes the folder if it is not there, and makes sure that files can be written to it.
   *
   * @param folder where to
   * @param names of every file that may be published
   * @param told of an earlier report that was replaced, or set aside
   * @return the folder; must be closed
   * @throws ReportException if it cannot be written to; then nothing was made
   */
  static AtomicFolder prepare(Path folder, List<String> names, Consumer<Notice> told) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new ReportException(
          "the report must go to a folder, found that "
              + folder
              + " is a file. Choose another folder.");
    }
    AtomicFolder prepared = new AtomicFolder(folder, names, told);
    prepared.requireNothingInTheWay();
    try {
      prepared.staging.make();
    } catch (IOException e) {
      prepared.published = true; // nothing was begun that an older report could be taken for
      prepared.close();
      throw failure(folder, e);
    }
    return prepared;
  }

  /**
   * Puts the files in place, once; an older file whose name is not among them is removed.
   *
   * @param contents by name, in the order they appear
   * @return the files, complete
   * @throws ReportException if a file cannot be written; the older files are then still whole
   * @throws IllegalStateException if this was closed or published before
   */
  synchronized List<Path> publish(Map<String, byte[]> contents) {
    requireOpen();
    try {
      for (Map.Entry<String, byte[]> file : contents.entrySet()) {
        staging.write(file.getKey(), file.getValue());
      }
      requireNothingInTheWay();
      Optional<String> another = earlier.ofAnotherJob(contents);
      List<Path> files = new ArrayList<>();
      for (String name : contents.keySet()) {
        staging.publish(name);
        files.add(folder.resolve(name));
      }
      for (String name : names) {
        if (!contents.containsKey(name)) {
          Files.deleteIfExists(folder.resolve(name)); // it would not belong to the other files
        }
      }
      published = true;
      another.ifPresent(
          job ->
              told.accept(
                  Notice.of(
                      "Replaced the report of another job in " + folder + " (" + job + ").")));
      return files;
    } catch (IOException e) {
      throw failure(folder, e);
    } finally {
      close();
    }
  }

  /** Tells a second report before it is made. */
  synchronized void requireOpen() {
    if (!open) {
      throw new IllegalStateException("a report can be written once, before close, to " + folder);
    }
  }

  /** A folder that has a file's name would stop the report half way. */
  private void requireNothingInTheWay() {
    for (String name : names) {
      Path path = folder.resolve(name);
      if (Files.isDirectory(path)) {
        throw new ReportException(
            "the report needs the name of a file for "
                + path
                + ", found a folder there. Move it away or choose another folder.");
      }
    }
  }

  private static ReportException failure(Path folder, IOException e) {
    FileProblem problem = FileProblem.of(e);
    return new ReportException(
        String.format(
            Locale.ROOT,
            "the report cannot be written to %s: %s. %s",
            folder,
            problem.cause(),
            problem.remedy()),
        e);
  }

  /** Has the Java virtual machine close this should it end before somebody else does. */
  synchronized void closeOnShutdown() {
    requireOpen();
    Runtime.getRuntime().addShutdownHook(onShutdown);
  }

  /** Removes what is not complete. Closing twice is harmless. */
  @Override
  public void close() {
    discard();
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException shuttingDown) {
      return; // the hook is about to run, and will find nothing to do
    }
  }

  /** An interrupt waits here while a report is being written: it is then complete, not torn. */
  private synchronized void discard() {
    open = false;
    staging.remove();
    if (!published) {
      published = true; // once is enough
      setEarlierAside();
    }
  }

  private void setEarlierAside() {
    try {
      earlier
          .setAside()
          .ifPresent(
              previous ->
                  told.accept(
                      Notice.of(
                          "Moved the report of an earlier job to "
                              + previous
                              + "; this one made none.")));
    } catch (IOException e) {
      told.accept(
          Notice.of("The report in " + folder + " is an earlier job's; it could not be moved."));
    }
  }
}
