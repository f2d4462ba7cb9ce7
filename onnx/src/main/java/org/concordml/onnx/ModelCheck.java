package org.concordml.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Table;
import org.concordml.evaluation.ClassThresholds;
import org.concordml.model.Model;
import org.concordml.model.Predictions;
import org.concordml.network.Head;

/** Runs a graph on rows and holds what comes out to what Concord predicts of them. */
public final class ModelCheck {

  /**
   * Largest difference of a probability that may be: the tolerance of {@code compare}. Of a number
   * it is that share of the number and of the spread of the outcome in the training rows together.
   */
  public static final double TOLERANCE = 1e-4;

  /**
   * The difference that float32 alone explains where features are scaled. One above it is worth a
   * word.
   */
  public static final double EXPECTED = 1e-6;

  private final ModelGraph graph;
  private final GraphRunner runner;

  /**
   * @param graph what was written
   * @param runner what runs it
   */
  public ModelCheck(ModelGraph graph, GraphRunner runner) {
    this.graph = graph;
    this.runner = runner;
  }

  /**
   * Runs the file.
   *
   * @param file of the graph
   * @param rows as they were read
   * @param expected what Concord predicts of them, in float64
   * @return the largest difference of a prediction, at most {@link #TOLERANCE}; of a number as a
   *     share as said there
   * @throws GraphMismatchException if a prediction differs by more, or another class is decided on
   *     where the difference does not explain it
   * @throws org.concordml.engine.EngineUnavailableException if the runtime cannot be loaded
   */
  public double require(byte[] file, Table rows, Predictions expected) {
    GraphRunner.Result found =
        runner.run(
            file,
            graph.rows(rows),
            graph.prediction(),
            graph.hasLabel() ? Optional.of(graph.label()) : Optional.empty());
    double[] wanted = expected.toArray();
    double largest = 0;
    for (int row = 0; row < expected.rows(); row++) {
      double difference = difference(found, wanted, row);
      if (!(difference <= TOLERANCE)) {
        throw differs(rows.place(row), difference);
      }
      if (graph.hasLabel()) {
        requireLabel(found.labels().get(row), expected.label(row), wanted, row, difference, rows);
      }
      largest = Math.max(largest, difference);
    }
    return largest;
  }

  private void requireLabel(
      String found, String expected, double[] wanted, int row, double difference, Table rows) {
    if (!found.equals(expected) && !isClose(wanted, row, difference)) {
      throw new GraphMismatchException(
          "the file must decide as the model does, found '"
              + found
              + "' in "
              + runner.name()
              + " for '"
              + expected
              + "' at "
              + rows.place(row)
              + ".");
    }
  }

  /** The largest of a row. */
  private double difference(GraphRunner.Result found, double[] wanted, int row) {
    int width = graph.model().network().outputs();
    double largest = 0;
    for (int i = row * width; i < (row + 1) * width; i++) {
      double difference = difference(found.predictions()[i], wanted[i]);
      if (!(difference <= largest)) { // NaN stays
        largest = difference;
      }
    }
    return largest;
  }

  private double difference(double found, double wanted) {
    Head head = graph.model().network().head();
    double unit = head instanceof Head.Linear linear ? Math.abs(wanted) + linear.scale() : 1;
    return Math.abs(found - wanted) / unit;
  }

  private GraphMismatchException differs(String place, double difference) {
    return new GraphMismatchException(
        String.format(
            Locale.ROOT,
            "the file must predict what the model does within %s, found a difference of %.1e in %s"
                + " at %s. Columns go in as float32, which has seven digits.",
            TOLERANCE,
            difference,
            runner.name(),
            place),
        Remedy.of("train with scaled columns", Setting.SCALER, "standard"),
        Remedy.of("subtract from a column what all its values have in common"));
  }

  /** Whether such a difference may turn the decision. */
  private boolean isClose(double[] predictions, int row, double difference) {
    Model model = graph.model();
    int width = model.network().outputs();
    if (width == 1) {
      return Math.abs(predictions[row] - model.decision().threshold()) <= difference;
    }
    List<Double> thresholds =
        model.decision().classThresholds().map(ClassThresholds::values).orElse(List.of());
    double[] ratios = new double[width];
    for (int k = 0; k < width; k++) {
      double threshold = thresholds.isEmpty() ? 1 : thresholds.get(k);
      ratios[k] = predictions[row * width + k] / threshold;
    }
    Arrays.sort(ratios);
    // A threshold below 1 makes a difference of probabilities so much larger.
    double smallest = thresholds.stream().min(Double::compare).orElse(1.0);
    return ratios[width - 1] - ratios[width - 2] <= 2 * difference / smallest;
  }
}
