package org.concordml.report.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.concordml.Notice;
import org.concordml.report.JobReport;
import org.concordml.report.chart.CurvesPicture;
import org.concordml.report.chart.PictureUnavailableException;
import org.concordml.report.json.ReportJson;
import org.concordml.report.table.HistoryCsv;
import org.concordml.report.table.PredictionsCsv;
import org.concordml.run.RunRecord;

/**
 * The folder a report is written to: {@code history.csv}, {@code predictions.csv}, {@code
 * comparison.json}, {@code run.json} and {@code curves.png}, all or none.
 *
 * <p>Prepare it before a job starts, so that a folder that cannot be written costs no training.
 * Files are completed in a hidden sub-folder and then moved into place; an older report stays whole
 * until the new one is complete. Whatever goes wrong, with {@link #closeOnShutdown} an interrupt
 * too, leaves nothing behind but an older report, in the sub-folder {@code previous}. Safe for use
 * by several threads.
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
  private static final List<String> NAMES =
      List.of(HISTORY, PREDICTIONS, COMPARISON, RunRecord.FILE_NAME, CURVES);

  private final AtomicFolder folder;

  private ReportFolder(AtomicFolder folder) {
    this.folder = folder;
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
    return prepare(folder, notice -> {});
  }

  /**
   * Makes the folder if it is not there, and makes sure that a report can be written to it.
   *
   * @param folder where to
   * @param told that an earlier report was replaced by another job's, or that it was moved to the
   *     sub-folder {@code previous} because this was closed without a report
   * @return the folder; must be closed
   * @throws ReportException if it cannot be written to; then nothing was made
   */
  public static ReportFolder prepare(Path folder, Consumer<Notice> told) {
    return new ReportFolder(AtomicFolder.prepare(folder, NAMES, told));
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

  Written write(JobReport report, Function<JobReport, byte[]> picture) {
    folder.requireOpen();
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put(HISTORY, HistoryCsv.of(report).getBytes(StandardCharsets.UTF_8));
    contents.put(PREDICTIONS, PredictionsCsv.of(report).getBytes(StandardCharsets.UTF_8));
    contents.put(COMPARISON, ReportJson.of(report).getBytes(StandardCharsets.UTF_8));
    contents.put(RunRecord.FILE_NAME, report.record().toJson().getBytes(StandardCharsets.UTF_8));
    Optional<PictureUnavailableException> problem = Optional.empty();
    try {
      contents.put(CURVES, picture.apply(report));
    } catch (PictureUnavailableException e) {
      problem = Optional.of(e);
    }
    return new Written(folder.publish(contents), problem);
  }

  /**
   * Has this closed should the Java virtual machine end before somebody closes it, as an interrupt
   * ends it: so that nothing incomplete is left behind. It is for whoever owns the process to
   * decide, so nothing else adds a shutdown hook.
   */
  public void closeOnShutdown() {
    folder.closeOnShutdown();
  }

  /** Removes what is not complete. Closing twice is harmless. */
  @Override
  public void close() {
    folder.close();
  }
}
