package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.data.Examples;
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
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients are slopes: what plain gradient descent at rate 1 takes off a parameter is the central
 * difference of the loss.
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
}
