package org.concordml.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The folder a report is written to: {@code history.csv}, {@code predictions.csv}, {@code
 * comparison.json} and {@code curves.png}, all or none.
 *
 * <p>Prepare it before a job starts, so that a folder that cannot be written costs no training.
 * Files are completed in a hidden sub-folder and then moved into place; an older report stays whole
 * until the new one is complete. Whatever goes wrong, an interrupt included, leaves nothing behind.
 * Safe for use by several threads.
 *
 * <pre>{@code
 * try (ReportFolder folder = ReportFolder.prepare(Path.of("out"))) {
 *   JobReport report = ...;
 *   folder.write(report);
 * }
 * }</pre>
 */
public final class ReportFolder implements AutoCloseable {

  private static final String HISTORY = "history.csv";
  private static final String PREDICTIONS = "predictions.csv";
  private static final String COMPARISON = "comparison.json";
  private static final String CURVES = "curves.png";
  private static final List<String> NAMES = List.of(HISTORY, PREDICTIONS, COMPARISON, CURVES);

  private final Path folder;
  private final StagingFolder staging;
  private final Thread onInterrupt = new Thread(this::discard, "concord-report-cleanup");
  private boolean open = true;

  private ReportFolder(Path folder) {
    this.folder = folder;
    this.staging = new StagingFolder(folder);
  }

  /**
   * What was written.
   *
   * @param files in the folder, complete
   * @param pictureProblem why {@code curves.png} is not among them; empty if it is
   */
  public record Written(List<Path> files, Optional<PictureUnavailableException> pictureProblem) {

    /** Takes a copy. */
    public Written {
      files = List.copyOf(files);
    }
  }

  /**
   * Makes the folder if it is not there, and makes sure that a report can be written to it.
   *
   * @param folder where to
   * @return the folder; must be closed
   * @throws ReportException if it cannot be written to; then nothing was made
   */
  public static ReportFolder prepare(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new ReportException(
          "the report must go to a folder, found that "
              + folder
              + " is a file. Choose another folder.");
    }
    ReportFolder prepared = new ReportFolder(folder);
    prepared.requireNothingInTheWay();
    Runtime.getRuntime().addShutdownHook(prepared.onInterrupt);
    try {
      prepared.staging.make();
    } catch (IOException e) {
      prepared.close();
      throw failure(folder, e);
    }
    return prepared;
  }

  /**
   * Writes the report. Once only.
   *
   * @param report a finished job
   * @return what was written; without a picture if this machine cannot draw one, and then an older
   *     picture is removed
   * @throws ReportException if a file cannot be written, as when the disk is full; an older report
   *     is then still whole
   * @throws IllegalStateException if this was closed or written before
   */
  public Written write(JobReport report) {
    return write(report, CurvesPicture::of);
  }

  synchronized Written write(JobReport report, Function<JobReport, byte[]> picture) {
    if (!open) {
      throw new IllegalStateException("a report can be written once, before close, to " + folder);
    }
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put(HISTORY, bytes(HistoryCsv.of(report)));
    contents.put(PREDICTIONS, bytes(PredictionsCsv.of(report)));
    contents.put(COMPARISON, bytes(ReportJson.of(report)));
    Optional<PictureUnavailableException> problem = Optional.empty();
    try {
      contents.put(CURVES, picture.apply(report));
    } catch (PictureUnavailableException e) {
      problem = Optional.of(e);
    }
    try {
      return new Written(publish(contents), problem);
    } catch (IOException e) {
      throw failure(folder, e);
    } finally {
      close();
    }
  }

  private List<Path> publish(Map<String, byte[]> contents) throws IOException {
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      staging.write(file.getKey(), file.getValue());
    }
    requireNothingInTheWay();
    List<Path> files = new ArrayList<>();
    for (String name : contents.keySet()) {
      staging.publish(name);
      files.add(folder.resolve(name));
    }
    if (!contents.containsKey(CURVES)) {
      Files.deleteIfExists(folder.resolve(CURVES)); // it would not belong to the other files
    }
    return files;
  }

  /** A folder that has a file's name would stop the report half way. */
  private void requireNothingInTheWay() {
    for (String name : NAMES) {
      Path path = folder.resolve(name);
      if (Files.isDirectory(path)) {
        throw new ReportException(
            "the report needs the name of a file for "
                + path
                + ", found a folder there. Move it away or choose another folder.");
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ReportException failure(Path folder, IOException e) {
    FileProblem problem = FileProblem.of(e);
    return new ReportException(
        "the report cannot be written to %s: %s. %s"
            .formatted(folder, problem.cause(), problem.remedy()),
        e);
  }

  /** Removes what is not complete. Closing twice is harmless. */
  @Override
  public void close() {
    discard();
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException shuttingDown) {
      return; // the hook is about to run, and will find nothing to do
    }
  }

  /** An interrupt waits here while a report is being written: it is then complete, not torn. */
  private synchronized void discard() {
    open = false;
    staging.remove();
  }
}
