package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.learning.ClassWeights;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.Test;

/**
 * A training part of one class is refused. It was learned without a word, and with balanced class
 * weights it was a defect.
 */
class ClassesToTrainOnTest {

  private static Examples rows(int positive, int negative) {
    boolean[] labels = new boolean[positive + negative];
    Arrays.fill(labels, 0, positive, true);
    return Examples.binary(FeatureMatrix.of(new double[labels.length], 1), labels);
  }

  private static TrainingJob job(Examples train, Examples test) {
    return TrainingJob.of(
        new NetworkSpec(1, List.of(), 0),
        FitConfig.standard().classWeights(new ClassWeights.Balanced()).build(),
        train,
        test);
  }

  @Test
  void rowsOfOneClassAreRefusedWithTheCountsOfBothParts() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> job(rows(0, 48), rows(2, 10)))
        .withMessage(
            "the rows to train on must be of both classes, found 0 positive and 48 negative; those"
                + " held back are 2 positive and 10 negative. Keep the classes' shares in both"
                + " parts with TrainTestSplit.");
  }

  /** One row cannot be in both parts. */
  @Test
  void aSingleRowOfAClassNeedsMore() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> job(rows(48, 0), rows(11, 1)))
        .withMessage(
            "the rows to train on must be of both classes, found 48 positive and 0 negative; those"
                + " held back are 11 positive and 1 negative. Give more rows of the rarer class, or"
                + " once there are more, keep their share in both parts with TrainTestSplit.");
  }

  @Test
  void oneRowOfTheOtherClassIsEnough() {
    assertThat(job(rows(1, 47), rows(0, 12)).rowWeights()).hasSize(48);
  }
}
