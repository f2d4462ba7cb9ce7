package org.concordml.report.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.concordml.Notice;
import org.concordml.report.BenchmarkReport;
import org.concordml.report.chart.BenchmarkPicture;
import org.concordml.report.chart.PictureUnavailableException;
import org.concordml.report.json.BenchmarkJson;
import org.concordml.report.table.BenchmarkCsv;
import org.concordml.report.table.BenchmarkMarkdown;

/**
 * The folder a benchmark is written to: {@code benchmark.json}, {@code benchmark.csv}, {@code
 * benchmark.md} and {@code benchmark.png}, all or none, in the way of {@link ReportFolder}.
 */
public final class BenchmarkFolder implements AutoCloseable {

  private static final String JSON = "benchmark.json";
  private static final String CSV = "benchmark.csv";
  private static final String MARKDOWN = "benchmark.md";
  private static final String PICTURE = "benchmark.png";

  private final AtomicFolder folder;

  private BenchmarkFolder(AtomicFolder folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder if it is not there, and makes sure that files can be written to it.
   *
   * @param folder where to
   * @param told that an earlier report was replaced by another job's, or that it was moved to the
   *     sub-folder {@code previous} because this was closed without a report
   * @return the folder; must be closed
   * @throws ReportException if it cannot be written to; then nothing was made
   */
  public static BenchmarkFolder prepare(Path folder, Consumer<Notice> told) {
    return new BenchmarkFolder(
        AtomicFolder.prepare(folder, List.of(JSON, CSV, MARKDOWN, PICTURE), told));
  }

  /**
   * Writes the result. Once only.
   *
   * @param report a finished benchmark
   * @return what was written; without a picture if nothing was measured, or this machine cannot
   *     draw one
   * @throws ReportException if a file cannot be written; an older report is then still whole
   */
  public ReportFolder.Written write(BenchmarkReport report) {
    folder.requireOpen();
    Optional<PictureUnavailableException> problem = Optional.empty();
    Optional<byte[]> picture = Optional.empty();
    try {
      picture = BenchmarkPicture.of(report.result());
    } catch (PictureUnavailableException e) {
      problem = Optional.of(e);
    }
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put(JSON, bytes(BenchmarkJson.of(report)));
    contents.put(CSV, bytes(BenchmarkCsv.of(report.result())));
    contents.put(MARKDOWN, bytes(BenchmarkMarkdown.of(report, picture.isPresent())));
    picture.ifPresent(png -> contents.put(PICTURE, png));
    return new ReportFolder.Written(folder.publish(contents), problem);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
