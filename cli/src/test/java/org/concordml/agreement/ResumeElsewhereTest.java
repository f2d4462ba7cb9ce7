package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.TrainingBackend;
import org.concordml.learning.Optimizer;
import org.concordml.network.Activation;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingEvent;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingLoop;
import org.concordml.training.TrainingState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training that was begun on one engine and goes on on another agrees with both. */
class ResumeElsewhereTest {

  private static final DeviceChoice CPU = new DeviceChoice(DeviceRequest.CPU, "cpu", "asked for");
  private static final int BEGUN = 2;

  private static TrainingJob job(Tables table) {
    NetworkSpec network =
        new NetworkSpec(table.features(), List.of(new HiddenLayer(8, Activation.TANH, 0.2)), 0.001);
    FitConfig config =
        FitConfig.standard().epochs(4).inputNoise(0.05).optimizer(Optimizer.AdamW.STANDARD).build();
    TrainingJob made = table.job(config);
    return table.job(network, config.toBuilder().loss(made.config().loss()).build());
  }

  @ParameterizedTest
  @EnumSource(Tables.class)
  void everyPairOfEnginesAgrees(Tables table) {
    TrainingJob job = job(table);
    List<TrainingBackend> engines = new ArrayList<>(List.of(Engines.java()));
    engines.addAll(Engines.others());
    TrainedModel reference = Engines.train(Engines.java(), job);

    for (TrainingBackend begins : engines) {
      TrainingState state = begun(begins, job);
      for (TrainingBackend ends : engines) {
        TrainedModel model =
            new TrainingLoop(ends, CPU).resume(job, state, event -> assertRemains(event));

        String pair = begins.id() + " to " + ends.id();
        assertThat(model.engine()).isEqualTo(ends.id());
        assertThat(model.history()).as(pair).hasSize(4);
        assertThat(model.weights().toArray())
            .as(pair)
            .containsExactly(reference.weights().toArray(), within(1e-5));
        assertThat(model.validation().predictions())
            .as(pair)
            .containsExactly(reference.validation().predictions(), within(tolerance(table)));
        assertThat(model.history().get(3).loss())
            .as(pair)
            .isCloseTo(reference.history().get(3).loss(), within(1e-5));
      }
    }
  }

  /** Of probabilities; numbers are about 100 and as exact relative to that. */
  private static double tolerance(Tables table) {
    return table == Tables.NUMBERS ? 100 * 1e-5 : 1e-5;
  }

  private static TrainingState begun(TrainingBackend engine, TrainingJob job) {
    List<TrainingState> states = new ArrayList<>();
    new TrainingLoop(engine, CPU)
        .run(
            job,
            event -> {
              if (event instanceof TrainingEvent.EpochFinished epoch) {
                states.add(epoch.state().get());
              }
            });
    return states.get(BEGUN - 1);
  }

  private static void assertRemains(TrainingEvent event) {
    if (event instanceof TrainingEvent.EpochFinished epoch) {
      assertThat(epoch.record().epoch()).isGreaterThan(BEGUN);
    }
  }
}
