package org.concordml.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.concordml.data.Task;
import org.concordml.model.Decision;
import org.concordml.network.Head;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainedModel;
import org.concordml.training.runner.EngineRun;
import org.jspecify.annotations.Nullable;

/**
 * Two finished runs side by side: losses by step and weights by epoch of every network, predictions
 * of all together at the end.
 */
final class RunDifference {

  private final Tolerance tolerance;
  private final Decision decision;
  private final EngineRun reference;
  private final EngineRun found;
  private double maxLoss;
  private double maxWeight;
  private double maxPrediction;
  private int flipped;
  private @Nullable FirstDivergence first;

  RunDifference(Tolerance tolerance, Decision decision, TracedRun reference, TracedRun found) {
    this.tolerance = tolerance;
    this.decision = decision;
    this.reference = reference.run();
    this.found = found.run();
    int members = Math.min(reference.epochWeights().size(), found.epochWeights().size());
    for (int member = 0; member < members; member++) {
      member(
          members == 1 ? OptionalInt.empty() : OptionalInt.of(member + 1),
          new Side(
              this.reference.model().members().get(member), reference.epochWeights().get(member)),
          new Side(this.found.model().members().get(member), found.epochWeights().get(member)));
    }
    predictions();
  }

  /** A network of one of the runs. */
  private record Side(TrainedModel model, List<Weights> weights) {}

  private void member(OptionalInt network, Side expected, Side actual) {
    int epochs = Math.min(expected.weights().size(), actual.weights().size());
    for (int epoch = 1; epoch <= epochs; epoch++) {
      losses(network, epoch, expected.model(), actual.model());
      weights(network, epoch, expected.weights(), actual.weights());
    }
    epochsRun(network, expected.model(), actual.model());
  }

  /** What a report says; {@code exact} replaces the step found here, which may be an epoch late. */
  EngineParity parity(Optional<FirstDivergence> exact) {
    return new EngineParity(
        found.engine(),
        maxLoss,
        maxWeight,
        maxPrediction,
        flipped,
        exact.or(() -> Optional.ofNullable(first)));
  }

  /** The first difference beyond the tolerance, as far as the records of the runs show it. */
  Optional<FirstDivergence> first() {
    return Optional.ofNullable(first);
  }

  private void losses(OptionalInt network, int epoch, TrainedModel reference, TrainedModel found) {
    double[] expected = reference.stepLosses().get(epoch - 1);
    double[] actual = found.stepLosses().get(epoch - 1);
    for (int step = 0; step < expected.length; step++) {
      loss(network, epoch, step + 1, "loss", expected[step], actual[step]);
    }
    EpochRecord expectedEpoch = reference.history().get(epoch - 1);
    EpochRecord actualEpoch = found.history().get(epoch - 1);
    loss(
        network,
        epoch,
        expected.length,
        "validation loss",
        expectedEpoch.valLoss(),
        actualEpoch.valLoss());
  }

  private void loss(
      OptionalInt network, int epoch, int step, String quantity, double expected, double actual) {
    double difference = Tolerance.difference(expected, actual);
    maxLoss = Math.max(maxLoss, difference);
    note(network, epoch, step, quantity, expected, actual, difference);
  }

  private void weights(
      OptionalInt network, int epoch, List<Weights> reference, List<Weights> found) {
    Weights w = reference.get(epoch - 1);
    Weights v = found.get(epoch - 1);
    for (ParameterTensor tensor : w.layout().tensors()) {
      Tolerance.TensorDifference worst = tolerance.compare(w, v, tensor);
      maxWeight = Math.max(maxWeight, worst.relative());
      int at = tensor.offset() + worst.position();
      String element = tensor.element(worst.position());
      note(network, epoch, 0, element, w.get(at), v.get(at), worst.relative());
    }
  }

  private void epochsRun(OptionalInt network, TrainedModel reference, TrainedModel found) {
    int expected = reference.history().size();
    int actual = found.history().size();
    if (expected != actual && first == null) {
      first =
          new FirstDivergence(
              this.found.engine(),
              network,
              Math.min(expected, actual) + 1,
              0,
              "epochs run",
              expected,
              actual,
              Math.abs(expected - actual));
    }
  }

  private void predictions() {
    double[] expected = reference.model().test().predictions();
    double[] actual = found.model().test().predictions();
    Head head = reference.model().network().head();
    int width = head.outputs();
    for (int i = 0; i < expected.length; i++) {
      double difference = Tolerance.difference(expected[i], actual[i]);
      maxPrediction = Math.max(maxPrediction, difference);
      note(
          OptionalInt.empty(),
          lastKept(),
          0,
          quantity(head, i / width, i % width),
          expected[i],
          actual[i],
          difference);
    }
    for (int row = 0; head.task() != Task.REGRESSION && row < expected.length / width; row++) {
      if (decision.classOf(expected, width, row) != decision.classOf(actual, width, row)) {
        flipped++;
      }
    }
  }

  /** The epoch whose weights the predictions are of; the largest, if there are several networks. */
  private int lastKept() {
    return reference.model().members().stream()
        .mapToInt(TrainedModel::bestEpoch)
        .max()
        .orElseThrow();
  }

  private static String quantity(Head head, int row, int output) {
    return switch (head.task()) {
      case BINARY -> "probability of test row " + (row + 1);
      case MULTICLASS -> "probability of class " + (output + 1) + " of test row " + (row + 1);
      case REGRESSION -> "prediction of test row " + (row + 1);
    };
  }

  private void note(
      OptionalInt network,
      int epoch,
      int step,
      String quantity,
      double expected,
      double actual,
      double difference) {
    if (first == null && tolerance.exceededBy(difference)) {
      first =
          new FirstDivergence(
              found.engine(), network, epoch, step, quantity, expected, actual, difference);
    }
  }
}
