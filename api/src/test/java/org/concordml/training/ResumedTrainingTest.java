package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordml.data.Examples;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that goes on from a state ends as one that was never interrupted. */
class ResumedTrainingTest {

  private static final Examples TRAIN = Jobs.rows(10, 1);
  private static final Examples VALIDATION = Jobs.rows(7, 2);
  private static final TrainingLoop LOOP =
      new TrainingLoop(new LogisticBackend(), LogisticBackend.CPU);

  private static TrainingJob job(FitConfig config) {
    return TrainingJob.of(new NetworkSpec(2, List.of(), 0.01), config, TRAIN, VALIDATION);
  }

  private static FitConfig stoppingEarly() {
    return Jobs.config()
        .epochs(60)
        .learningRate(3)
        .earlyStopping(
            new EarlyStopping(new MonitoredMetric("valLoss"), EarlyStopping.Mode.MIN, 4, 0))
        .build();
  }

  private static List<TrainingState> states(TrainingJob job) {
    List<TrainingState> states = new ArrayList<>();
    LOOP.run(job, keeping(states));
    return states;
  }

  private static TrainingObserver keeping(List<TrainingState> states) {
    return event -> {
      if (event instanceof TrainingEvent.EpochFinished epoch) {
        states.add(epoch.state().get());
      }
    };
  }

  @Test
  void theStateOfAnEpochHoldsWhatWasTrainedUntilThen() {
    TrainingJob job = job(Jobs.config().epochs(3).build());
    TrainedModel two = Jobs.train(job(Jobs.config().epochs(2).build()));

    TrainingState state = states(job).get(1);

    assertThat(state.epochs()).isEqualTo(2);
    assertThat(state.weights().toArray()).containsExactly(two.weights().toArray());
    assertThat(state.optimizer().steps()).isEqualTo(6);
    assertThat(state.stepLosses().get(1)).containsExactly(two.stepLosses().get(1));
    assertThat(state.best()).isEmpty();
    assertThat(state.isFinished(job.config())).isFalse();
    assertThat(state.isFinished(Jobs.config().epochs(2).build())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void itGoesOnToTheSameBits(int after) {
    TrainingJob job = job(Jobs.config().epochs(5).build());
    TrainedModel whole = Jobs.train(job);

    TrainedModel resumed = LOOP.resume(job, states(job).get(after - 1), TrainingObserver.NONE);

    assertThat(resumed.weights().toArray()).containsExactly(whole.weights().toArray());
    assertThat(resumed.history())
        .extracting(EpochRecord::valLoss)
        .isEqualTo(whole.history().stream().map(EpochRecord::valLoss).toList());
    assertThat(resumed.validation().outputs()).containsExactly(whole.validation().outputs());
    assertThat(resumed.stepLosses().get(0)).containsExactly(whole.stepLosses().get(0));
  }

  @Test
  void earlyStoppingKnowsTheBestEpochBeforeTheInterruption() {
    TrainingJob job = job(stoppingEarly());
    TrainedModel whole = Jobs.train(job);
    assertThat(whole.stoppedEarly()).isTrue();
    assertThat(whole.bestEpoch()).isEqualTo(whole.history().size() - 4);
    List<TrainingState> states = states(job);

    for (TrainingState state : states) {
      TrainedModel resumed = LOOP.resume(job, state, TrainingObserver.NONE);

      assertThat(resumed.history()).hasSameSizeAs(whole.history());
      assertThat(resumed.bestEpoch()).isEqualTo(whole.bestEpoch());
      assertThat(resumed.stoppedEarly()).isTrue();
      assertThat(resumed.weights().toArray()).containsExactly(whole.weights().toArray());
    }
    TrainingState last = states.get(states.size() - 1);
    assertThat(last.stoppedEarly()).isTrue();
    assertThat(last.isFinished(job.config())).isTrue();
    assertThat(states.get(states.size() - 2).stoppedEarly()).isFalse();
  }

  @Test
  void observersHearOfTheEpochsBeforeAndOfThoseThatRemain() {
    TrainingJob job = job(Jobs.config().epochs(3).build());
    TrainingState state = states(job).get(1);
    List<TrainingEvent> heard = new ArrayList<>();

    LOOP.resume(job, state, heard::add);

    assertThat(heard).hasSize(3);
    assertThat(((TrainingEvent.Started) heard.get(0)).before()).isEqualTo(state.history());
    assertThat(((TrainingEvent.EpochFinished) heard.get(1)).record().epoch()).isEqualTo(3);
    assertThat(heard.get(2)).isEqualTo(new TrainingEvent.Finished("logistic", 0, 3, 3, false));
  }

  @Test
  void aFinishedTrainingIsScoredAndNotTrained() {
    TrainingJob job = job(Jobs.config().epochs(2).build());
    List<TrainingState> after = new ArrayList<>();

    TrainedModel resumed = LOOP.resume(job, states(job).get(1), keeping(after));

    assertThat(after).isEmpty();
    assertThat(resumed.test().loss()).isEqualTo(Jobs.train(job).test().loss());
  }

  @Test
  void theStateOfAnotherJobIsRefused() {
    TrainingState state = states(job(Jobs.config().epochs(2).build())).get(1);

    assertRefused(
        TrainingJob.of(NetworkSpec.standard(2), Jobs.config().build(), TRAIN, VALIDATION),
        state,
        "the state must have the parameters of the job, ");
    assertRefused(
        job(FitConfig.standard().batchSize(4).build()),
        state,
        "the state must have the state of the optimizer of the job, [m, v], found []");
    assertRefused(
        job(Jobs.config().batchSize(5).build()),
        state,
        "the state must have the steps of the job, 4, found 6");
    assertRefused(
        job(Jobs.config().epochs(1).build()),
        state,
        "the state must be of at most 1 epochs, found 2");
    assertRefused(
        job(Jobs.config().build()),
        states(job(stoppingEarly())).get(0),
        "a training without early stopping must have no best epoch, found one");
  }

  private static void assertRefused(TrainingJob job, TrainingState state, String message) {
    assertThatThrownBy(() -> LOOP.resume(job, state, TrainingObserver.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void theEpochsOfAStateAreThoseOfItsHistory() {
    TrainingState state = states(job(Jobs.config().epochs(3).build())).get(2);

    assertThatThrownBy(() -> of(state, List.of(), List.of()))
        .hasMessage(
            "there must be an epoch at least, and losses of each, found 0 epochs and losses of 0");
    assertThatThrownBy(() -> of(state, state.history(), state.stepLosses().subList(0, 2)))
        .hasMessage(
            "there must be an epoch at least, and losses of each, found 3 epochs and losses of 2");
    assertThatThrownBy(
            () -> of(state, state.history().subList(1, 3), state.stepLosses().subList(1, 3)))
        .hasMessage("the history must be of the epochs in order, found 2 where 1 must be");
    assertThatThrownBy(() -> best(state, 4, 1))
        .hasMessage("the best epoch must be from 1 to 3, found 4");
    assertThatThrownBy(() -> best(state, 1, Double.NaN))
        .hasMessage("the best value must be a number, found NaN");
    assertThatThrownBy(
            () ->
                new TrainingState(
                    state.weights(),
                    state.optimizer(),
                    state.history(),
                    state.stepLosses(),
                    state.best(),
                    true))
        .hasMessage("a training that was stopped early must have a best epoch, found none");
  }

  private static TrainingState of(
      TrainingState state, List<EpochRecord> history, List<double[]> losses) {
    return new TrainingState(
        state.weights(), state.optimizer(), history, losses, state.best(), false);
  }

  private static TrainingState best(TrainingState state, int epoch, double value) {
    return new TrainingState(
        state.weights(),
        state.optimizer(),
        state.history(),
        state.stepLosses(),
        Optional.of(new TrainingState.Best(epoch, value, state.weights())),
        false);
  }
}
