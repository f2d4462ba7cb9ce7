package org.concordml.report;

import java.util.List;
import org.concordml.comparison.EngineRun;
import org.concordml.training.EpochRecord;

/**
 * {@code curves.png}: accuracy and loss by epoch, side by side, of training and validation, for
 * every engine; 12 by 4 inches at 150 dots an inch.
 *
 * <p>Drawing needs Java's desktop module, FreeType and a font. No class that needs them is loaded
 * before a picture is asked for, so that everything else works without.
 */
public final class CurvesPicture {

  private static final String HEADLESS = "java.awt.headless";

  private CurvesPicture() {}

  /**
   * Draws.
   *
   * @param report a finished job
   * @return a PNG file's bytes
   * @throws PictureUnavailableException if Java cannot draw on this machine
   */
  public static byte[] of(JobReport report) {
    return png(CurvesCaption.title(report), CurvesCaption.subtitle(report), lines(report));
  }

  /**
   * Draws something small and throws it away: the first picture of a process costs several times
   * the second. Meant for a thread of its own while a job is busy elsewhere; if drawing is
   * impossible, it does nothing, and {@link #of} says why.
   */
  public static void warmUp() {
    try {
      EpochRecord first = new EpochRecord(1, 0.5, 0.5, 0.5, 0.5, 0);
      EpochRecord second = new EpochRecord(2, 0.25, 0.75, 0.25, 0.75, 0);
      byte[] unused = png("0.5", "1", List.of(new EngineLines("a", List.of(first, second))));
    } catch (PictureUnavailableException expected) {
      return;
    }
  }

  private static List<EngineLines> lines(JobReport report) {
    return report.runs().stream().map(CurvesPicture::lines).toList();
  }

  private static EngineLines lines(EngineRun run) {
    return new EngineLines(run.engine(), run.model().history());
  }

  /** Nothing of AWT may be named here: it is loaded, and fails, inside the try. */
  private static byte[] png(String title, String subtitle, List<EngineLines> engines) {
    if (System.getProperty(HEADLESS) == null) {
      System.setProperty(HEADLESS, "true");
    }
    try {
      return CurvesDrawing.png(title, subtitle, engines);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new PictureUnavailableException(
          "curves.png cannot be drawn because Java's graphics do not work here ("
              + rootOf(e)
              + "). Install a Java runtime with the java.desktop module, fontconfig, FreeType and"
              + " a font (Debian and Ubuntu: fontconfig libfreetype6 fonts-dejavu-core; Fedora:"
              + " fontconfig freetype dejavu-sans-fonts).",
          e);
    }
  }

  private static String rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String name = root.getClass().getSimpleName();
    return root.getMessage() == null ? name : name + ": " + root.getMessage().replace('\n', ' ');
  }
}
