package org.concordml.bundle.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.concordml.bundle.safetensors.DataType;
import org.concordml.bundle.safetensors.Safetensors;
import org.concordml.bundle.safetensors.Tensor;
import org.concordml.learning.OptimizerState;
import org.concordml.network.ParameterLayout;
import org.concordml.network.Weights;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingState;

/**
 * The tensors of one network in a checkpoint, all of them float64, so that nothing is rounded.
 *
 * @param file they are in
 * @param member which network, from 0
 */
record NetworkTensors(Safetensors file, int member) {

  private static final String WEIGHTS = "weights";
  private static final String OPTIMIZER = "optimizer.";
  private static final String HISTORY = "history";
  private static final String LOSSES = "stepLosses";
  private static final String BEST_WEIGHTS = "best.weights";
  private static final String BEST_VALUE = "best.value";

  /** Columns of the history: loss, metric, valLoss, valMetric, seconds and the weighted metric. */
  private static final int COLUMNS = 6;

  /** The tensors of a state. */
  static List<Tensor> of(int member, TrainingState state) {
    List<Tensor> tensors = new ArrayList<>();
    tensors.add(vector(member, WEIGHTS, state.weights().toArray()));
    for (String slot : state.optimizer().names()) {
      tensors.add(vector(member, OPTIMIZER + slot, state.optimizer().slot(slot)));
    }
    state
        .best()
        .ifPresent(
            best -> {
              tensors.add(vector(member, BEST_WEIGHTS, best.weights().toArray()));
              tensors.add(vector(member, BEST_VALUE, new double[] {best.value()}));
            });
    double[][] history =
        state.history().stream().map(NetworkTensors::numbers).toArray(double[][]::new);
    tensors.add(matrix(member, HISTORY, history));
    tensors.add(matrix(member, LOSSES, state.stepLosses().toArray(double[][]::new)));
    return tensors;
  }

  private static double[] numbers(EpochRecord of) {
    return new double[] {
      of.loss(),
      of.metric(),
      of.valLoss(),
      of.valMetric(),
      of.seconds(),
      of.weightedMetric().orElse(Double.NaN)
    };
  }

  private static Tensor vector(int member, String name, double[] values) {
    return new Tensor(name(member, name), DataType.F64, List.of(values.length), values);
  }

  private static Tensor matrix(int member, String name, double[][] rows) {
    double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return new Tensor(
        name(member, name), DataType.F64, List.of(rows.length, rows[0].length), values);
  }

  private static String name(int member, String name) {
    return "network" + (member + 1) + "." + name;
  }

  /**
   * The state that they make.
   *
   * @throws org.concordml.data.DataException if one is missing or of another shape
   * @throws IllegalArgumentException if they do not make one
   */
  TrainingState state(TrainingJob training, NetworkProgress network) {
    ParameterLayout layout = training.network().layout();
    Map<String, double[]> slots = new LinkedHashMap<>();
    for (String slot : training.config().optimizer().slots()) {
      slots.put(slot, vector(OPTIMIZER + slot, layout.size()));
    }
    boolean weighted = training.member(member).train().weights() != null;
    return new TrainingState(
        new Weights(layout, vector(WEIGHTS, layout.size())),
        new OptimizerState(network.steps(), slots),
        history(network.epochs(), weighted),
        rows(LOSSES, network.epochs(), training.member(member).stepsPerEpoch()),
        network.bestEpoch() == 0
            ? Optional.empty()
            : Optional.of(
                new TrainingState.Best(
                    network.bestEpoch(),
                    vector(BEST_VALUE, 1)[0],
                    new Weights(layout, vector(BEST_WEIGHTS, layout.size())))),
        network.stoppedEarly());
  }

  private List<EpochRecord> history(int epochs, boolean weighted) {
    List<EpochRecord> history = new ArrayList<>();
    for (double[] of : rows(HISTORY, epochs, COLUMNS)) {
      history.add(
          new EpochRecord(
              history.size() + 1,
              of[0],
              of[1],
              of[2],
              of[3],
              of[4],
              weighted ? OptionalDouble.of(of[5]) : OptionalDouble.empty()));
    }
    return history;
  }

  private double[] vector(String name, int length) {
    return file.tensor(name(member, name), List.of(length)).toArray();
  }

  private List<double[]> rows(String name, int rows, int columns) {
    double[] values = file.tensor(name(member, name), List.of(rows, columns)).toArray();
    List<double[]> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      all.add(Arrays.copyOfRange(values, row * columns, (row + 1) * columns));
    }
    return all;
  }
}
