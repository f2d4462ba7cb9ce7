package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.concordml.engine.EngineBackend;
import org.concordml.learning.Adam;
import org.concordml.learning.AdamW;
import org.concordml.learning.BinaryCrossEntropy;
import org.concordml.learning.BinaryFocal;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.RmsProp;
import org.concordml.learning.Sgd;
import org.concordml.learning.SoftDice;
import org.concordml.network.Activation;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every engine of this platform trains to the same numbers as {@code java}: every optimizer with
 * every loss and every clipping; activation, dropout, class weights, noise, penalty and table go
 * round, so that each meets each.
 */
class EngineAgreementTest {

  private static final double LOSS = 1e-6;
  private static final double PROBABILITY = 1e-5;

  private static final List<Optimizer> OPTIMIZERS =
      List.of(
          Adam.STANDARD,
          Adam.KERAS,
          AdamW.STANDARD,
          new Sgd(0, false),
          new Sgd(0.9, false),
          new Sgd(0.9, true),
          RmsProp.STANDARD);
  private static final List<Loss> LOSSES =
      List.of(new BinaryCrossEntropy(), new SoftDice(), new BinaryFocal(2));
  private static final List<GradientClipping> CLIPPINGS =
      List.of(
          GradientClipping.NONE,
          new GradientClipping.ByValue(0.01),
          new GradientClipping.ByGlobalNorm(0.05));

  private static final List<Activation> ACTIVATIONS = List.of(Activation.values());

  static Stream<Combination> combinations() {
    List<Combination> all = new ArrayList<>();
    for (Optimizer optimizer : OPTIMIZERS) {
      for (Loss loss : LOSSES) {
        for (GradientClipping clipping : CLIPPINGS) {
          all.add(new Combination(all.size(), optimizer, loss, clipping));
        }
      }
    }
    return all.stream();
  }

  /** Two native engines exist for this platform; were none found, nothing would be compared. */
  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void thereAreEnginesToCompare() {
    assertThat(Engines.others()).extracting(EngineBackend::id).containsExactly("mxnet", "pytorch");
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void enginesAgreeOnEveryCombination(Combination combination) {
    TrainingJob job = combination.job();
    TrainedModel reference = Engines.train(Engines.java(), job);
    for (EngineBackend engine : Engines.others()) {
      TrainedModel model = Engines.train(engine, job);

      for (int epoch = 0; epoch < reference.history().size(); epoch++) {
        assertThat(model.stepLosses().get(epoch))
            .as("%s, losses of the batches of epoch %s", engine.id(), epoch + 1)
            .containsExactly(reference.stepLosses().get(epoch), within(LOSS));
        assertThat(model.history().get(epoch).valLoss())
            .as("%s, validation loss of epoch %s", engine.id(), epoch + 1)
            .isCloseTo(reference.history().get(epoch).valLoss(), within(LOSS));
      }
      assertThat(model.validation().probabilities())
          .as("%s, probabilities", engine.id())
          .containsExactly(reference.validation().probabilities(), within(PROBABILITY));
    }
  }

  /**
   * What is trained how; what is not named goes round with the turn.
   *
   * @param turn from 0
   * @param optimizer of the job
   * @param loss of the job
   * @param clipping of the job
   */
  record Combination(int turn, Optimizer optimizer, Loss loss, GradientClipping clipping) {

    TrainingJob job() {
      Tables table = turn % 2 == 0 ? Tables.WDBC : Tables.GENERATED;
      Activation activation = ACTIVATIONS.get(turn % ACTIVATIONS.size());
      double dropout = turn % 4 < 2 ? 0 : 0.3;
      NetworkSpec network =
          new NetworkSpec(
              table.features(),
              List.of(new HiddenLayer(16, activation, dropout), new HiddenLayer(8, activation, 0)),
              turn % 8 < 4 ? 0 : 0.001);
      FitConfig config =
          FitConfig.standard()
              .epochs(3)
              .optimizer(optimizer)
              .loss(loss)
              .clipping(clipping)
              .learningRate(optimizer instanceof Sgd ? 0.05 : 1e-3)
              .classWeights(turn % 3 == 0 ? new ClassWeights.Balanced() : ClassWeights.NONE)
              .inputNoise(turn % 7 < 3 ? 0.05 : 0)
              .seed(turn)
              .build();
      return table.job(network, config);
    }
  }
}
