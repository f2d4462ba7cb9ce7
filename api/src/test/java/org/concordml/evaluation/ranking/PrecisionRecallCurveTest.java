package org.concordml.evaluation.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrecisionRecallCurveTest {

  @Test
  void hasAPointForEachDistinctScore() {
    PrecisionRecallCurve curve =
        PrecisionRecallCurve.of(
            new boolean[] {true, false, true, false, false},
            new double[] {0.9, 0.9, 0.6, 0.3, 0.1});
    assertThat(curve.points())
        .containsExactly(
            new PrecisionRecallCurve.Point(0.9, 0.5, 0.5),
            new PrecisionRecallCurve.Point(0.6, 2.0 / 3, 1),
            new PrecisionRecallCurve.Point(0.3, 0.5, 1),
            new PrecisionRecallCurve.Point(0.1, 0.4, 1));
    assertThat(curve.averagePrecision()).isEqualTo(0.5 * 0.5 + 0.5 * (2.0 / 3));
  }

  @Test
  void hasNoRecallWithoutPositiveRows() {
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(new boolean[1], new double[] {0.2});
    assertThat(curve.points()).containsExactly(new PrecisionRecallCurve.Point(0.2, 0, Double.NaN));
    assertThat(curve.averagePrecision()).isNaN();
  }
}
