package org.concordml.training.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.concordml.data.Examples;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.Jobs;
import org.concordml.training.LogisticBackend;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An ensemble goes on from wherever each of its networks was. */
class ResumedEnsembleTest {

  private static final Examples TRAIN = Jobs.rows(20, 1);
  private static final Examples TEST = Jobs.rows(9, 2);

  private static TrainingJob job(FitConfig config) {
    return TrainingJob.of(new NetworkSpec(2, List.of(), 0.01), config, TRAIN, TEST);
  }

  private static FitConfig config(int networks) {
    return Jobs.config().epochs(6).ensemble(networks).build();
  }

  /** How far all were after each epoch of any. */
  private static final class Progress implements TrainingObserver {

    private final List<EnsembleState> states = new ArrayList<>(List.of(EnsembleState.beginning()));

    @Override
    public void on(TrainingEvent event) {
      if (event instanceof TrainingEvent.EpochFinished epoch) {
        states.add(states.get(states.size() - 1).with(epoch.member(), epoch.state().get()));
      }
    }
  }

  private static EnsembleTraining training(int atOnce) {
    return new EnsembleTraining(new SeveralAtOnce(atOnce), LogisticBackend.CPU);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void fromEveryMomentItEndsWithTheSameBits(int atOnce) {
    TrainingJob job = job(config(3));
    Progress progress = new Progress();
    TrainedEnsemble whole = training(atOnce).run(job, progress);
    assertThat(progress.states).hasSize(3 * 6 + 1);

    for (EnsembleState from : progress.states) {
      Progress after = new Progress();
      TrainedEnsemble resumed = training(atOnce).resume(job, from, after);

      assertThat(after.states).hasSize(3 * 6 - from.epochs() + 1);
      for (int member = 0; member < 3; member++) {
        assertThat(resumed.weights().get(member).toArray())
            .containsExactly(whole.weights().get(member).toArray());
      }
      assertThat(resumed.test().predictions()).containsExactly(whole.test().predictions());
      assertThat(resumed.test().loss()).isEqualTo(whole.test().loss());
    }
  }

  @Test
  void whatIsOfMoreNetworksIsRefused() {
    Progress progress = new Progress();
    training(1).run(job(config(3)), progress);
    EnsembleState all = progress.states.get(18);

    assertThatThrownBy(() -> training(1).resume(job(config(2)), all, TrainingObserver.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the state must be of at most 2 networks, found [0, 1, 2]");
  }

  @Test
  void aStateIsNotChangedByTheNext() {
    Progress progress = new Progress();
    training(1).run(job(config(1)), progress);

    assertThat(progress.states.get(0).of(0)).isEmpty();
    assertThat(progress.states.get(1).of(0).orElseThrow().epochs()).isEqualTo(1);
    assertThat(progress.states.get(2).of(0).orElseThrow().epochs()).isEqualTo(2);
  }
}
