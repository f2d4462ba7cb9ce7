package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.data.Examples;
import org.concordml.data.Task;
import org.concordml.engine.TrainingBackend;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.ClassWeights;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.learning.RegressionLoss;
import org.concordml.network.Activation;
import org.concordml.network.Head;
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
 * Every engine of this platform trains to the same numbers as {@code java}: on the main job's table
 * every optimizer with every loss, activation, class weighting, dropout and clipping; on another of
 * two classes, one of three and one of numbers the same, activations taking turns. Noise, penalty
 * and weights of rows go round so that any three of the others meet both with and without.
 */
class EngineAgreementTest {

  /** Of a loss up to 1; a share of a larger one, as weights make it. */
  private static final double LOSS = 1e-6;

  /** Of probabilities; of numbers as a share of their standard deviation. */
  private static final double PREDICTION = 1e-5;

  private static final List<Optimizer> OPTIMIZERS =
      List.of(
          Adam.STANDARD,
          Adam.KERAS,
          AdamW.STANDARD,
          new Sgd(0, false),
          new Sgd(0.9, false),
          new Sgd(0.9, true),
          RmsProp.STANDARD);
  private static final List<GradientClipping> CLIPPINGS =
      List.of(
          GradientClipping.NONE,
          new GradientClipping.ByValue(0.01),
          new GradientClipping.ByGlobalNorm(0.05));

  private static final List<Activation> ACTIVATIONS = List.of(Activation.values());
  private static final List<Double> DROPOUTS = List.of(0.0, 0.3);

  static Stream<Arguments> optimizersAndTables() {
    return OPTIMIZERS.stream()
        .flatMap(
            optimizer -> Stream.of(Tables.values()).map(table -> Arguments.of(optimizer, table)));
  }

  private static List<Loss> losses(Task task) {
    return switch (task) {
      case BINARY ->
          List.of(
              BinaryLoss.CrossEntropy.STANDARD, new BinaryLoss.SoftDice(), new BinaryLoss.Focal(2));
      case MULTICLASS ->
          List.of(
              CategoricalLoss.CrossEntropy.STANDARD,
              new CategoricalLoss.CrossEntropy(0.1),
              CategoricalLoss.Focal.STANDARD);
      case REGRESSION ->
          List.of(
              new RegressionLoss.MeanSquaredError(),
              new RegressionLoss.MeanAbsoluteError(),
              new RegressionLoss.Huber(0.5),
              new RegressionLoss.LogCosh(),
              new RegressionLoss.Pinball(0.9));
    };
  }

  private static List<ClassWeights> weightsOf(Task task) {
    return switch (task) {
      case BINARY ->
          List.of(ClassWeights.none(), new ClassWeights.Balanced(), ClassWeights.of(1, 3));
      case MULTICLASS ->
          List.of(ClassWeights.none(), new ClassWeights.Balanced(), ClassWeights.of(1, 3, 2));
      case REGRESSION -> List.of(ClassWeights.none());
    };
  }

  private static List<Combination> combinations(Optimizer optimizer, Tables table, Task task) {
    List<Combination> all = new ArrayList<>();
    for (Loss loss : losses(task)) {
      for (ClassWeights classWeights : weightsOf(task)) {
        for (double dropout : DROPOUTS) {
          for (GradientClipping clipping : CLIPPINGS) {
            // Of the main job every activation; of others they take turns.
            int next = all.size() % ACTIVATIONS.size();
            for (Activation activation :
                table == Tables.WDBC ? ACTIVATIONS : ACTIVATIONS.subList(next, next + 1)) {
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
    assertThat(Engines.others())
        .extracting(TrainingBackend::id)
        .containsExactly("mxnet", "pytorch");
  }

  @ParameterizedTest
  @MethodSource("optimizersAndTables")
  void enginesAgreeOnEveryCombination(Optimizer optimizer, Tables table) {
    FewRows rows = FewRows.of(table);
    for (Combination combination : combinations(optimizer, table, rows.head().task())) {
      TrainingJob job = combination.job(rows);
      TrainedModel reference = Engines.train(Engines.java(), job);
      for (TrainingBackend engine : Engines.others()) {
        assertAgree(Engines.train(engine, job), reference, combination);
      }
    }
  }

  private static void assertAgree(
      TrainedModel model, TrainedModel reference, Combination combination) {
    double unit = reference.network().head() instanceof Head.Linear linear ? linear.scale() : 1;
    for (int epoch = 0; epoch < reference.history().size(); epoch++) {
      double[] steps = reference.stepLosses().get(epoch);
      assertThat(model.stepLosses().get(epoch)).hasSameSizeAs(steps);
      for (int step = 0; step < steps.length; step++) {
        assertThat(model.stepLosses().get(epoch)[step])
            .as("%s, batch %s of epoch %s, %s", model.engine(), step + 1, epoch + 1, combination)
            .isCloseTo(steps[step], within(LOSS * Math.max(1, steps[step])));
      }
      double valLoss = reference.history().get(epoch).valLoss();
      assertThat(model.history().get(epoch).valLoss())
          .as("%s, validation loss of epoch %s, %s", model.engine(), epoch + 1, combination)
          .isCloseTo(valLoss, within(LOSS * Math.max(1, valLoss)));
    }
    assertThat(model.validation().predictions())
        .as("%s, predictions, %s", model.engine(), combination)
        .containsExactly(reference.validation().predictions(), within(PREDICTION * unit));
  }

  /**
   * A batch and a short one: what is compared is the steps.
   *
   * @param train 40 rows of the table
   * @param validation 20 others
   * @param head of a network that predicts their outcome
   */
  private record FewRows(Examples train, Examples validation, Head head) {

    static FewRows of(Tables table) {
      TrainingJob job = table.job(FitConfig.standard().build());
      return new FewRows(
          job.train().select(IntStream.range(0, 40).toArray()),
          job.validation().select(IntStream.range(0, 20).toArray()),
          job.network().head());
    }

    Examples weightedTrain() {
      double[] weights = new double[train.rows()];
      Arrays.setAll(weights, row -> 0.5 + row % 4 / 2.0);
      return new Examples(train.features(), train.targets(), weights);
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
          losses(loss.task()).indexOf(loss)
              + ACTIVATIONS.indexOf(activation)
              + weightsOf(loss.task()).indexOf(classWeights)
              + CLIPPINGS.indexOf(clipping);
      boolean noisy = turn % 2 == 0;
      boolean penalised = turn % 4 < 2;
      boolean weighted = turn % 3 == 0;
      NetworkSpec network =
          NetworkSpec.dense(rows.train().features().columns(), activation, 16, 8)
              .withHead(rows.head())
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
      Examples train = weighted ? rows.weightedTrain() : rows.train();
      return TrainingJob.of(network, config, train, rows.validation());
    }
  }
}
