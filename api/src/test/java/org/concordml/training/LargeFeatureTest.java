package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.TabularData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A divergence names the feature that it may have come from. */
class LargeFeatureTest {

  private static FeatureMatrix rows(double... values) {
    return FeatureMatrix.of(values, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "1e6, 0, -1, 0, a usual size",
    "1.1e6, 0, 0, 1.1e6, beyond it",
    "2e6, -3e6, 1, -3e6, the larger on either side",
    "NaN, 9e9, 0, NaN, not even a number"
  })
  void theLargestBeyondAUsualSizeIsFound(
      double first, double second, int column, double value, String why) {
    LargeFeature found = LargeFeature.among(rows(0, 1), rows(1, 0, first, second));

    assertThat(found).as(why).isEqualTo(column < 0 ? null : new LargeFeature(column, value));
  }

  private static TabularData table() {
    Examples two = Examples.binary(rows(0, 1, 1, 0), new boolean[] {true, false});
    return new TabularData(
        "patients.csv",
        "ab".repeat(32),
        new Schema(List.of("age", "dose"), "ill", "1", "0"),
        two,
        new Preparation(2, 0, List.of(), Map.of(), List.of()));
  }

  @Test
  void inTheWordsOfATableColumnAndFileAreNamed() {
    TrainingDivergedException diverged =
        new TrainingDivergedException("java", 2, 3, Double.NaN, LargeFeature.among(rows(0, 4e12)));

    assertThat(diverged.in(table()))
        .hasMessage(
            "training on java diverged: loss must be finite, found NaN at epoch 2, batch 3. Among"
                + " the scaled features is 4.0E12, in column \"dose\" of patients.csv. Correct or"
                + " leave out the column with TableRoles.withDrop(\"dose\"), scale the features"
                + " with Scaler.named(\"minmax\"), lower the learning rate with"
                + " FitConfig.Builder.learningRate, or clip the gradient with"
                + " FitConfig.Builder.clipping(\"1\").");
    assertThat(diverged.in(table()).getStackTrace()).isEqualTo(diverged.getStackTrace());
    assertThat(diverged.in(table()).epoch()).isEqualTo(2);
    assertThat(diverged.in(table()).batch()).isEqualTo(3);
  }

  @Test
  void withoutALargeFeatureNoColumnIsNamed() {
    TrainingDivergedException diverged =
        new TrainingDivergedException("java", 2, 0, Double.NaN, LargeFeature.among(rows(0, 1)));

    assertThat(diverged.in(table())).isSameAs(diverged);
    assertThat(diverged)
        .hasMessageStartingWith(
            "training on java diverged: loss must be finite, found NaN at epoch 2, validation. Scale");
  }
}
