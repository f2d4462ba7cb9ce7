package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Pairs of 400,000 rows pass 2^31, and cannot be walked one by one. */
class ManyRowsOfOthersTest {

  private static final int ROWS = 400_000;

  /** Truth and prediction rise together in blocks of four rows of which two are swapped. */
  @Test
  void pairsOfNumbersAreCountedByMerging() {
    double[] truth = new double[ROWS];
    double[] predicted = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      truth[row] = row;
      predicted[row] = row % 4 == 1 ? row + 1 : row % 4 == 2 ? row - 1 : row;
    }
    double pairs = ROWS * (ROWS - 1.0) / 2;
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          Evaluation.Quantity evaluation = Evaluation.of(QuantityPredictions.of(truth, predicted));
          assertThat(evaluation.metric(QuantityMetric.CONCORDANCE)).isEqualTo(1 - ROWS / 4 / pairs);
          assertThat(evaluation.metric(QuantityMetric.KENDALL))
              .isCloseTo(1 - 2 * (ROWS / 4) / pairs, within(1e-15));
          assertThat(evaluation.metric(QuantityMetric.SPEARMAN)).isCloseTo(1, within(1e-9));
        });
  }

  @Test
  void areasOfClassesAreThoseOfTheSameShares() {
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          Evaluation.Classes many = Evaluation.of(classes(ROWS));
          Evaluation.Classes few = Evaluation.of(classes(40));
          for (ClassMetric metric : ClassMetric.all(4)) {
            assertThat(many.metric(metric))
                .as(metric.key())
                .isCloseTo(few.metric(metric), within(1e-10));
          }
        });
  }

  /** A cycle of 40 rows of four classes, right in most. */
  private static ClassPredictions classes(int rows) {
    int[] truth = new int[rows];
    double[] probabilities = new double[4 * rows];
    for (int row = 0; row < rows; row++) {
      int at = row % 40;
      truth[row] = at % 4;
      double sure = (at % 5 + 3) / 10.0;
      int predicted = at % 10 < 7 ? truth[row] : (at + 1) % 4;
      for (int k = 0; k < 4; k++) {
        probabilities[4 * row + k] = k == predicted ? sure : (1 - sure) / 3;
      }
    }
    return ClassPredictions.of(probabilities, truth, 4);
  }
}
