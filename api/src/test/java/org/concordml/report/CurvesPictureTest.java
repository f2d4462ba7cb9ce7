package org.concordml.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
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

  @Test
  void drawsWhatIsNotFinite() {
    EpochRecord finite = new EpochRecord(1, 0.5, 1, 0.5, 1, 0);
    EpochRecord undefined =
        new EpochRecord(2, Double.NaN, 1, Double.POSITIVE_INFINITY, Double.NaN, 0);
    assertThat(
            CurvesDrawing.png(
                "a", "b", List.of(new EngineLines("java", List.of(finite, undefined)))))
        .isNotEmpty();
    assertThat(CurvesDrawing.png("a", "b", List.of(new EngineLines("java", List.of(undefined)))))
        .isNotEmpty();
  }

  @Test
  void manyEnginesAndLongWordsFit() {
    String[] engines = new String[9];
    Arrays.setAll(engines, i -> "an engine with a long name " + i);
    assertThat(CurvesPicture.of(SampleReport.agreeing(3, engines))).isNotEmpty();
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
        .isEqualTo("tumours.csv, 6 training rows, 4 test rows");
  }

  private static BufferedImage image(JobReport report) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(CurvesPicture.of(report)));
  }

  /** Colours between title and legend, left or right. */
  private static Set<Integer> colors(BufferedImage image, int half) {
    Set<Integer> colors = new HashSet<>();
    for (int x = half * 900; x < (half + 1) * 900; x++) {
      for (int y = 100; y < 540; y++) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors;
  }
}
