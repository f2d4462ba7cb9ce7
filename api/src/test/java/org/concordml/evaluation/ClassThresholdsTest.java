package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The class of the largest probability over its threshold is predicted. */
class ClassThresholdsTest {

  private static final double[] PROBABILITIES = {0.5, 0.3, 0.2, 0.4, 0.35, 0.25};
  private static final int[] TRUTH = {1, 2};

  private static ClassPredictions decided(Double... thresholds) {
    return ClassPredictions.of(PROBABILITIES, TRUTH, 3)
        .decidedBy(new ClassThresholds(List.of(thresholds)));
  }

  @Test
  void theLargestQuotientIsPredicted() {
    ClassPredictions decided = decided(0.6, 0.3, 0.1);

    assertThat(decided.predicted(0)).isEqualTo(2);
    assertThat(decided.predicted(1)).isEqualTo(2);
    assertThat(decided(0.5, 0.25, 0.25).predicted(0)).as("1, 1.2, 0.8").isEqualTo(1);
    assertThat(decided(0.5, 0.3, 0.2).predicted(0)).as("the first of equals").isZero();
  }

  /** Counts, and all that is counted, change; areas and losses do not. */
  @Test
  void whatIsCountedFollowsAndWhatIsRankedStays() {
    ClassPredictions plain = ClassPredictions.of(PROBABILITIES, TRUTH, 3);
    ClassPredictions decided = decided(0.6, 0.3, 0.1);

    assertThat(plain.counts().correct()).isZero();
    assertThat(decided.counts().count(1, 2)).isEqualTo(1);
    assertThat(decided.counts().count(2, 2)).isEqualTo(1);
    assertThat(Evaluation.of(decided).metric(ClassMetric.ACCURACY)).isEqualTo(0.5);
    assertThat(ClassMetric.LOG_LOSS.of(decided)).isEqualTo(ClassMetric.LOG_LOSS.of(plain));
    assertThat(ClassMetric.topAccuracy(2).of(decided))
        .isEqualTo(ClassMetric.topAccuracy(2).of(plain));
  }

  @Test
  void weightsAndResamplesKeepTheThresholds() {
    ClassPredictions weighted = decided(0.6, 0.3, 0.1).weighted(new double[] {3, 1});

    assertThat(weighted.counts().count(1, 2)).isEqualTo(3);
    assertThat(weighted.take(new int[] {1, 1}).predicted(1)).isEqualTo(2);
  }

  @Property
  void equalThresholdsPredictTheMostProbableClass(
      @ForAll @IntRange(min = 2, max = 9) int classes,
      @ForAll @DoubleRange(min = 0.01, max = 1) double threshold,
      @ForAll long seed) {
    double[] probabilities = new Random(seed).doubles(classes).toArray();
    ClassThresholds equal = new ClassThresholds(Collections.nCopies(classes, threshold));
    double largest = Arrays.stream(probabilities).max().orElseThrow();

    assertThat(probabilities[equal.predicted(probabilities, 0)] / threshold)
        .isEqualTo(largest / threshold);
  }

  /** One number says all where there are two classes. */
  @Property
  void ofTwoClassesItIsAThresholdOfTheSecond(
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double threshold,
      @ForAll @DoubleRange(min = 0, max = 1) double probability) {
    if (Math.abs(probability - threshold) < 1e-9) {
      return;
    }
    ClassThresholds both = new ClassThresholds(List.of(1 - threshold, threshold));

    assertThat(both.predicted(new double[] {1 - probability, probability}, 0))
        .isEqualTo(DecisionThreshold.above(threshold).isPositive(probability) ? 1 : 0);
  }

  @Test
  void thresholdsOutOfRangeOrOfOtherClassesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassThresholds(List.of(0.5, 0.0)))
        .withMessage("threshold of a class must be above 0 and at most 1, found 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassThresholds(List.of(0.5)))
        .withMessage("there must be a threshold for each of at least 2 classes, found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decided(0.5, 0.5))
        .withMessage("there must be a threshold for each of 3 classes, found 2");
  }
}
