package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.concordml.evaluation.ranking.DeLong;
import org.concordml.evaluation.ranking.RocCurve;
import org.junit.jupiter.api.Test;

/**
 * Products of counts pass 2^31 from some 93,000 rows on. A fault that was planted once: the product
 * of positives and negatives in int, which no test of few rows sees.
 */
class ManyRowsTest {

  private static final int EACH = 200_000;

  /** Half of the rows positive; three quarters of each class on its own side, the others not. */
  private static boolean[] truth() {
    boolean[] truth = new boolean[2 * EACH];
    for (int row = 0; row < truth.length; row++) {
      truth[row] = row % 2 == 0;
    }
    return truth;
  }

  private static double[] probabilities(boolean[] truth) {
    double[] probability = new double[truth.length];
    for (int row = 0; row < truth.length; row++) {
      boolean right = row / 2 % 4 != 0;
      probability[row] = truth[row] == right ? 0.75 : 0.25;
    }
    return probability;
  }

  @Test
  void everyMetricIsThatOfTheSameShares() {
    boolean[] truth = truth();
    Evaluation.Binary many = Evaluation.of(truth, probabilities(truth), 0.5);
    boolean[] few = Arrays.copyOf(truth, 8);
    Evaluation.Binary same = Evaluation.of(few, probabilities(few), 0.5);

    assertThat((long) many.counts().positives() * many.counts().negatives())
        .isGreaterThan(1L << 31);
    for (BinaryMetric metric : BinaryMetric.values()) {
      assertThat(many.metric(metric))
          .as(metric.key())
          .isCloseTo(same.metric(metric), within(1e-11));
    }
  }

  @Test
  void theAreaCountsEveryPair() {
    boolean[] truth = truth();
    double[] probability = probabilities(truth);

    // A positive row wins against 3/4 of the negatives where it is right: 9/16; 6/16 of the pairs
    // tie.
    assertThat(RocCurve.of(truth, probability).auc()).isEqualTo(0.75);
    assertThat(DeLong.of(truth, probability).auc()).isEqualTo(0.75);
    assertThat(DeLong.of(truth, probability).variance()).isPositive().isLessThan(1e-5);
  }
}
