package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.ClassMetric;
import org.concordml.evaluation.ClassPredictions;
import org.concordml.evaluation.QuantityMetric;
import org.concordml.evaluation.QuantityPredictions;
import org.concordml.network.Head;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each name stands for its own number, and what needs a threshold takes 0.5. */
class MonitoredMetricTest {

  private static final EpochRecord RECORD = new EpochRecord(3, 0.11, 0.22, 0.33, 0.44, 0.55);
  private static final boolean[] LABELS = {true, true, true, false, false, false, false};

  /** On both sides of 0.5, close to it, and not sorted by class. */
  private static final double[] PROBABILITIES = {0.9, 0.49, 0.51, 0.45, 0.52, 0.1, 0.2};

  private static final double[] LOGITS =
      Arrays.stream(PROBABILITIES).map(p -> Math.log(p / (1 - p))).toArray();

  private static Examples rows(Targets targets) {
    return new Examples(FeatureMatrix.of(new double[targets.rows()], 1), targets);
  }

  private static double value(String key) {
    return new MonitoredMetric(key)
        .value(
            RECORD,
            new HeldOutScores(0.33, 0.44, LOGITS, PROBABILITIES),
            rows(Targets.binary(LABELS)),
            new Head.Logistic());
  }

  @ParameterizedTest
  @CsvSource({"loss, 0.11", "accuracy, 0.22", "valLoss, 0.33", "valAccuracy, 0.44"})
  void theNumbersOfTheHistoryAreTakenFromIt(String key, double expected) {
    assertThat(value(key)).isEqualTo(expected);
  }

  /** A fault that was planted once: a threshold of 0.4. */
  @ParameterizedTest
  @EnumSource(value = BinaryMetric.class, mode = EnumSource.Mode.EXCLUDE, names = "ACCURACY")
  void everyOtherIsTheMetricOfThatNameAtOneHalf(BinaryMetric metric) {
    String key = "val" + Character.toUpperCase(metric.key().charAt(0)) + metric.key().substring(1);

    assertThat(value(key)).isEqualTo(metric.compute(LABELS, PROBABILITIES, 0.5));
  }

  @ParameterizedTest
  @CsvSource({
    "valSensitivity, 0.6666666666666666",
    "valSpecificity, 0.75",
    "valPrecision, 0.6666666666666666"
  })
  void valuesCountedByHand(String key, double expected) {
    assertThat(value(key)).isEqualTo(expected);
  }

  private static final int[] CLASSES = {0, 0, 1, 1, 2, 2};
  private static final double[] OF_CLASSES = {
    0.6, 0.3, 0.1, 0.2, 0.5, 0.3, 0.1, 0.8, 0.1, 0.3, 0.4, 0.3, 0.2, 0.2, 0.6, 0.4, 0.35, 0.25
  };

  /** With those that have a parameter, and the names that classes share with two of them. */
  @ParameterizedTest
  @CsvSource({
    "valBalancedAccuracy, balancedAccuracy",
    "valF1Macro, f1Macro",
    "valF1, f1Macro",
    "valRocAuc, rocAucOvrMacro",
    "valRocAucOvoWeighted, rocAucOvoWeighted",
    "valCohenKappaQuadratic, cohenKappaQuadratic",
    "valMcc, mcc",
    "valLogLoss, logLoss",
    "valTop2Accuracy, top2Accuracy"
  })
  void ofSeveralClassesItIsTheMetricOfTheMostProbableClass(String key, String metric) {
    double value =
        new MonitoredMetric(key)
            .value(
                RECORD,
                new HeldOutScores(0.33, 0.44, OF_CLASSES, OF_CLASSES),
                rows(new Targets.Classes(CLASSES, 3)),
                new Head.Softmax(3));

    assertThat(value)
        .isFinite()
        .isEqualTo(ClassMetric.named(metric).of(ClassPredictions.of(OF_CLASSES, CLASSES, 3)));
  }

  /** The network is trained on the standardised outcome; relative errors would differ there. */
  @ParameterizedTest
  @CsvSource({
    "valRmse, rmse", "valR2, r2", "valExplainedVariance, explainedVariance",
    "valMedianAbsoluteError, medianAbsoluteError", "valMape, mape", "valSpearman, spearman",
    "valPinball0.75, pinball0.75", "valHuber2.0, huber2.0"
  })
  void ofANumberItIsInTheUnitOfTheOutcome(String key, String metric) {
    Head.Linear head = new Head.Linear(100, 10);
    double[] predicted = {80, 95, 112, 130};
    double[] truth = {82, 99, 105, 140};

    double value =
        new MonitoredMetric(key)
            .value(
                RECORD,
                new HeldOutScores(0.33, 0.44, new double[4], predicted),
                rows(head.standardised(new Targets.Numbers(truth))),
                head);

    assertThat(value)
        .isEqualTo(QuantityMetric.named(metric).of(QuantityPredictions.of(truth, predicted)));
  }

  @ParameterizedTest
  @CsvSource({"mae, 0.22", "valMae, 0.44", "loss, 0.11", "valLoss, 0.33"})
  void theHistoryOfANumberHasItsError(String key, double expected) {
    double value =
        new MonitoredMetric(key)
            .value(
                RECORD,
                new HeldOutScores(0.33, 0.44, new double[2], new double[2]),
                rows(new Targets.Numbers(new double[] {1, 2})),
                new Head.Linear(0, 1));

    assertThat(value).isEqualTo(expected);
  }
}
