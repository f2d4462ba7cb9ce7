package org.concordml.engine.plain;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.LabelledRows;
import org.concordml.engine.EngineSession;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.SessionConfig;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.LogitBatch;
import org.concordml.learning.Loss;
import org.concordml.learning.OptimizerState;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;

/** A network in float64 arrays. */
final class JavaSession implements EngineSession {

  /** Rows scored at a time: bounds what a score of many rows holds. */
  private static final int SCORING_CHUNK = 256;

  private final NetworkSpec network;
  private final Loss loss;
  private final double[] w;
  private final double[] g;
  private final ParameterUpdate update;
  private LayerBuffers buffers;

  private LabelledRows rows;
  private double[] rowWeights;
  private double[] x;
  private boolean[] labels;
  private double[] weights;
  private double[] logits;
  private double[] penalties;
  private int steps;

  JavaSession(SessionConfig config) {
    network = config.network();
    loss = config.loss();
    w = config.initial().toArray();
    g = new double[w.length];
    update = new ParameterUpdate(config.optimizer(), config.clipping(), w.length);
    buffers = new LayerBuffers(network, 1);
  }

  @Override
  public void bind(LabelledRows trainingRows, double[] weightsByRow) {
    rows = trainingRows;
    rowWeights = weightsByRow == null ? null : weightsByRow.clone();
    logits = null; // the epoch's arrays belong to the rows bound before
  }

  @Override
  public void beginEpoch(int[] order) {
    Objects.requireNonNull(rows, "bind the training rows before the first epoch");
    int columns = network.inputs();
    if (logits == null || logits.length != order.length) {
      x = new double[Math.multiplyExact(order.length, columns)];
      labels = new boolean[order.length];
      weights = rowWeights == null ? null : new double[order.length];
      logits = new double[order.length];
    }
    for (int i = 0; i < order.length; i++) {
      rows.features().copyRow(order[i], x, i * columns);
      labels[i] = rows.label(order[i]);
      if (rowWeights != null) {
        weights[i] = rowWeights[order[i]];
      }
    }
    steps = 0;
    penalties = new double[0];
  }

  @Override
  public void step(TrainingStep step) {
    int count = step.to() - step.from();
    int at = step.from() * network.inputs();
    grow(count);
    if (step.noise() != null) {
      for (int i = 0; i < count * network.inputs(); i++) {
        x[at + i] += step.noise()[i];
      }
    }
    double[] z = buffers.forward(w, x, at, count, step.dropout());
    System.arraycopy(z, 0, logits, step.from(), count);
    loss.gradient(
        new LogitBatch(logits, labels, weights, step.from(), step.to()), buffers.logitSlopes());
    buffers.backward(w, x, at, count, step.dropout(), g);
    if (network.l2() > 0) {
      addPenalty();
    }
    update.apply(w, g, step.learningRate(), step.number());
    steps++;
  }

  private void addPenalty() {
    double square = 0;
    for (ParameterTensor tensor : network.layout().tensors()) {
      if (tensor.kernel()) {
        for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
          square += w[i] * w[i];
          g[i] += 2 * network.l2() * w[i];
        }
      }
    }
    if (penalties.length <= steps) {
      penalties = Arrays.copyOf(penalties, Math.max(16, 2 * penalties.length));
    }
    penalties[steps] = network.l2() * square;
  }

  @Override
  public EpochOutput endEpoch() {
    return new EpochOutput(
        logits.clone(), network.l2() > 0 ? Arrays.copyOf(penalties, steps) : penalties);
  }

  @Override
  public double[] logits(FeatureMatrix matrix) {
    double[] result = new double[matrix.rows()];
    forEachChunk(
        matrix,
        (chunk, from, count) ->
            System.arraycopy(
                buffers.forward(w, chunk, 0, count, List.of()), 0, result, from, count));
    return result;
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix matrix) {
    int columns = network.inputs();
    double[] result = new double[matrix.rows() * columns];
    double[] slopes = new double[SCORING_CHUNK * columns];
    forEachChunk(
        matrix,
        (chunk, from, count) -> {
          buffers.forward(w, chunk, 0, count, List.of());
          buffers.inputSlopes(w, count, slopes);
          System.arraycopy(slopes, 0, result, from * columns, count * columns);
        });
    return FeatureMatrix.adopt(result, columns);
  }

  private void forEachChunk(FeatureMatrix matrix, ChunkAction action) {
    if (matrix.columns() != network.inputs()) {
      throw new IllegalArgumentException(
          "rows must have " + network.inputs() + " columns, found " + matrix.columns());
    }
    grow(Math.min(SCORING_CHUNK, matrix.rows()));
    double[] chunk = new double[SCORING_CHUNK * matrix.columns()];
    for (int from = 0; from < matrix.rows(); from += SCORING_CHUNK) {
      int count = Math.min(SCORING_CHUNK, matrix.rows() - from);
      for (int i = 0; i < count; i++) {
        matrix.copyRow(from + i, chunk, i * matrix.columns());
      }
      action.on(chunk, from, count);
    }
  }

  private void grow(int count) {
    if (buffers.capacity() < count) {
      buffers = new LayerBuffers(network, count);
    }
  }

  @Override
  public Weights weights() {
    return new Weights(network.layout(), w);
  }

  @Override
  public void restore(Weights other) {
    System.arraycopy(other.toArray(), 0, w, 0, w.length);
  }

  @Override
  public OptimizerState optimizerState() {
    return update.state();
  }

  @Override
  public void restore(OptimizerState state) {
    update.restore(state);
  }

  @Override
  public void close() {
    // Nothing native; the arrays go with the session.
  }

  private interface ChunkAction {
    void on(double[] chunk, int from, int count);
  }
}
