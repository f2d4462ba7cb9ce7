package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals of metrics that have no formula for one. */
class BootstrapTest {

  private static final List<QuantityMetric> METRICS =
      List.of(QuantityMetric.MAE, QuantityMetric.R2, QuantityMetric.PEARSON);

  /** Truth with noise of standard deviation 1 in the predictions. */
  private static QuantityPredictions noisy(int rows, long number) {
    RandomGenerator random = new RandomStreams(7).open("test", number);
    double[] truth = new double[rows];
    double[] predicted = new double[rows];
    for (int row = 0; row < rows; row++) {
      truth[row] = random.nextGaussian() * 2;
      predicted[row] = truth[row] + random.nextGaussian();
    }
    return QuantityPredictions.of(truth, predicted);
  }

  @Test
  void theSameSeedGivesTheSameIntervals() {
    QuantityPredictions predictions = noisy(40, 0);
    Map<QuantityMetric, ConfidenceInterval> intervals =
        new Bootstrap(3, 200, 0.9).intervals(predictions, METRICS);
    assertThat(new Bootstrap(3, 200, 0.9).intervals(predictions, METRICS)).isEqualTo(intervals);
    assertThat(new Bootstrap(4, 200, 0.9).intervals(predictions, METRICS)).isNotEqualTo(intervals);
    // One metric asked for alone is that among others: the rows drawn are the same.
    assertThat(new Bootstrap(3, 200, 0.9).intervals(predictions, List.of(QuantityMetric.R2)))
        .containsEntry(QuantityMetric.R2, intervals.get(QuantityMetric.R2));
    assertThat(intervals.keySet()).containsExactlyElementsOf(METRICS);
    assertThat(intervals.get(QuantityMetric.R2).level()).isEqualTo(0.9);
  }

  @Test
  void usually2000ResamplesAnd95Percent() {
    assertThat(Bootstrap.seeded(5)).isEqualTo(new Bootstrap(5, 2000, 0.95));
  }

  /** As many as take a part of a second. */
  @ParameterizedTest
  @CsvSource({"1, 2000", "1000, 2000", "1001, 1998", "4000, 500", "10000, 200"})
  void fewerResamplesOfManyRows(int rows, int resamples) {
    assertThat(Bootstrap.affordable(5, rows)).contains(new Bootstrap(5, resamples, 0.95));
  }

  @Test
  void noneOfMoreRowsThanThat() {
    assertThat(Bootstrap.affordable(5, 10_001)).isEmpty();
  }

  /** Formulas stay where there is one. */
  @Test
  void anEvaluationHasIntervalsWithAndWithoutAFormula() {
    double[] probabilities = {0.8, 0.1, 0.1, 0.6, 0.3, 0.1, 0.2, 0.7, 0.1, 0.3, 0.3, 0.4};
    ClassPredictions classes = ClassPredictions.of(probabilities, new int[] {0, 1, 1, 2}, 3);
    Evaluation.Classes drawn = new Bootstrap(2, 300, 0.95).evaluate(classes);
    Evaluation.Classes plain = Evaluation.of(classes);

    assertThat(drawn.metrics()).isEqualTo(plain.metrics());
    assertThat(drawn.counts()).isEqualTo(plain.counts());
    assertThat(drawn.intervals()).containsAllEntriesOf(plain.intervals());
    assertThat(drawn.intervals())
        .containsEntry(
            ClassMetric.F1_MACRO,
            new Bootstrap(2, 300, 0.95)
                .intervals(classes, List.of(ClassMetric.F1_MACRO))
                .get(ClassMetric.F1_MACRO))
        .containsKeys(
            ClassMetric.BALANCED_ACCURACY,
            ClassMetric.COHEN_KAPPA,
            ClassMetric.MCC,
            ClassMetric.ROC_AUC_OVR_MACRO);

    QuantityPredictions numbers = noisy(30, 2);
    Evaluation.Quantity ofNumbers = new Bootstrap(2, 300, 0.95).evaluate(numbers);
    assertThat(ofNumbers.metrics()).isEqualTo(Evaluation.of(numbers).metrics());
    assertThat(ofNumbers.intervals())
        .containsAllEntriesOf(Evaluation.of(numbers).intervals())
        .containsKeys(QuantityMetric.MAE, QuantityMetric.RMSE, QuantityMetric.R2);
  }

  /** Of many tables, the interval of the mean absolute error holds the true one about as often. */
  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    double expected = Math.sqrt(2 / Math.PI); // of a standard normal error
    int held = 0;
    for (int table = 0; table < 200; table++) {
      ConfidenceInterval interval =
          new Bootstrap(table, 200, 0.9)
              .intervals(noisy(60, table), List.of(QuantityMetric.MAE))
              .get(QuantityMetric.MAE);
      held += interval.lower() <= expected && expected <= interval.upper() ? 1 : 0;
    }
    // Binomial of 200 and 0.9: four standard deviations are 17.
    assertThat(held).isBetween(163, 197);
  }

  /** For the correlation both ways are known. */
  @Test
  void theIntervalIsNearThatOfTheFormula() {
    QuantityPredictions predictions = noisy(2000, 1);
    ConfidenceInterval drawn =
        Bootstrap.seeded(1)
            .intervals(predictions, List.of(QuantityMetric.PEARSON))
            .get(QuantityMetric.PEARSON);
    ConfidenceInterval formula = Evaluation.of(predictions).intervals().get(QuantityMetric.PEARSON);
    assertThat(drawn.lower()).isCloseTo(formula.lower(), within(0.002));
    assertThat(drawn.upper()).isCloseTo(formula.upper(), within(0.002));
  }

  @Test
  void resamplesThatDoNotDefineTheMetricAreLeftOut() {
    ClassPredictions predictions =
        ClassPredictions.of(
            new double[] {0.8, 0.1, 0.1, 0.6, 0.3, 0.1, 0.2, 0.7, 0.1, 0.3, 0.4, 0.3},
            new int[] {0, 0, 1, 1},
            3);
    Map<ClassMetric, ConfidenceInterval> intervals =
        new Bootstrap(2, 500, 0.95)
            .intervals(
                predictions,
                List.of(
                    ClassMetric.ACCURACY,
                    ClassMetric.ROC_AUC_OVO_MACRO,
                    ClassMetric.ROC_AUC_OVR_MACRO));
    assertThat(intervals.get(ClassMetric.ACCURACY)).isEqualTo(new ConfidenceInterval(1, 1, 0.95));
    // Both classes in 7 of 8 resamples.
    assertThat(intervals.get(ClassMetric.ROC_AUC_OVO_MACRO).isDefined()).isTrue();
    // Class 2 has no row: undefined of all rows.
    assertThat(intervals.get(ClassMetric.ROC_AUC_OVR_MACRO).isDefined()).isFalse();
  }

  /** Of one positive row among 100, 37 % of the resamples have none: still more than half. */
  @Test
  void undefinedWhereFewerThanHalfOfTheResamplesDefineIt() {
    boolean[] truth = new boolean[100];
    double[] probability = new double[100];
    truth[0] = true;
    BinaryPredictions common = BinaryPredictions.of(truth, probability, DecisionThreshold.HALF);
    assertThat(auc(common).isDefined()).isTrue();
    // Of four rows those two must be drawn that have a weight: 43 % of the resamples.
    BinaryPredictions rare =
        BinaryPredictions.of(
                new boolean[] {true, false, true, false},
                new double[] {0.9, 0.1, 0.8, 0.2},
                DecisionThreshold.HALF)
            .weighted(new double[] {1, 1, 0, 0});
    assertThat(BinaryMetric.ROC_AUC.of(rare)).isEqualTo(1);
    assertThat(auc(rare).isDefined()).isFalse();
  }

  private static ConfidenceInterval auc(BinaryPredictions predictions) {
    return new Bootstrap(1, 1000, 0.95)
        .intervals(predictions, List.of(BinaryMetric.ROC_AUC))
        .get(BinaryMetric.ROC_AUC);
  }

  @Test
  void drawnRowsMayAllBeWithoutWeight() {
    QuantityPredictions predictions =
        QuantityPredictions.of(new double[] {1, 2, 5}, new double[] {2, 4, 5})
            .weighted(new double[] {1, 0, 0});
    ConfidenceInterval interval =
        new Bootstrap(1, 300, 0.95)
            .intervals(predictions, List.of(QuantityMetric.MEDIAN_ABSOLUTE_ERROR))
            .get(QuantityMetric.MEDIAN_ABSOLUTE_ERROR);
    assertThat(interval).isEqualTo(new ConfidenceInterval(1, 1, 0.95));
  }

  /** {@code numpy.quantile([1, 2, 4, 8], [0, 0.1, 0.5, 0.9, 1])}. */
  @Test
  void quantilesAreNumpys() {
    double[] sorted = {1, 2, 4, 8};
    assertThat(Bootstrap.quantile(sorted, 0)).isEqualTo(1);
    assertThat(Bootstrap.quantile(sorted, 0.1)).isCloseTo(1.3, within(1e-15));
    assertThat(Bootstrap.quantile(sorted, 0.5)).isEqualTo(3);
    assertThat(Bootstrap.quantile(sorted, 0.9)).isCloseTo(6.8, within(1e-15));
    assertThat(Bootstrap.quantile(sorted, 1)).isEqualTo(8);
  }
}
