package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingStep;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.Rule;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.reference.ReferenceNetwork;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.learning.OutputBatch;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.training.BatchOrder;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingDivergedException;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Logits of exactly 0 and of ±200, and numbers that are none. */
abstract class ExtremesContract {

  private final EngineUnderTest engine;

  ExtremesContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  static Stream<Loss> losses() {
    return Rule.lossesOfAllTasks().stream();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aLogitOfExactlyZeroHasTheRightSlope(Loss loss) {
    // Trap: a loss written with |z| has slope 0 there on one engine and ±1 on another.
    Examples rows = SampleRows.draw(loss.task(), 10, 3, 1);
    int outputs = SampleRows.head(loss.task()).outputs();
    assertOneStepFollows(loss, rows, new double[4 * outputs], 1);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void logitsOfTwoHundredGiveFiniteLossesAndTheRightSlope(Loss loss) {
    FeatureMatrix x = FeatureMatrix.of(new double[] {1, -1, 1, -1, 0.5}, 1);
    switch (loss.task()) {
      case BINARY ->
          assertOneStepFollows(
              loss,
              Examples.binary(x, new boolean[] {true, true, false, false, true}),
              new double[] {200, 0},
              10);
      case MULTICLASS ->
          assertOneStepFollows(
              loss,
              new Examples(x, new Targets.Classes(new int[] {0, 0, 1, 2, 1}, 3)),
              new double[] {200, -200, 100, 0, 0, 0},
              10);
      case REGRESSION ->
          assertOneStepFollows(
              loss,
              new Examples(x, new Targets.Numbers(new double[] {200, -201, -7, 300, 0})),
              new double[] {200, 0},
              0.01);
    }
  }

  private void assertOneStepFollows(
      Loss loss, Examples rows, double[] weights, double learningRate) {
    TrainingJob job = logisticRegression(loss, rows, weights);
    int[] order = IntStream.range(0, rows.rows()).toArray();
    TrainingStep step = new TrainingStep(0, order.length, 1, learningRate, null, List.of());
    ReferenceNetwork reference = new ReferenceNetwork(job.session());
    double[] expected = reference.step(rows, null, step);
    try (TrainingSession session = engine.bound(job)) {
      session.beginEpoch(order);
      session.step(step);
      EpochOutput output = session.endEpoch();

      assertThat(output.outputs()).containsExactly(expected);
      assertThat(
              loss.value(
                  new OutputBatch(
                      output.outputs(),
                      job.network().outputs(),
                      rows.targets(),
                      null,
                      0,
                      order.length)))
          .isFinite();
      double size = Math.max(1, Arrays.stream(reference.weights()).map(Math::abs).max().orElse(0));
      assertThat(session.weights().toArray())
          .containsExactly(reference.weights(), within(size * engine.precision().gradients()));
    }
  }

  private static TrainingJob logisticRegression(Loss loss, Examples rows, double[] weights) {
    NetworkSpec network =
        new NetworkSpec(rows.features().columns(), List.of(), SampleRows.head(loss.task()), 0);
    return new TrainingJob(
        network,
        FitConfig.standard().loss(loss).optimizer(new Sgd(0, false)).build(),
        rows,
        rows,
        new Weights(network.layout(), weights),
        BatchOrder.fixed(new int[][] {IntStream.range(0, rows.rows()).toArray()}));
  }

  @ParameterizedTest
  @EnumSource
  void anInputThatIsNotANumberEndsTheTrainingAndSaysWhere(Activation activation) {
    // Trap: max(0, NaN) is 0 in some libraries, which would hide it.
    double[] values = SampleRows.draw(20, 3, 1).features().toArray();
    values[3 * 12] = Double.NaN;
    boolean[] labels = SampleRows.draw(20, 3, 1).labels();
    Examples rows = Examples.binary(FeatureMatrix.of(values, 3), labels);
    TrainingJob drawn =
        TrainingJob.of(
            NetworkSpec.dense(3, activation, 8, 4),
            FitConfig.standard().epochs(2).batchSize(5).build(),
            rows,
            SampleRows.draw(5, 3, 2));
    TrainingJob job =
        new TrainingJob(
            drawn.network(),
            drawn.config(),
            drawn.train(),
            drawn.validation(),
            drawn.initial(),
            epoch -> IntStream.range(0, 20).toArray());

    assertThatThrownBy(() -> engine.train(job))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessage(
            "training on "
                + engine.backend().id()
                + " diverged: loss must be finite, found NaN at epoch 1, batch 3."
                + " Among the scaled features is NaN, in column 0 (from 0)."
                + " Scale the features with Scaler.named(\"minmax\"), lower the learning rate with"
                + " FitConfig.Builder.learningRate, or clip the gradient with"
                + " FitConfig.Builder.clipping(\"1\").");
  }

  @ParameterizedTest
  @EnumSource
  void aValidationRowThatIsNotANumberIsNotHidden(Activation activation) {
    Examples rows = SampleRows.draw(20, 3, 1);
    Examples broken =
        Examples.binary(FeatureMatrix.of(new double[] {0, Double.NaN, 0}, 3), new boolean[] {true});
    TrainingJob job =
        TrainingJob.of(
            NetworkSpec.dense(3, activation, 8, 4), FitConfig.standard().build(), rows, broken);

    assertThatThrownBy(() -> engine.train(job))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageContaining("found NaN at epoch 1, validation.");
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aLearningRateFarTooLargeIsReportedAndNotHidden(Loss loss) {
    Examples rows = SampleRows.draw(loss.task(), 20, 3, 1);
    TrainingJob job =
        TrainingJob.of(
            NetworkSpec.standard(3).withL2(1).withHead(SampleRows.head(loss.task())),
            FitConfig.standard()
                .loss(loss)
                .optimizer(new Sgd(0.9, false))
                .learningRate(1e12)
                .epochs(50)
                .build(),
            rows,
            rows);

    assertThatThrownBy(() -> engine.train(job)).isInstanceOf(TrainingDivergedException.class);
  }
}
