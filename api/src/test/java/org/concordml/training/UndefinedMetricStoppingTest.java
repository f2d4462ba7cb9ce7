package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Early stopping on a metric that some epochs do not define. Such an epoch ended the job once, as
 * if the data were bad.
 */
class UndefinedMetricStoppingTest {

  private static final Examples TRAIN = Jobs.rows(10, 1);

  /** Four rows, of which the first two are positive. */
  private static final Examples VALIDATION = labelled(true, true, false, false);

  private static final double[] ALL_NEGATIVE = {-1, -1, -2, -2};
  private static final double[] PARTLY_RIGHT = {1, -1, -1, -1};
  private static final double[] RIGHT = {1, 1, -1, -1};

  private static Examples labelled(boolean... labels) {
    return Examples.binary(Jobs.rows(labels.length, 2).features(), labels);
  }

  private static TrainingJob job(String metric, int epochs, int patience, Examples validation) {
    MonitoredMetric watched = new MonitoredMetric(metric);
    EarlyStopping rule =
        new EarlyStopping(watched, EarlyStopping.Mode.suiting(watched), patience, 0);
    return Jobs.job(Jobs.config().epochs(epochs).earlyStopping(rule).build(), TRAIN, validation);
  }

  private static TrainedModel train(TrainingJob job, double[]... logits) {
    return new TrainingLoop(new ScriptedBackend(logits), LogisticBackend.CPU)
        .run(job, TrainingObserver.NONE);
  }

  @ParameterizedTest
  @CsvSource({"valMcc", "valPrecision"})
  void anEpochWithoutAValueIsNotBetterAndTrainingGoesOn(String metric) {
    TrainedModel model =
        train(job(metric, 4, 4, VALIDATION), PARTLY_RIGHT, ALL_NEGATIVE, ALL_NEGATIVE, RIGHT);

    assertThat(model.history()).hasSize(4);
    assertThat(model.stoppedEarly()).isFalse();
    assertThat(model.bestEpoch()).isEqualTo(metric.equals("valMcc") ? 4 : 1);
  }

  @Test
  void epochsWithoutAValueCountAgainstPatience() {
    TrainedModel model =
        train(
            job("valMcc", 9, 2, VALIDATION),
            ALL_NEGATIVE,
            PARTLY_RIGHT,
            ALL_NEGATIVE,
            ALL_NEGATIVE,
            RIGHT);

    assertThat(model.stoppedEarly()).isTrue();
    assertThat(model.history()).hasSize(4);
    assertThat(model.bestEpoch()).isEqualTo(2);
    assertThat(model.restoredBestWeights()).isTrue();
    assertThat(model.weights().toArray()).containsOnly(2);
    assertThat(model.validation().outputs()).containsExactly(PARTLY_RIGHT);
  }

  @Test
  void patienceBeginsWithTheFirstEpochThatHasAValue() {
    TrainedModel model =
        train(
            job("valMcc", 6, 2, VALIDATION),
            ALL_NEGATIVE,
            ALL_NEGATIVE,
            ALL_NEGATIVE,
            PARTLY_RIGHT,
            PARTLY_RIGHT,
            RIGHT);

    assertThat(model.history()).hasSize(6);
    assertThat(model.bestEpoch()).isEqualTo(6);
    assertThat(model.weights().toArray()).containsOnly(6);
  }

  @Test
  void withoutAValueToTheEndThereIsNoBestEpoch() {
    ScriptedBackend backend = new ScriptedBackend(ALL_NEGATIVE, ALL_NEGATIVE, ALL_NEGATIVE);
    TrainingJob job = job("valPrecision", 3, 1, VALIDATION);

    assertThatThrownBy(
            () -> new TrainingLoop(backend, LogisticBackend.CPU).run(job, TrainingObserver.NONE))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "early stopping must watch a metric that is defined after some epoch, found that"
                + " valPrecision was undefined on the validation rows after each of the 3, as when"
                + " one class is predicted for all of them. Watch another metric with"
                + " FitConfig.Builder.earlyStopping(\"valLoss\").");
    assertThat(backend.stepsTaken).isEqualTo(9);
    assertThat(backend.sessionsOpen).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "valRocAuc, both classes, false",
    "valMcc, both classes, true",
    "valBalancedAccuracy, both classes, true",
    "valSensitivity, the positive class, false",
    "valAveragePrecision, the positive class, false",
    "valSpecificity, the negative class, true"
  })
  void whatTheValidationRowsCanNeverDefineIsSaidBeforeTheFirstEpoch(
      String metric, String needed, boolean onlyClass) {
    ScriptedBackend backend = new ScriptedBackend();
    Examples oneClass = labelled(onlyClass, onlyClass, onlyClass);

    assertThatThrownBy(
            () ->
                new TrainingLoop(backend, LogisticBackend.CPU)
                    .run(
                        job(metric, 3, 1, oneClass),
                        event -> {
                          throw new AssertionError("nothing may have begun, found " + event);
                        }))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "early stopping on %s needs validation rows of %s, found %d positive and %d negative."
                + " Keep both classes in both parts of the split with TrainTestSplit, or watch"
                + " another metric with FitConfig.Builder.earlyStopping(\"valLoss\").",
            metric, needed, onlyClass ? 3 : 0, onlyClass ? 0 : 3);
  }

  /** Predictions may define these, whatever the classes of the rows. */
  @ParameterizedTest
  @CsvSource({"valPrecision", "valNpv", "valF1", "valCohenKappa", "valBrier", "valLoss", "loss"})
  void otherMetricsDoNotNeedBothClasses(String metric) {
    double[] mixed = {1, -1, 1};

    TrainedModel model = train(job(metric, 1, 1, labelled(true, true, true)), mixed);

    assertThat(model.bestEpoch()).isEqualTo(1);
  }
}
