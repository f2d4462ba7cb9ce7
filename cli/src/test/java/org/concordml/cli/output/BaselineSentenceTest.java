package org.concordml.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.concordml.data.Task;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.ClassMetric;
import org.concordml.evaluation.DecisionThreshold;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.QuantityMetric;
import org.concordml.experiment.Baseline;
import org.concordml.experiment.BaselineComparison;
import org.concordml.linear.LinearModel;
import org.concordml.network.Head;
import org.concordml.training.HeldOutScores;
import org.junit.jupiter.api.Test;

/** What is said of a network beside its baseline. */
class BaselineSentenceTest {

  private static Baseline.Fitted baseline(String name, boolean converged) {
    double[] outputs = {-1, 1};
    double[] probabilities = Head.LOGISTIC.predictions(outputs);
    return new Baseline.Fitted(
        name,
        new LinearModel(Head.LOGISTIC, new double[] {1}, new double[] {0}, 200, converged),
        new HeldOutScores(0.3, 1, outputs, probabilities),
        Evaluation.of(new boolean[] {false, true}, probabilities, outputs, DecisionThreshold.HALF),
        0.01);
  }

  private static String ofAreas(double network, double baseline, double pValue) {
    return BaselineSentence.of(
        baseline("logistic regression", true),
        new BaselineComparison(
            "java", BinaryMetric.ROC_AUC, network, baseline, OptionalDouble.of(pValue)),
        Task.BINARY);
  }

  @Test
  void itBeatsTheBaseline() {
    assertThat(ofAreas(0.995, 0.9905, 0.0124))
        .isEqualTo(
            "The network beats the logistic regression: ROC AUC 0.9950 against 0.9905 (p = 0.012"
                + " in DeLong's test).");
    assertThat(ofAreas(0.995, 0.7, 1e-9))
        .isEqualTo(
            "The network beats the logistic regression: ROC AUC 0.9950 against 0.7000 (p < 0.001"
                + " in DeLong's test).");
  }

  @Test
  void itIsBetterByNoMoreThanNoise() {
    assertThat(ofAreas(0.995, 0.9905, 0.3))
        .isEqualTo(
            "The network does not clearly beat the logistic regression: ROC AUC 0.9950 against"
                + " 0.9905, a difference within noise (p = 0.300 in DeLong's test).");
    assertThat(ofAreas(0.995, 0.9905, Double.NaN))
        .isEqualTo(
            "The network does not clearly beat the logistic regression: ROC AUC 0.9950 against"
                + " 0.9905, from too few test rows of a class to tell it from noise.");
  }

  @Test
  void itDoesNotBeatTheBaseline() {
    assertThat(ofAreas(0.9905, 0.995, 0.01))
        .isEqualTo(
            "The network does not beat the logistic regression: ROC AUC 0.9905 against 0.9950 (p ="
                + " 0.010 in DeLong's test).");
    assertThat(ofAreas(0.9905, 0.995, 0.3))
        .isEqualTo(
            "The network does not beat the logistic regression: ROC AUC 0.9905 against 0.9950, a"
                + " difference within noise (p = 0.300 in DeLong's test).");
  }

  @Test
  void whatIsAsGoodDoesNotBeatIt() {
    assertThat(ofAreas(1, 1, 1))
        .isEqualTo(
            "The network does not beat the logistic regression: ROC AUC 1.0000 against 1.0000.");
  }

  @Test
  void theTestRowsDoNotTell() {
    assertThat(ofAreas(Double.NaN, Double.NaN, Double.NaN))
        .isEqualTo(
            "The test rows do not tell whether the network beats the logistic regression: ROC AUC"
                + " is undefined.");
  }

  @Test
  void severalClassesAndNumbersHaveNoTest() {
    assertThat(
            BaselineSentence.of(
                baseline("multinomial logistic regression", true),
                new BaselineComparison(
                    "java", ClassMetric.ROC_AUC_OVR_MACRO, 0.8, 0.7, OptionalDouble.empty()),
                Task.MULTICLASS))
        .isEqualTo(
            "The network beats the multinomial logistic regression: one-vs-rest AUC 0.8000 against"
                + " 0.7000.");
    assertThat(
            BaselineSentence.of(
                baseline("linear regression", true),
                new BaselineComparison(
                    "java", QuantityMetric.R2, -0.25, 0.5, OptionalDouble.empty()),
                Task.REGRESSION))
        .isEqualTo("The network does not beat the linear regression: R2 -0.2500 against 0.5000.");
  }

  @Test
  void aBaselineThatDidNotConvergeIsToldAsSuch() {
    assertThat(
            BaselineSentence.of(
                baseline("linear regression", false),
                new BaselineComparison("java", QuantityMetric.R2, 0.6, 0.5, OptionalDouble.empty()),
                Task.REGRESSION))
        .isEqualTo(
            "The network beats the linear regression: R2 0.6000 against 0.5000. The linear"
                + " regression did not converge in 200 steps: fitted to the end it may do better.");
  }
}
