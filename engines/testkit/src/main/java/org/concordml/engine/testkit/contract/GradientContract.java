package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Task;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingStep;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.Rule;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.reference.ReferenceNetwork;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients are slopes: what plain gradient descent at rate 1 takes off a parameter is the central
 * difference of the loss, and input gradients are central differences of an output.
 */
abstract class GradientContract {

  private static final double STEP = 1e-5;

  private final EngineUnderTest engine;

  GradientContract(EngineUnderTest engine) {
    this.engine = engine;
  }

  static Stream<TrainingJob> jobs() {
    return Rule.lossesOfAllTasks().stream()
        .flatMap(loss -> Stream.of(Activation.values()).map(a -> job(loss, a)));
  }

  private static TrainingJob job(Loss loss, Activation activation) {
    Task task = loss.task();
    NetworkSpec network =
        NetworkSpec.dense(4, activation, 5, 3).withL2(0.01).withHead(SampleRows.head(task));
    FitConfig config =
        FitConfig.standard()
            .loss(loss)
            .optimizer(new Sgd(0, false))
            .learningRate(1)
            .classWeights(SampleRows.weights(task))
            .build();
    Examples rows = SampleRows.weighted(SampleRows.draw(task, 12, 4, 7));
    return TrainingJob.of(network, config, rows, rows);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void descentAtRateOneTakesOffTheSlopeOfTheLoss(TrainingJob job) {
    int[] order = IntStream.range(0, job.train().rows()).toArray();
    double[] before = job.initial().toArray();
    try (TrainingSession session = engine.bound(job)) {
      session.beginEpoch(order);
      session.step(new TrainingStep(0, order.length, 1, 1, null, List.of()));
      session.endEpoch();
      double[] after = session.weights().toArray();

      ReferenceNetwork reference = new ReferenceNetwork(job.session());
      for (int i = 0; i < before.length; i++) {
        assertThat(before[i] - after[i])
            .as("slope of parameter %s", i)
            .isCloseTo(slope(reference, job, before, i), within(engine.precision().gradients()));
      }
    }
  }

  private static double slope(
      ReferenceNetwork reference, TrainingJob job, double[] weights, int parameter) {
    double[] moved = weights.clone();
    moved[parameter] = weights[parameter] + STEP;
    reference.move(moved);
    double above = reference.loss(job.train(), job.rowWeights());
    moved[parameter] = weights[parameter] - STEP;
    reference.move(moved);
    double below = reference.loss(job.train(), job.rowWeights());
    return (above - below) / (2 * STEP);
  }

  @ParameterizedTest
  @EnumSource
  void inputGradientsAreSlopesOfEachOutput(Activation activation) {
    for (Task task : Task.values()) {
      TrainingJob job = job(Loss.standard(task), activation);
      for (int output = 0; output < job.network().outputs(); output++) {
        assertSlopesOf(output, job);
      }
    }
  }

  private void assertSlopesOf(int output, TrainingJob job) {
    int width = job.network().outputs();
    FeatureMatrix rows = job.validation().features();
    ReferenceNetwork reference = new ReferenceNetwork(job.session());
    try (TrainingSession session = engine.open(job)) {
      FeatureMatrix gradients = session.inputGradients(rows, output);

      assertThat(gradients.rows()).isEqualTo(rows.rows());
      assertThat(gradients.columns()).isEqualTo(rows.columns());
      for (int column = 0; column < rows.columns(); column++) {
        double[] above = reference.outputs(shifted(rows, column, STEP));
        double[] below = reference.outputs(shifted(rows, column, -STEP));
        for (int row = 0; row < rows.rows(); row++) {
          assertThat(gradients.get(row, column))
              .as("%s %s, row %s, column %s", job.network(), output, row, column)
              .isCloseTo(
                  (above[row * width + output] - below[row * width + output]) / (2 * STEP),
                  within(engine.precision().gradients()));
        }
      }
    }
  }

  private static FeatureMatrix shifted(FeatureMatrix rows, int column, double by) {
    double[] values = rows.toArray();
    for (int i = column; i < values.length; i += rows.columns()) {
      values[i] += by;
    }
    return FeatureMatrix.of(values, rows.columns());
  }
}
