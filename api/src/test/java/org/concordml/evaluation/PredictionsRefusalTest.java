package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PredictionsRefusalTest {

  private final ClassPredictions classes =
      ClassPredictions.of(new double[] {1, 0, 0, 0.5, 0.5, 0}, new int[] {0, 2}, 3);

  private final QuantityPredictions numbers =
      QuantityPredictions.of(new double[] {1, 2}, new double[] {1, 2});

  private static void assertRefused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }

  @Test
  void probabilitiesOfClasses() {
    int[] truth = {0, 1};
    assertRefused(
        () -> ClassPredictions.of(new double[] {0.5, 0.5, 1.5, -0.5}, truth, 2),
        "probability must be from 0 to 1, found 1.5 in row 1 for class 0");
    assertRefused(
        () -> ClassPredictions.of(new double[] {Double.NaN, 0.5, 0.5, 0.5}, truth, 2),
        "probability must be from 0 to 1, found NaN in row 0 for class 0");
    assertRefused(
        () -> ClassPredictions.of(new double[] {0.5, 0.5, 0.5, 0.25}, truth, 2),
        "probabilities of a row must sum to 1, found 0.75 in row 1");
    assertRefused(
        () -> ClassPredictions.of(new double[5], truth, 2),
        "there must be one probability for each row and class, found 5 for 2 rows and 2 classes");
    // Of float32 they do not sum to 1 in float64.
    float third = 1 / 3f;
    assertThat(ClassPredictions.of(new double[] {third, third, third}, new int[] {1}, 3).rows())
        .isEqualTo(1);
  }

  @Test
  void classNumbers() {
    assertRefused(
        () -> ClassPredictions.of(new double[] {1, 0}, new int[] {2}, 2),
        "class must be from 0 to 1, found 2 in row 0");
    assertRefused(
        () -> ClassPredictions.of(new double[] {1}, new int[] {0}, 1),
        "there must be at least 2 classes, found 1");
    assertRefused(
        () -> ClassPredictions.of(new double[0], new int[0], 2),
        "there must be at least 1 row, found 0");
  }

  @Test
  void numbersThatAreNone() {
    assertRefused(
        () -> QuantityPredictions.of(new double[] {1, 2}, new double[] {1, Double.NaN}),
        "prediction must be a finite number, found NaN in row 1");
    assertRefused(
        () ->
            QuantityPredictions.of(new double[] {Double.NEGATIVE_INFINITY, 2}, new double[] {1, 2}),
        "truth must be a finite number, found -Infinity in row 0");
    assertRefused(
        () -> QuantityPredictions.of(new double[2], new double[3]),
        "there must be one prediction a row, found 3 predictions and 2 rows");
    assertRefused(
        () -> QuantityPredictions.of(new double[0], new double[0]),
        "there must be at least 1 row, found 0");
  }

  @Test
  void weights() {
    assertRefused(
        () -> classes.weighted(new double[3]),
        "there must be one weight a row, found 3 for 2 rows");
    assertRefused(
        () -> numbers.weighted(new double[] {1, -0.5}),
        "weight must be a number of at least 0, found -0.5 in row 1");
    assertRefused(
        () -> numbers.weighted(new double[] {Double.NaN, 1}),
        "weight must be a number of at least 0, found NaN in row 0");
    assertRefused(
        () -> classes.weighted(new double[2]), "a weight must be above 0, found 0 for every row");
  }

  @Test
  void metricsThatWereNotAskedFor() {
    assertRefused(
        () -> Evaluation.of(classes).classes().get(0).metric(BinaryMetric.BRIER),
        "metric of one class against the rest must be one of sensitivity, specificity, precision,"
            + " f1, rocAuc, averagePrecision, found brier");
    assertRefused(
        () -> Evaluation.of(numbers).metric(QuantityMetric.pinball(0.25)),
        "metric must be one of mae, mse, rmse, r2, explainedVariance, medianAbsoluteError,"
            + " maxError, mape, msle, d2AbsoluteError, pearson, spearman, kendall, concordance,"
            + " linCcc, huber1.0, pinball0.1, pinball0.5, pinball0.9, found pinball0.25");
  }

  @Test
  void countsOfClasses() {
    assertRefused(
        () -> new ClassConfusionMatrix(2, new double[] {1, 2, -3, 4}),
        "counts must be at least 0, found -3.0");
    assertRefused(
        () -> new ClassConfusionMatrix(3, new double[4]),
        "there must be one count for each pair of at least 2 classes, found 4 for 3 classes");
  }

  @Test
  void bootstraps() {
    assertRefused(() -> new Bootstrap(1, 1, 0.95), "resamples must be at least 2, found 1");
    assertRefused(() -> new Bootstrap(1, 2, 95), "level must be above 0 and below 1, found 95.0");
  }

  /** What was handed over may change, the predictions do not. */
  @Test
  void arraysAreCopied() {
    double[] truth = {1, 2};
    double[] weights = {1, 1};
    QuantityPredictions predictions =
        QuantityPredictions.of(truth, new double[] {1, 2}).weighted(weights);
    truth[0] = 5;
    weights[0] = 7;
    assertThat(QuantityMetric.MAE.of(predictions)).isZero();
    int[] classNumbers = {0};
    double[] probabilities = {1, 0};
    ClassPredictions sure = ClassPredictions.of(probabilities, classNumbers, 2);
    classNumbers[0] = 1;
    probabilities[0] = 0;
    assertThat(ClassMetric.ACCURACY.of(sure)).isEqualTo(1);
  }
}
