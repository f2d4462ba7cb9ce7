package org.concordml.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordml.experiment.BaselineComparison.Outcome.BEATS;
import static org.concordml.experiment.BaselineComparison.Outcome.DOES_NOT_BEAT;
import static org.concordml.experiment.BaselineComparison.Outcome.UNDEFINED;
import static org.concordml.experiment.BaselineComparison.Outcome.WITHIN_NOISE;

import java.util.OptionalDouble;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.QuantityMetric;
import org.junit.jupiter.api.Test;

/** When a network beats its baseline, and when the rows do not tell. */
class BaselineComparisonTest {

  private static BaselineComparison.Outcome areas(double network, double baseline, double pValue) {
    return new BaselineComparison(
            "java", BinaryMetric.ROC_AUC, network, baseline, OptionalDouble.of(pValue))
        .outcome();
  }

  private static BaselineComparison.Outcome numbers(double network, double baseline) {
    return new BaselineComparison(
            "java", QuantityMetric.R2, network, baseline, OptionalDouble.empty())
        .outcome();
  }

  @Test
  void aLargerAreaBeatsWhereChanceDoesNotExplainIt() {
    assertThat(areas(0.95, 0.90, 0.049)).isEqualTo(BEATS);
    assertThat(areas(0.95, 0.90, 0.05)).isEqualTo(WITHIN_NOISE);
  }

  @Test
  void anAreaOfTooFewRowsToTestIsNoProof() {
    assertThat(areas(0.95, 0.90, Double.NaN)).isEqualTo(WITHIN_NOISE);
  }

  @Test
  void whatIsNotLargerDoesNotBeat() {
    assertThat(areas(0.90, 0.95, 0.01)).isEqualTo(DOES_NOT_BEAT);
    assertThat(areas(0.90, 0.95, 0.7)).isEqualTo(DOES_NOT_BEAT);
    assertThat(areas(1, 1, 1)).isEqualTo(DOES_NOT_BEAT);
  }

  @Test
  void withoutATestTheNumbersDecide() {
    assertThat(numbers(0.31, 0.30)).isEqualTo(BEATS);
    assertThat(numbers(-0.31, 0.30)).isEqualTo(DOES_NOT_BEAT);
  }

  @Test
  void whatIsUndefinedIsNotDecided() {
    assertThat(areas(Double.NaN, Double.NaN, Double.NaN)).isEqualTo(UNDEFINED);
    assertThat(numbers(Double.NaN, 0.3)).isEqualTo(UNDEFINED);
    assertThat(numbers(0.3, Double.NaN)).isEqualTo(UNDEFINED);
  }
}
