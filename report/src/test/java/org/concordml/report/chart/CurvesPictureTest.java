package org.concordml.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.concordml.report.JobReport;
import org.concordml.report.Locales;
import org.concordml.report.SampleReport;
import org.concordml.training.EpochRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pixels depend on the fonts of the machine, so only what does not is asserted. */
class CurvesPictureTest {

  private static final int SKY_BLUE = 0xFF56B4E9;
  private static final int VERMILLION = 0xFFD55E00;
  private static final int BLACK = 0xFF000000;
  private static final int BLUE = 0xFF0072B2;
  private static final int WHITE = 0xFFFFFFFF;
  private static final Integer[] COLORS = {
    SKY_BLUE, VERMILLION, BLACK, 0xFF009E73, 0xFFCC79A7, BLUE
  };

  private static final Rectangle TITLE = new Rectangle(0, 0, 1800, 54);
  private static final Rectangle SUBTITLE = new Rectangle(0, 56, 1800, 36);
  private static final Rectangle CHARTS = new Rectangle(0, 92, 1800, 456);
  private static final Rectangle LEGEND = new Rectangle(0, 548, 1800, 52);

  @ParameterizedTest
  @CsvSource({"1", "2", "10", "21", "300"})
  void everyEngineCanBeSeenWhereAllAgree(int epochs) throws IOException {
    BufferedImage image = image(SampleReport.agreeing(epochs, "pytorch", "mxnet", "java"));
    for (int half = 0; half < 2; half++) {
      assertThat(colors(image, half)).contains(SKY_BLUE, VERMILLION, BLACK);
    }
  }

  @Test
  void aSingleEngineHasAColourForTrainingAndOneForValidation() throws IOException {
    BufferedImage image = image(SampleReport.agreeing(10, "java"));
    for (int half = 0; half < 2; half++) {
      assertThat(colors(image, half)).contains(BLUE, VERMILLION).doesNotContain(SKY_BLUE);
    }
  }

  /** The last points of the curves are not those of the model then. */
  @Test
  void anEpochWhoseWeightsWereRestoredIsMarkedInBothHalves() throws IOException {
    BufferedImage marked = image(SampleReport.restored(10));
    BufferedImage plain = image(SampleReport.restored(3));
    for (int half = 0; half < 2; half++) {
      assertThat(marks(marked, half)).isTrue();
      assertThat(marks(plain, half)).isFalse();
    }
    assertThat(CurvesCaption.subtitle(SampleReport.restored(10)))
        .isEqualTo(
            "tumours.csv, 6 training rows, 4 test rows. Tested with the weights of epoch 3 (dotted)");
    assertThat(CurvesCaption.subtitle(SampleReport.restored(3)))
        .isEqualTo("tumours.csv, 6 training rows, 4 test rows");
  }

  /**
   * Networks that keep an epoch each have no one epoch to mark; their mean ends with the shorter.
   */
  @Test
  void ofAnEnsembleTheMeanIsDrawnAndNoEpochMarked() throws IOException {
    JobReport report = SampleReport.ensemble(10);
    BufferedImage image = image(report);
    for (int half = 0; half < 2; half++) {
      assertThat(marks(image, half)).isFalse();
      assertThat(colors(image, half)).contains(BLUE, VERMILLION);
    }
    assertThat(report.runs().get(0).model().history()).hasSize(8);
    assertThat(CurvesCaption.subtitle(report))
        .isEqualTo(
            "tumours.csv, 6 training rows, 4 test rows. Mean curves of 2 networks, which are tested"
                + " together, each with the weights of its best epoch");
  }

  @Test
  void isTwelveByFourInches() throws IOException {
    byte[] png = CurvesPicture.of(SampleReport.compare());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(1800);
    assertThat(image.getHeight()).isEqualTo(600);
    int chunk = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    ByteBuffer dots = ByteBuffer.wrap(png, chunk + 4, 9);
    assertThat(dots.getInt()).isEqualTo(5906);
    assertThat(dots.getInt()).isEqualTo(5906);
    assertThat(dots.get()).as("unit, 1 is the metre").isEqualTo((byte) 1);
  }

  /** A number that is not finite leaves a gap; those beside it are drawn. */
  @Test
  void whatIsNotFiniteIsLeftOut() throws IOException {
    EpochRecord finite = new EpochRecord(1, 0.6, 0.9, 0.5, 0.8, 0);
    EpochRecord undefined =
        new EpochRecord(2, Double.NaN, 0.9, Double.POSITIVE_INFINITY, Double.NaN, 0);
    EpochRecord first =
        new EpochRecord(1, Double.NaN, 0.9, Double.POSITIVE_INFINITY, Double.NaN, 0);

    BufferedImage both = drawn(finite, undefined);
    assertThat(colors(both, 0)).containsExactlyInAnyOrder(BLUE, VERMILLION);
    assertThat(colors(both, 1)).containsExactlyInAnyOrder(BLUE, VERMILLION);
    assertThat(inked(both, CHARTS)).isEqualTo(inked(drawn(finite, finite), CHARTS));

    BufferedImage none = drawn(first);
    assertThat(colors(none, 0)).containsExactly(BLUE);
    assertThat(colors(none, 1)).isEmpty();
  }

  @Test
  void manyEnginesAndLongWordsFit() throws IOException {
    String[] engines = new String[9];
    Arrays.setAll(engines, i -> "an engine with a long name " + i);

    BufferedImage image = image(SampleReport.agreeing(3, engines));

    // Both are made smaller until they reach from margin to margin, and no further.
    for (Rectangle line : List.of(TITLE, LEGEND)) {
      Rectangle ink = inked(image, line);
      assertThat(ink.x).isBetween(18, 30);
      assertThat(ink.x + ink.width).isBetween(1760, 1782);
    }
    assertThat(inked(image, SUBTITLE).width).isBetween(400, 1762);
    assertThat(colors(image, LEGEND)).contains(COLORS);
    assertThat(colors(image, 0)).contains(COLORS);
    assertThat(colors(image, 1)).contains(COLORS);
  }

  @ParameterizedTest
  @MethodSource("org.concordml.report.Locales#all")
  void captions(Locale locale) {
    JobReport compare = SampleReport.compare();
    assertThat(Locales.in(locale, () -> CurvesCaption.title(compare)))
        .isEqualTo("pytorch, mxnet and java: test accuracy 1.0000 / 1.0000 / 0.7500, loss 0.0771");
    assertThat(Locales.in(locale, () -> CurvesCaption.subtitle(compare)))
        .isEqualTo(
            "tumours.csv, 6 training rows, 4 test rows. java differs first in loss at epoch 1, step"
                + " 2: 0.510000000, reference 0.500000000 (0.010 relative)");
    JobReport agreeing = SampleReport.agreeing(10, "pytorch", "java");
    assertThat(Locales.in(locale, () -> CurvesCaption.title(agreeing)))
        .isEqualTo("pytorch and java: test accuracy 1.0000, loss 0.0771");
    assertThat(Locales.in(locale, () -> CurvesCaption.subtitle(agreeing)))
        .isEqualTo(
            "tumours.csv, 6 training rows, 4 test rows. The engines agree within 0.0001, so their"
                + " curves coincide: thin lines lie on thick ones.");
    assertThat(Locales.in(locale, () -> CurvesCaption.subtitle(SampleReport.train())))
        .isEqualTo(
            "tumours.csv, 6 training rows, 4 test rows. The test rows chose the epoch, so their"
                + " figures are optimistic");
  }

  private static BufferedImage image(JobReport report) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(CurvesPicture.of(report)));
  }

  private static BufferedImage drawn(EpochRecord... history) throws IOException {
    byte[] png =
        CurvesDrawing.png(
            "a",
            "b",
            "accuracy",
            List.of(new EngineLines("java", List.of(history), OptionalInt.empty())));
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Colours of lines, left or right; the titles of the axes, which are black, are left out. */
  private static boolean marks(BufferedImage image, int half) {
    return IntStream.range(half * 900 + 50, half * 900 + 900)
        .anyMatch(
            x ->
                IntStream.range(100, 490)
                    .anyMatch(y -> image.getRGB(x, y) == EpochChart.RESTORED.getRGB()));
  }

  private static Set<Integer> colors(BufferedImage image, int half) {
    return colors(image, new Rectangle(half * 900 + 50, 100, 850, 390));
  }

  private static Set<Integer> colors(BufferedImage image, Rectangle part) {
    Set<Integer> colors = new HashSet<>();
    for (int x = part.x; x < part.x + part.width; x++) {
      for (int y = part.y; y < part.y + part.height; y++) {
        colors.add(image.getRGB(x, y));
      }
    }
    colors.retainAll(Arrays.asList(COLORS));
    return colors;
  }

  /** The smallest rectangle with all that is drawn in a part of the image. */
  private static Rectangle inked(BufferedImage image, Rectangle part) {
    Rectangle ink = null;
    for (int x = part.x; x < part.x + part.width; x++) {
      for (int y = part.y; y < part.y + part.height; y++) {
        if (image.getRGB(x, y) != WHITE) {
          Rectangle pixel = new Rectangle(x, y, 1, 1);
          ink = ink == null ? pixel : ink.union(pixel);
        }
      }
    }
    return ink;
  }
}
