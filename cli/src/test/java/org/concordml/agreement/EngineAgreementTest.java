package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.data.Examples;
import org.concordml.engine.EngineBackend;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every engine of this platform trains to the same numbers as {@code java}: on two tables every
 * optimizer with every loss, activation, class weighting, dropout and clipping. Noise and penalty
 * go round so that any three of the others meet both with and without.
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
      List.of(BinaryLoss.CrossEntropy.STANDARD, new BinaryLoss.SoftDice(), new BinaryLoss.Focal(2));
  private static final List<GradientClipping> CLIPPINGS =
      List.of(
          GradientClipping.NONE,
          new GradientClipping.ByValue(0.01),
          new GradientClipping.ByGlobalNorm(0.05));

  private static final List<Activation> ACTIVATIONS = List.of(Activation.values());
  private static final List<ClassWeights> CLASS_WEIGHTS =
      List.of(ClassWeights.none(), new ClassWeights.Balanced(), ClassWeights.of(1, 3));
  private static final List<Double> DROPOUTS = List.of(0.0, 0.3);

  static Stream<Arguments> optimizersAndTables() {
    return OPTIMIZERS.stream()
        .flatMap(
            optimizer -> Stream.of(Tables.values()).map(table -> Arguments.of(optimizer, table)));
  }

  private static List<Combination> combinations(Optimizer optimizer) {
    List<Combination> all = new ArrayList<>();
    for (Loss loss : LOSSES) {
      for (Activation activation : ACTIVATIONS) {
        for (ClassWeights classWeights : CLASS_WEIGHTS) {
          for (double dropout : DROPOUTS) {
            for (GradientClipping clipping : CLIPPINGS) {
              all.add(
                  new Combination(optimizer, loss, activation, classWeights, dropout, clipping));
            }
          }
        }
      }
    }
    return all;
  }

  /** Two native engines exist for this platform; were none found, nothing would be compared. */
  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void thereAreEnginesToCompare() {
    assertThat(Engines.others()).extracting(EngineBackend::id).containsExactly("mxnet", "pytorch");
  }

  @ParameterizedTest
  @MethodSource("optimizersAndTables")
  void enginesAgreeOnEveryCombination(Optimizer optimizer, Tables table) {
    FewRows rows = FewRows.of(table);
    for (Combination combination : combinations(optimizer)) {
      TrainingJob job = combination.job(rows);
      TrainedModel reference = Engines.train(Engines.java(), job);
      for (EngineBackend engine : Engines.others()) {
        assertAgree(Engines.train(engine, job), reference, combination);
      }
    }
  }

  private static void assertAgree(
      TrainedModel model, TrainedModel reference, Combination combination) {
    for (int epoch = 0; epoch < reference.history().size(); epoch++) {
      assertThat(model.stepLosses().get(epoch))
          .as("%s, losses of the batches of epoch %s, %s", model.engine(), epoch + 1, combination)
          .containsExactly(reference.stepLosses().get(epoch), within(LOSS));
      assertThat(model.history().get(epoch).valLoss())
          .as("%s, validation loss of epoch %s, %s", model.engine(), epoch + 1, combination)
          .isCloseTo(reference.history().get(epoch).valLoss(), within(LOSS));
    }
    assertThat(model.validation().predictions())
        .as("%s, probabilities, %s", model.engine(), combination)
        .containsExactly(reference.validation().predictions(), within(PROBABILITY));
  }

  /**
   * A batch and a short one: what is compared is the steps.
   *
   * @param train 40 rows of the table
   * @param validation 20 others
   */
  private record FewRows(Examples train, Examples validation) {

    static FewRows of(Tables table) {
      TrainingJob job = table.job(FitConfig.standard().build());
      return new FewRows(
          job.train().select(IntStream.range(0, 40).toArray()),
          job.validation().select(IntStream.range(0, 20).toArray()));
    }
  }

  /** What is trained how. */
  private record Combination(
      Optimizer optimizer,
      Loss loss,
      Activation activation,
      ClassWeights classWeights,
      double dropout,
      GradientClipping clipping) {

    TrainingJob job(FewRows rows) {
      // A sum, so that whichever is left free takes it through both halves of each choice below.
      int turn =
          LOSSES.indexOf(loss)
              + ACTIVATIONS.indexOf(activation)
              + CLASS_WEIGHTS.indexOf(classWeights)
              + CLIPPINGS.indexOf(clipping);
      boolean noisy = turn % 2 == 0;
      boolean penalised = turn % 4 < 2;
      NetworkSpec network =
          NetworkSpec.dense(rows.train().features().columns(), activation, 16, 8)
              .withDropout(dropout)
              .withL2(penalised ? 0.001 : 0);
      FitConfig config =
          FitConfig.standard()
              .epochs(2)
              .batchSize(32)
              .optimizer(optimizer)
              .loss(loss)
              .clipping(clipping)
              .learningRate(optimizer instanceof Sgd ? 0.05 : 1e-3)
              .classWeights(classWeights)
              .inputNoise(noisy ? 0.05 : 0)
              .seed(turn)
              .build();
      return TrainingJob.of(network, config, rows.train(), rows.validation());
    }
  }
}
