package org.concordml.report.chart;

import java.util.List;
import java.util.OptionalInt;
import org.concordml.report.JobReport;
import org.concordml.training.EpochRecord;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.TrainedEnsemble;

/**
 * {@code curves.png}: accuracy and loss by epoch, side by side, of training and validation, for
 * every engine; 12 by 4 inches at 150 dots an inch. A dotted upright line marks an epoch whose
 * weights were restored at the end. Of an ensemble the curves are the mean of its networks, over
 * the epochs that all of them had.
 *
 * <p>Drawing needs Java's desktop module, FreeType and a font. No class that needs them is loaded
 * before a picture is asked for, so that everything else works without. No window is opened; a
 * process that has a display and must not touch it sets {@code java.awt.headless} to {@code true}.
 */
public final class CurvesPicture {

  private static final String NAME = "curves.png";

  private CurvesPicture() {}

  /**
   * Draws.
   *
   * @param report a finished job
   * @return a PNG file's bytes
   * @throws PictureUnavailableException if Java cannot draw on this machine
   */
  public static byte[] of(JobReport report) {
    String title = CurvesCaption.title(report);
    String subtitle = CurvesCaption.subtitle(report);
    String metric = report.experiment().task().historyMetric();
    List<EngineLines> engines = lines(report);
    return Graphics.draw(NAME, () -> CurvesDrawing.png(title, subtitle, metric, engines));
  }

  /**
   * Draws something and throws it away: the first picture of a process costs several times the
   * second. Meant for a thread of its own while a job is busy elsewhere; if drawing is impossible,
   * it does nothing, and {@link #of} says why.
   */
  public static void warmUp() {
    try {
      EpochRecord first = new EpochRecord(1, 0.5, 0.5, 0.5, 0.5, 0);
      EpochRecord second = new EpochRecord(2, 0.25, 0.75, 0.25, 0.75, 0);
      List<EngineLines> engines =
          List.of(new EngineLines("a", List.of(first, second), OptionalInt.empty()));
      byte[] unused =
          Graphics.draw(NAME, () -> CurvesDrawing.corner("0.5", "1", "accuracy", engines));
    } catch (PictureUnavailableException expected) {
      return;
    }
  }

  private static List<EngineLines> lines(JobReport report) {
    return report.runs().stream().map(CurvesPicture::lines).toList();
  }

  private static EngineLines lines(EngineRun run) {
    TrainedEnsemble model = run.model();
    boolean marks = model.size() == 1 && model.restoredBestWeights();
    return new EngineLines(
        run.engine(),
        model.history(),
        marks ? OptionalInt.of(model.members().get(0).bestEpoch()) : OptionalInt.empty());
  }
}
