package org.concordml.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.junit.jupiter.api.Test;

/** Rows that are in both parts of the split are counted; rows that are alike by chance are not. */
class SharedRowsTest {

  private static final double[] NOISE = new Random(3).doubles(100).toArray();

  @Test
  void rowsOfTheTestPartThatEqualTrainingRowsAreCounted() {
    assertThat(
            SampleJob.of(100)
                .with("noise", row -> NOISE[row % 94])
                .with("age", row -> 20 + row % 94 % 50)
                .notices())
        .containsExactly(
            "6 of the 20 test rows equal a training row in every feature and in the target, so the"
                + " test may not tell how well the model does on new rows. Leave repeated rows out"
                + " of the file.");
  }

  @Test
  void oneIsEnough() {
    assertThat(SampleJob.of(100).with("noise", row -> NOISE[row < 98 ? row : 18]).notices())
        .containsExactly(
            "1 of the 20 test rows equals a training row in every feature and in the target, so the"
                + " test may not tell how well the model does on new rows. Leave repeated rows out"
                + " of the file.");
  }

  @Test
  void equalFeaturesWithAnotherTargetAreNoCopy() {
    assertThat(SampleJob.of(100).with("noise", row -> NOISE[row < 99 ? row : 18]).notices())
        .isEmpty();
  }

  @Test
  void repeatedRowsWithinAPartAreNoLeak() {
    assertThat(SampleJob.of(100).with("noise", row -> NOISE[row < 4 ? row % 2 : row]).notices())
        .isEmpty();
  }

  @Test
  void fewAnswersOfYesAndNoAreAlikeByChance() {
    Random random = new Random(1);
    SampleJob job = SampleJob.of(200).without("noise");
    for (int column = 0; column < 8; column++) {
      int[] answers = random.ints(200, 0, 2).toArray();
      job.with("q" + column, row -> answers[row]);
    }
    assertThat(job.notices()).isEmpty();
  }

  /** One who answers yes says yes to the next question too, which makes equal rows more likely. */
  @Test
  void soAreAnswersThatGoTogether() {
    Random random = new Random(2);
    double[] mood = random.doubles(500).toArray();
    SampleJob job = SampleJob.of(500).without("noise");
    for (int column = 0; column < 12; column++) {
      double[] own = random.doubles(500).toArray();
      job.with("q" + column, row -> 0.6 * mood[row] + 0.4 * own[row] > 0.5 ? 1 : 0);
    }
    assertThat(job.notices()).isEmpty();
  }

  @Test
  void soAreWholeNumbersOfOneColumn() {
    int[] ages = new Random(3).ints(100, 20, 80).toArray();

    assertThat(SampleJob.of(100).without("noise").with("age", row -> ages[row]).notices())
        .isEmpty();
  }

  @Test
  void zeroEqualsItsNegative() {
    Examples rows =
        Examples.binary(FeatureMatrix.of(new double[] {0.0, -0.0, 1}, 1), new boolean[3]);

    assertThat(new RowIndex(rows, new int[] {0}).contains(1)).isTrue();
    assertThat(new RowIndex(rows, new int[] {0}).contains(2)).isFalse();
  }

  @Test
  void everyIndexedRowIsFoundAndNoOther() {
    double[] values = new Random(4).ints(3 * 5000, 0, 12).asDoubleStream().toArray();
    Examples rows = Examples.binary(FeatureMatrix.of(values, 3), new boolean[5000]);
    RowIndex index = new RowIndex(rows, IntStream.range(0, 600).toArray());

    for (int row = 0; row < 5000; row++) {
      int at = row;
      boolean there =
          IntStream.range(0, 600)
              .anyMatch(
                  other ->
                      IntStream.range(0, 3)
                          .allMatch(
                              c -> rows.features().get(at, c) == rows.features().get(other, c)));
      assertThat(index.contains(row)).isEqualTo(there);
    }
  }
}
