package org.concordml.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.concordml.report.chart.DistributionsPicture.Panel;
import org.junit.jupiter.api.Test;

class DistributionsPictureTest {

  private static final int BLUE = 0x56B4E9;

  private static final Panel STAGE =
      new Panel("stage", "2 missing", List.of("I", "II"), List.of(30, 10), false);

  private static BufferedImage drawn(List<Panel> panels) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(DistributionsPicture.of("visits", panels)));
  }

  private static int blue(BufferedImage image, int fromX, int toX) {
    int count = 0;
    for (int x = fromX; x < toX; x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == BLUE ? 1 : 0;
      }
    }
    return count;
  }

  /** Of the left half of a picture of one panel three times as much is blue as of the right. */
  @Test
  void barsAreAsHighAsTheirRows() throws IOException {
    BufferedImage image = drawn(List.of(STAGE));

    double ratio =
        (double) blue(image, 0, image.getWidth() / 2)
            / blue(image, image.getWidth() / 2, image.getWidth());

    assertThat(ratio).isBetween(2.5, 3.5);
  }

  @Test
  void fourPanelsStandInARow() throws IOException {
    BufferedImage five = drawn(Collections.nCopies(5, STAGE));

    assertThat(five.getWidth()).isEqualTo(1800);
    assertThat(five.getHeight()).isEqualTo(96 + 2 * 330 + 20);
    assertThat(blue(five, 900, 1800)).isPositive();
  }

  @Test
  void moreColumnsThanCanBeSeenAreLeftOut() throws IOException {
    assertThat(drawn(Collections.nCopies(61, STAGE)).getHeight())
        .isEqualTo(drawn(Collections.nCopies(60, STAGE)).getHeight());
  }

  @Test
  void aColumnWithoutValuesHasAnEmptyPanel() throws IOException {
    BufferedImage image = drawn(List.of(new Panel("later", "", List.of(), List.of(), false)));

    assertThat(blue(image, 0, image.getWidth())).isZero();
  }

  /** Ranges that touch: half of them are empty, so half of the picture is. */
  @Test
  void rangesAreDrawnWithFewLabels() throws IOException {
    List<String> labels = IntStream.range(0, 20).mapToObj(i -> "from " + i).toList();
    List<Integer> rows = IntStream.range(0, 20).mapToObj(i -> i < 10 ? 5 : 0).toList();

    BufferedImage image = drawn(List.of(new Panel("age", "", labels, rows, true)));

    assertThat(blue(image, 0, image.getWidth() / 2)).isGreaterThan(50_000);
    assertThat(blue(image, image.getWidth() * 6 / 10, image.getWidth())).isZero();
  }

  /** Shortened they are one, and the chart refuses a label that stands twice. */
  @Test
  void longLabelsThatBeginAlikeAreDrawn() throws IOException {
    Panel alike =
        new Panel(
            "drug",
            "",
            List.of("acetylsalicylic acid", "acetylsalicylic amide"),
            List.of(3, 4),
            false);

    assertThat(blue(drawn(List.of(alike)), 0, 900)).isPositive();
  }

  @Test
  void barsWithoutALabelAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Panel("stage", "", List.of("I"), List.of(1, 2), false))
        .withMessage("each bar must have a label, found 1 for 2 bars of stage");
  }
}
