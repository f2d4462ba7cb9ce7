package org.concordml.report.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.concordml.Notice;
import org.concordml.report.chart.DistributionsPicture;
import org.concordml.report.chart.PictureUnavailableException;

/**
 * The folder an inspection is written to: {@code inspection.json} and {@code distributions.png},
 * both or none, in the way of {@link ReportFolder}.
 */
public final class InspectionFolder implements AutoCloseable {

  private static final String JSON = "inspection.json";
  private static final String PICTURE = "distributions.png";

  private final AtomicFolder folder;

  private InspectionFolder(AtomicFolder folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder if it is not there, and makes sure that files can be written to it.
   *
   * @param folder where to
   * @param told that an earlier inspection was replaced by another table's, or that it was moved to
   *     the sub-folder {@code previous} because this was closed without one
   * @return the folder; must be closed
   * @throws ReportException if it cannot be written to; then nothing was made
   */
  public static InspectionFolder prepare(Path folder, Consumer<Notice> told) {
    return new InspectionFolder(AtomicFolder.prepare(folder, List.of(JSON, PICTURE), told));
  }

  /**
   * Draws and writes. Once only.
   *
   * @param document JSON text
   * @param title of the picture
   * @param panels of the picture, at least one
   * @return what was written; without a picture if this machine cannot draw one
   * @throws ReportException if a file cannot be written; an older one is then still whole
   */
  public ReportFolder.Written write(
      String document, String title, List<DistributionsPicture.Panel> panels) {
    folder.requireOpen();
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put(JSON, document.getBytes(StandardCharsets.UTF_8));
    Optional<PictureUnavailableException> problem = Optional.empty();
    try {
      contents.put(PICTURE, DistributionsPicture.of(title, panels));
    } catch (PictureUnavailableException e) {
      problem = Optional.of(e);
    }
    return new ReportFolder.Written(folder.publish(contents), problem);
  }

  /**
   * Has this closed should the Java virtual machine end before somebody closes it, as an interrupt
   * ends it. It is for whoever owns the process to decide.
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
