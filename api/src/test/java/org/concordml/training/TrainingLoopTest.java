package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.UnsupportedJobException;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {

  private static final Examples TRAIN = Jobs.rows(10, 1);
  private static final Examples VALIDATION = Jobs.rows(7, 2);

  @Test
  void theFirstLossIsThatOfTheInitialWeights() {
    TrainedModel model = Jobs.train(Jobs.job(Jobs.config().epochs(1).build(), TRAIN, VALIDATION));

    assertThat(model.stepLosses().get(0)[0]).isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void anEpochsLossIsTheMeanOverRowsAndNotOverBatches() {
    // Trap: an accumulator that averages batches lets a short last batch weigh too much.
    TrainedModel model = Jobs.train(Jobs.job(Jobs.config().epochs(3).build(), TRAIN, VALIDATION));

    for (int epoch = 0; epoch < 3; epoch++) {
      double[] batches = model.stepLosses().get(epoch);
      double overRows = (4 * batches[0] + 4 * batches[1] + 2 * batches[2]) / 10;
      double overBatches = (batches[0] + batches[1] + batches[2]) / 3;
      assertThat(batches).hasSize(3);
      assertThat(model.history().get(epoch).loss())
          .isCloseTo(overRows, within(1e-15))
          .isNotCloseTo(overBatches, within(1e-6));
    }
  }

  @Test
  void validationIsOneBatchAfterTheEpochAndCountsItsRows() {
    TrainedModel model = Jobs.train(Jobs.job(Jobs.config().epochs(2).build(), TRAIN, VALIDATION));

    double loss = 0;
    int right = 0;
    double[] probabilities = model.validation().predictions();
    for (int row = 0; row < 7; row++) {
      double p = LogisticBackend.probability(model.weights(), VALIDATION.features(), row);
      assertThat(probabilities[row]).isCloseTo(p, within(1e-15));
      loss -= Math.log(VALIDATION.label(row) ? p : 1 - p) / 7;
      right += p > 0.5 == VALIDATION.label(row) ? 1 : 0;
    }
    EpochRecord last = model.history().get(1);
    assertThat(last.valLoss()).isCloseTo(loss, within(1e-14));
    assertThat(last.valMetric()).isEqualTo(right / 7.0);
    assertThat(model.validation().loss()).isEqualTo(last.valLoss());
  }

  @Test
  void anEpochsSecondsAreThoseOfItsSteps() {
    long start = System.nanoTime();
    TrainedModel model = Jobs.train(Jobs.job(Jobs.config().epochs(2).build(), TRAIN, VALIDATION));
    double all = (System.nanoTime() - start) / 1e9;

    assertThat(model.history())
        .allSatisfy(epoch -> assertThat(epoch.seconds()).isBetween(1e-9, all));
  }

  @Test
  void classWeightsCountInTrainingAndNotInValidation() {
    FitConfig config = Jobs.config().epochs(1).batchSize(10).build();
    FitConfig weighted = config.toBuilder().classWeights(ClassWeights.of(1, 3)).build();

    TrainedModel model = Jobs.train(Jobs.job(weighted, TRAIN, TRAIN));

    // All logits are 0 at first: every row's loss is log 2; 4 of 10 rows are positive.
    assertThat(model.history().get(0).loss())
        .isCloseTo((6 + 3 * 4) / 10.0 * Math.log(2), within(1e-14));
    double loss = 0;
    for (int row = 0; row < 10; row++) {
      double p = LogisticBackend.probability(model.weights(), TRAIN.features(), row);
      loss -= Math.log(TRAIN.label(row) ? p : 1 - p) / 10;
    }
    assertThat(model.history().get(0).valLoss()).isCloseTo(loss, within(1e-14));
  }

  @Test
  void theModelSaysWhereItComesFrom() {
    TrainingJob job = Jobs.job(Jobs.config().epochs(2).build(), TRAIN, VALIDATION);

    TrainedModel model = Jobs.train(job);

    assertThat(model.engine()).isEqualTo("logistic");
    assertThat(model.device()).isEqualTo(LogisticBackend.CPU);
    assertThat(model.network()).isEqualTo(job.network());
    assertThat(model.bestEpoch()).isEqualTo(2);
    assertThat(model.stoppedEarly()).isFalse();
    assertThat(model.history()).extracting(EpochRecord::epoch).containsExactly(1, 2);
    assertThat(model.history()).allMatch(epoch -> epoch.seconds() >= 0);
  }

  @Test
  void observersHearOfTheStartEveryEpochAndTheEndInTurn() {
    TrainingJob job = Jobs.job(Jobs.config().epochs(2).build(), TRAIN, VALIDATION);
    List<TrainingEvent> heard = new ArrayList<>();
    List<String> order = new ArrayList<>();
    TrainingObserver first = event -> order.add("first");
    TrainingObserver observer = first.and(heard::add).and(event -> order.add("last"));

    TrainedModel model =
        new TrainingLoop(new LogisticBackend(), LogisticBackend.CPU).run(job, observer);

    assertThat(heard).hasSize(4);
    assertThat(heard.get(0))
        .isEqualTo(
            new TrainingEvent.Started("logistic", 0, LogisticBackend.CPU, 2, 3, 10, List.of()));
    for (int epoch = 1; epoch <= 2; epoch++) {
      TrainingEvent.EpochFinished event = (TrainingEvent.EpochFinished) heard.get(epoch);
      assertThat(event.engine()).isEqualTo("logistic");
      assertThat(event.record()).isEqualTo(model.history().get(epoch - 1));
      assertThat(event.stepLosses()).containsExactly(model.stepLosses().get(epoch - 1));
    }
    assertThat(heard.get(3)).isEqualTo(new TrainingEvent.Finished("logistic", 0, 2, 2, false));
    assertThat(order).startsWith("first", "last", "first", "last").hasSize(8);
  }

  @Test
  void anObserverCanLookAtTheWeightsOfEachEpoch() {
    TrainingJob job = Jobs.job(Jobs.config().epochs(2).build(), TRAIN, VALIDATION);
    List<double[]> seen = new ArrayList<>();
    TrainingObserver look =
        event -> {
          if (event instanceof TrainingEvent.EpochFinished epoch) {
            seen.add(epoch.weights().get().toArray());
          }
        };

    TrainedModel model =
        new TrainingLoop(new LogisticBackend(), LogisticBackend.CPU).run(job, look);

    assertThat(seen.get(0)).isNotEqualTo(seen.get(1));
    assertThat(seen.get(1)).containsExactly(model.weights().toArray());
  }

  @Test
  void theSessionIsClosedAlsoWhenAnObserverThrows() {
    LogisticBackend backend = new LogisticBackend();
    TrainingJob job = Jobs.job(Jobs.config().build(), TRAIN, VALIDATION);
    TrainingObserver broken =
        event -> {
          throw new IllegalStateException("broken observer");
        };

    assertThatThrownBy(() -> new TrainingLoop(backend, LogisticBackend.CPU).run(job, broken))
        .hasMessage("broken observer");
    assertThat(backend.sessionsOpen).isZero();
  }

  @Test
  void aDivergedTrainingNamesEpochAndBatch() {
    double[] values = TRAIN.features().toArray();
    values[2 * 5] = Double.NaN;
    Examples broken = Examples.binary(FeatureMatrix.of(values, 2), TRAIN.labels());

    assertThatThrownBy(() -> Jobs.train(Jobs.job(Jobs.config().build(), broken, VALIDATION)))
        .isInstanceOfSatisfying(
            TrainingDivergedException.class,
            diverged -> {
              assertThat(diverged.epoch()).isEqualTo(1);
              assertThat(diverged.batch()).isEqualTo(2);
            })
        .hasMessage(
            "training on logistic diverged: loss must be finite, found NaN at epoch 1, batch 2."
                + " Among the scaled features is NaN, in column 0 (from 0). Scale the features with Scaler.named(\"minmax\"), lower the learning rate with"
                + " FitConfig.Builder.learningRate, or clip the gradient with"
                + " FitConfig.Builder.clipping(\"1\").");
  }

  @Test
  void aDivergenceSeenOnTheValidationRowsSaysSo() {
    Examples broken =
        Examples.binary(
            FeatureMatrix.of(new double[] {Double.POSITIVE_INFINITY, 0}, 2), new boolean[] {false});

    assertThatThrownBy(() -> Jobs.train(Jobs.job(Jobs.config().build(), TRAIN, broken)))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessage(
            "training on logistic diverged: loss must be finite, found Infinity at epoch 1,"
                + " validation. Among the scaled features is Infinity, in column 0 (from 0). Scale the features with Scaler.named(\"minmax\"), lower the learning rate with"
                + " FitConfig.Builder.learningRate, or clip the gradient with"
                + " FitConfig.Builder.clipping(\"1\").");
  }

  @Test
  void aJobTheEngineCannotDoIsRefusedBeforeAnythingIsComputed() {
    LogisticBackend backend = new LogisticBackend();
    FitConfig config = Jobs.config().loss(new BinaryLoss.SoftDice()).build();
    TrainingJob job = TrainingJob.of(NetworkSpec.standard(2), config, TRAIN, VALIDATION);

    assertThatThrownBy(
            () ->
                new TrainingLoop(backend, LogisticBackend.CPU)
                    .run(
                        job,
                        event -> {
                          throw new IllegalStateException("nothing may happen");
                        }))
        .isInstanceOf(UnsupportedJobException.class)
        .hasMessage(
            "engine logistic cannot do the loss dice. Choose an engine that can with"
                + " EngineRegistry.find(\"java\"), or leave it out of the job.");
  }
}
