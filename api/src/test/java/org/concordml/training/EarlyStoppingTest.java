package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyStoppingTest {

  private static final Set<String> LESS_IS_BETTER =
      Set.of(
          "loss",
          "valLoss",
          "mae",
          "valMae",
          "valLogLoss",
          "valBrier",
          "valMse",
          "valRmse",
          "valMedianAbsoluteError",
          "valMaxError",
          "valMape",
          "valMsle",
          "valHuber1.0",
          "valPinball0.1",
          "valPinball0.5",
          "valPinball0.9");

  private static final Examples TRAIN = Jobs.rows(20, 1);

  /** Says the opposite of the training rows, so that learning makes it worse from the start. */
  private static Examples contrary() {
    boolean[] labels = TRAIN.labels();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = !labels[i];
    }
    return Examples.binary(TRAIN.features(), labels);
  }

  private static FitConfig stopping(
      MonitoredMetric metric, EarlyStopping.Mode mode, int patience, double minDelta) {
    return Jobs.config()
        .epochs(30)
        .earlyStopping(new EarlyStopping(metric, mode, patience, minDelta))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "MIN, 0.5, NaN, 0, true, the first value is the best so far",
    "MIN, NaN, NaN, 0, false, NaN never is",
    "MIN, NaN, 0.5, 0, false, NaN never is",
    "MIN, 0.4, 0.5, 0, true, smaller",
    "MIN, 0.5, 0.5, 0, false, equal",
    "MIN, 0.6, 0.5, 0, false, larger",
    "MIN, 0.45, 0.5, 0.1, false, smaller but not by enough",
    "MIN, 0.39, 0.5, 0.1, true, smaller by enough",
    "MAX, 0.6, 0.5, 0, true, larger",
    "MAX, 0.4, 0.5, 0, false, smaller",
    "MAX, 0.55, 0.5, 0.1, false, larger but not by enough",
    "MAX, 0.61, 0.5, 0.1, true, larger by enough"
  })
  void aValueCountsAsBetter(
      EarlyStopping.Mode mode,
      double value,
      double best,
      double minDelta,
      boolean better,
      String why) {
    assertThat(
            new EarlyStopping(new MonitoredMetric("valLoss"), mode, 1, minDelta)
                .improves(value, best))
        .as(why)
        .isEqualTo(better);
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void itStopsAfterSoManyEpochsThatWereNotBetter(int patience) {
    FitConfig config =
        stopping(new MonitoredMetric("valLoss"), EarlyStopping.Mode.MIN, patience, 0);

    TrainedModel model = Jobs.train(Jobs.job(config, TRAIN, contrary()));

    assertThat(model.stoppedEarly()).isTrue();
    assertThat(model.bestEpoch()).isEqualTo(1);
    assertThat(model.history()).hasSize(1 + patience);
  }

  /**
   * A training on contrary rows, whose first epoch is the best.
   *
   * @param model its result
   * @param weights after each epoch
   * @param heard everything that was told of it
   */
  private record Watched(TrainedModel model, List<double[]> weights, List<TrainingEvent> heard) {

    static Watched training(FitConfig config) {
      List<double[]> weights = new ArrayList<>();
      List<TrainingEvent> heard = new ArrayList<>();
      TrainingObserver watch =
          event -> {
            heard.add(event);
            if (event instanceof TrainingEvent.EpochFinished epoch) {
              weights.add(epoch.weights().get().toArray());
            }
          };
      TrainedModel model =
          new TrainingLoop(new LogisticBackend(), LogisticBackend.CPU)
              .run(Jobs.job(config, TRAIN, contrary()), watch);
      return new Watched(model, weights, heard);
    }
  }

  @Test
  void theWeightsAndScoresAreThoseOfTheBestEpoch() {
    // Trap: DJL's listener compares with the previous epoch and never restores.
    FitConfig config = stopping(new MonitoredMetric("valLoss"), EarlyStopping.Mode.MIN, 4, 0);
    Watched watched = Watched.training(config);
    TrainedModel model = watched.model();

    assertThat(model.weights().toArray())
        .containsExactly(watched.weights().get(0))
        .isNotEqualTo(watched.weights().get(4));
    assertThat(model.validation().loss()).isEqualTo(model.history().get(0).valLoss());
    assertThat(watched.heard().get(watched.heard().size() - 1))
        .isEqualTo(new TrainingEvent.Finished("logistic", 0, 5, 1, true));
  }

  /** A fault that was planted once: the best weights came back only where the rule had stopped. */
  @Test
  void theBestEpochIsKeptAlsoWhereTheEpochsRunOutFirst() {
    FitConfig config =
        stopping(new MonitoredMetric("valLoss"), EarlyStopping.Mode.MIN, 9, 0).toBuilder()
            .epochs(5)
            .build();
    Watched watched = Watched.training(config);
    TrainedModel model = watched.model();

    assertThat(model.stoppedEarly()).isFalse();
    assertThat(model.history()).hasSize(5);
    assertThat(model.bestEpoch()).isEqualTo(1);
    assertThat(model.weights().toArray())
        .containsExactly(watched.weights().get(0))
        .isNotEqualTo(watched.weights().get(4));
    assertThat(model.validation().loss()).isEqualTo(model.history().get(0).valLoss());
    assertThat(watched.heard().get(watched.heard().size() - 1))
        .isEqualTo(new TrainingEvent.Finished("logistic", 0, 5, 1, false));
  }

  @Test
  void aSlowlyWorseningMetricIsComparedWithTheBestAndNotWithTheEpochBefore() {
    // Accuracy on contrary rows goes up and down; patience counts from the best.
    FitConfig config = stopping(new MonitoredMetric("valAccuracy"), EarlyStopping.Mode.MAX, 5, 0);

    TrainedModel model = Jobs.train(Jobs.job(config, TRAIN, contrary()));

    double best = model.history().stream().mapToDouble(EpochRecord::valMetric).max().orElseThrow();
    assertThat(model.history().get(model.bestEpoch() - 1).valMetric()).isEqualTo(best);
    assertThat(model.history()).hasSize(model.bestEpoch() + 5);
  }

  @Test
  void aTrainingThatGetsBetterToTheEndIsNotStopped() {
    FitConfig config = stopping(new MonitoredMetric("loss"), EarlyStopping.Mode.MIN, 1, 0);
    Examples easy =
        Examples.binary(
            FeatureMatrix.of(new double[] {1, 0, -1, 0}, 2), new boolean[] {true, false});

    TrainedModel model = Jobs.train(Jobs.job(config, easy, easy));

    assertThat(model.stoppedEarly()).isFalse();
    assertThat(model.bestEpoch()).isEqualTo(30);
    assertThat(model.history()).hasSize(30);
  }

  @Test
  void anImprovementTooSmallToCountStopsIt() {
    FitConfig config = stopping(new MonitoredMetric("loss"), EarlyStopping.Mode.MIN, 2, 10);

    TrainedModel model = Jobs.train(Jobs.job(config, TRAIN, TRAIN));

    assertThat(model.history()).hasSize(3);
    assertThat(model.bestEpoch()).isEqualTo(1);
  }

  @Test
  void withoutARuleTheLastEpochIsKept() {
    TrainedModel model = Jobs.train(Jobs.job(Jobs.config().epochs(6).build(), TRAIN, contrary()));

    assertThat(model.bestEpoch()).isEqualTo(6);
    assertThat(model.validation().loss()).isEqualTo(model.history().get(5).valLoss());
  }

  @Test
  void aMetricOfTheEvaluationCanBeWatchedByItsName() {
    FitConfig config = stopping(new MonitoredMetric("valRocAuc"), EarlyStopping.Mode.MAX, 2, 0);

    TrainedModel model = Jobs.train(Jobs.job(config, TRAIN, contrary()));

    assertThat(model.stoppedEarly()).isTrue();
    assertThat(model.history()).hasSize(model.bestEpoch() + 2);
  }

  @Test
  void everyMetricKnowsWhichWayIsBetter() {
    for (String key : MonitoredMetric.keys()) {
      assertThat(EarlyStopping.Mode.suiting(new MonitoredMetric(key)))
          .as(key)
          .isEqualTo(
              LESS_IS_BETTER.contains(key) ? EarlyStopping.Mode.MIN : EarlyStopping.Mode.MAX);
    }
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(
            () -> new EarlyStopping(new MonitoredMetric("loss"), EarlyStopping.Mode.MIN, 0, 0))
        .hasMessage("patience must be at least 1, found 0");
    assertThatThrownBy(
            () ->
                new EarlyStopping(
                    new MonitoredMetric("loss"), EarlyStopping.Mode.MIN, 1, Double.NaN))
        .hasMessage("min delta must be finite and at least 0, found NaN");
    assertThatThrownBy(() -> new MonitoredMetric("f2score"))
        .hasMessage(
            "metric must be one of "
                + String.join(", ", MonitoredMetric.keys())
                + ", found 'f2score'. Did you mean 'valF1'?");
  }
}
