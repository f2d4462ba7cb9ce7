package org.concordml.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingStep;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;
import org.concordml.training.EpochLosses;
import org.concordml.training.EpochPlan;
import org.concordml.training.TrainingJob;

/**
 * Runs a job again on two engines side by side and compares every tensor after every step: names
 * the very step and weight where they part. Slow, so it is done only when a comparison has failed.
 *
 * @param job the job whose runs differ
 * @param tolerance to look with
 */
record LockstepReplay(TrainingJob job, Tolerance tolerance) {

  /** An engine and where it runs. */
  record Party(TrainingBackend backend, DeviceChoice device) {

    TrainingSession open(TrainingJob job) {
      TrainingSession session = backend.train(job.session(), device);
      session.bind(job.train(), job.rowWeights());
      return session;
    }
  }

  /**
   * Looks for the first difference.
   *
   * @param reference the one to be compared with
   * @param other the engine whose run differs
   * @param lastEpoch where to stop looking
   * @return the step and the value; empty if the two agree this time, as on a device that is not
   *     deterministic
   */
  Optional<FirstDivergence> find(Party reference, Party other, int lastEpoch) {
    String engine = other.backend().id();
    try (TrainingSession expected = reference.open(job);
        TrainingSession actual = other.open(job)) {
      Optional<FirstDivergence> found = weights(engine, 0, 0, expected.weights(), actual.weights());
      for (int epoch = 1; epoch <= lastEpoch && found.isEmpty(); epoch++) {
        found = epoch(engine, epoch, expected, actual);
      }
      return found;
    }
  }

  private Optional<FirstDivergence> epoch(
      String engine, int epoch, TrainingSession expected, TrainingSession actual) {
    EpochPlan plan = job.plan(epoch);
    int[] order = plan.order();
    expected.beginEpoch(order);
    actual.beginEpoch(order);
    List<Optional<FirstDivergence>> afterStep = new ArrayList<>();
    for (TrainingStep step : plan) {
      expected.step(step);
      actual.step(step);
      afterStep.add(
          weights(engine, epoch, afterStep.size() + 1, expected.weights(), actual.weights()));
    }
    double[] expectedLosses = losses(order, expected.endEpoch());
    double[] actualLosses = losses(order, actual.endEpoch());
    for (int step = 1; step <= afterStep.size(); step++) {
      double a = expectedLosses[step - 1];
      double b = actualLosses[step - 1];
      double difference = Tolerance.difference(a, b);
      // A step's loss is taken before its update, so it comes before that step's weights.
      if (tolerance.exceededBy(difference)) {
        return Optional.of(new FirstDivergence(engine, epoch, step, "loss", a, b, difference));
      }
      if (afterStep.get(step - 1).isPresent()) {
        return afterStep.get(step - 1);
      }
    }
    return Optional.empty();
  }

  private double[] losses(int[] order, EpochOutput output) {
    return EpochLosses.of(job, job.rowWeights(), order, output).perStep();
  }

  private Optional<FirstDivergence> weights(
      String engine, int epoch, int step, Weights expected, Weights actual) {
    for (ParameterTensor tensor : expected.layout().tensors()) {
      Tolerance.TensorDifference worst = tolerance.compare(expected, actual, tensor);
      if (tolerance.exceededBy(worst.relative())) {
        int at = tensor.offset() + worst.position();
        return Optional.of(
            new FirstDivergence(
                engine,
                epoch,
                step,
                tensor.element(worst.position()),
                expected.get(at),
                actual.get(at),
                worst.relative()));
      }
    }
    return Optional.empty();
  }
}
