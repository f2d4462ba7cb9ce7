package org.concordml.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.network.Weights;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingLoop;
import org.concordml.training.TrainingObserver;

/**
 * All numbers that a training gives, to be compared to the last bit.
 *
 * @param weights at its end
 * @param losses of the batches of each epoch
 * @param probabilities of the validation rows
 * @param inputGradients at the validation rows
 */
public record TrainingBits(
    Weights weights,
    List<double[]> losses,
    List<Double> probabilities,
    List<Double> inputGradients) {

  /**
   * Trains, scores and differentiates.
   *
   * @param backend the engine
   * @param device where on it
   * @param job what
   * @return the numbers
   */
  public static TrainingBits of(TrainingBackend backend, DeviceChoice device, TrainingJob job) {
    TrainedModel model = new TrainingLoop(backend, device).run(job, TrainingObserver.NONE);
    try (TrainingSession session = backend.train(job.session(), device)) {
      session.restore(model.weights());
      return new TrainingBits(
          model.weights(),
          model.stepLosses(),
          list(model.validation().predictions()),
          list(session.inputGradients(job.validation().features(), 0).toArray()));
    }
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /**
   * Fails where a bit differs.
   *
   * @param expected the same training's at another time
   */
  public void assertSame(TrainingBits expected) {
    assertThat(weights.toArray()).as("weights").containsExactly(expected.weights().toArray());
    for (int epoch = 0; epoch < expected.losses().size(); epoch++) {
      assertThat(losses.get(epoch))
          .as("losses of the batches of epoch %s", epoch + 1)
          .containsExactly(expected.losses().get(epoch));
    }
    assertThat(probabilities).as("probabilities").isEqualTo(expected.probabilities());
    assertThat(inputGradients).as("input gradients").isEqualTo(expected.inputGradients());
  }
}
