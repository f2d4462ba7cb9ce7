package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.concordml.evaluation.ranking.RocCurve;
import org.concordml.golden.GoldenFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Curves of tied, reversed, tiny and extreme scores are scikit-learn's. */
class CurvesGoldenTest {

  static Stream<Case> cases() {
    return GoldenFile.read("scikit-learn/curves.json", Cases.class).cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rocCurve(Case golden) {
    RocCurve curve = RocCurve.of(golden.truth(), golden.scores);
    List<RocCurve.Point> points = curve.points();
    assertThat(points.stream().mapToDouble(RocCurve.Point::falsePositiveRate).toArray())
        .containsExactly(golden.fpr);
    assertThat(points.stream().mapToDouble(RocCurve.Point::truePositiveRate).toArray())
        .containsExactly(golden.tpr);
    assertThat(points.stream().skip(1).mapToDouble(RocCurve.Point::threshold).toArray())
        .containsExactly(golden.thresholds);
    assertThat(points.get(0)).isEqualTo(new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0));
    assertThat(curve.auc()).isCloseTo(golden.rocAuc, within(1e-15));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoreMetrics(Case golden) {
    Evaluation.Binary evaluation = Evaluation.of(golden.truth(), golden.scores, 0.5);
    assertThat(evaluation.metric(BinaryMetric.AVERAGE_PRECISION))
        .isCloseTo(golden.averagePrecision, within(1e-14));
    assertThat(evaluation.metric(BinaryMetric.BRIER)).isCloseTo(golden.brier, within(1e-14));
    assertThat(evaluation.metric(BinaryMetric.LOG_LOSS)).isCloseTo(golden.logLoss, within(1e-13));
  }

  private static final class Cases {
    List<Case> cases;
  }

  private static final class Case {
    String name;
    int[] labels;
    double[] scores;
    double[] fpr;
    double[] tpr;
    double[] thresholds;
    double rocAuc;
    double averagePrecision;
    double brier;
    double logLoss;

    boolean[] truth() {
      return GoldenFile.booleans(labels);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
