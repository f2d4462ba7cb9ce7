package org.concordml.comparison;

import java.util.List;
import java.util.Optional;
import org.concordml.data.Task;
import org.concordml.evaluation.DecisionThreshold;
import org.concordml.network.Head;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;
import org.concordml.training.EngineRun;
import org.concordml.training.EpochRecord;
import org.jspecify.annotations.Nullable;

/** Two finished runs side by side: losses by step, weights by epoch, probabilities at the end. */
final class RunDifference {

  private final Tolerance tolerance;
  private final DecisionThreshold threshold;
  private final EngineRun reference;
  private final EngineRun found;
  private final List<Weights> referenceWeights;
  private final List<Weights> foundWeights;
  private double maxLoss;
  private double maxWeight;
  private double maxPrediction;
  private int flipped;
  private @Nullable FirstDivergence first;

  RunDifference(Tolerance tolerance, double threshold, TracedRun reference, TracedRun found) {
    this.tolerance = tolerance;
    this.threshold = DecisionThreshold.above(threshold);
    this.reference = reference.run();
    this.found = found.run();
    referenceWeights = reference.epochWeights();
    foundWeights = found.epochWeights();
    int epochs = Math.min(referenceWeights.size(), foundWeights.size());
    for (int epoch = 1; epoch <= epochs; epoch++) {
      losses(epoch);
      weights(epoch);
    }
    epochsRun();
    predictions();
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

  private void losses(int epoch) {
    double[] expected = reference.model().stepLosses().get(epoch - 1);
    double[] actual = found.model().stepLosses().get(epoch - 1);
    for (int step = 0; step < expected.length; step++) {
      loss(epoch, step + 1, "loss", expected[step], actual[step]);
    }
    EpochRecord expectedEpoch = reference.model().history().get(epoch - 1);
    EpochRecord actualEpoch = found.model().history().get(epoch - 1);
    loss(epoch, expected.length, "validation loss", expectedEpoch.valLoss(), actualEpoch.valLoss());
  }

  private void loss(int epoch, int step, String quantity, double expected, double actual) {
    double difference = tolerance.difference(expected, actual);
    maxLoss = Math.max(maxLoss, difference);
    note(epoch, step, quantity, expected, actual, difference);
  }

  private void weights(int epoch) {
    Weights w = referenceWeights.get(epoch - 1);
    Weights v = foundWeights.get(epoch - 1);
    for (ParameterTensor tensor : w.layout().tensors()) {
      Tolerance.TensorDifference worst = tolerance.compare(w, v, tensor);
      maxWeight = Math.max(maxWeight, worst.relative());
      int at = tensor.offset() + worst.position();
      note(epoch, 0, tensor.element(worst.position()), w.get(at), v.get(at), worst.relative());
    }
  }

  private void epochsRun() {
    int expected = reference.model().history().size();
    int actual = found.model().history().size();
    if (expected != actual && first == null) {
      first =
          new FirstDivergence(
              found.engine(),
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
      double difference = tolerance.difference(expected[i], actual[i]);
      maxPrediction = Math.max(maxPrediction, difference);
      note(
          reference.model().bestEpoch(),
          0,
          quantity(head, i / width, i % width),
          expected[i],
          actual[i],
          difference);
    }
    for (int row = 0; head.task() != Task.REGRESSION && row < expected.length / width; row++) {
      if (label(expected, row, width) != label(actual, row, width)) {
        flipped++;
      }
    }
  }

  private static String quantity(Head head, int row, int output) {
    return switch (head.task()) {
      case BINARY -> "probability of test row " + (row + 1);
      case MULTICLASS -> "probability of class " + (output + 1) + " of test row " + (row + 1);
      case REGRESSION -> "prediction of test row " + (row + 1);
    };
  }

  /** The class predicted: of two by the threshold, of several the first of the most probable. */
  private int label(double[] probabilities, int row, int width) {
    if (width == 1) {
      return threshold.isPositive(probabilities[row]) ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < width; i++) {
      if (probabilities[row * width + i] > probabilities[row * width + best]) {
        best = i;
      }
    }
    return best;
  }

  private void note(
      int epoch, int step, String quantity, double expected, double actual, double difference) {
    if (first == null && tolerance.exceededBy(difference)) {
      first =
          new FirstDivergence(found.engine(), epoch, step, quantity, expected, actual, difference);
    }
  }
}
