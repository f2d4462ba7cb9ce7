package org.concordml.engine;

import java.util.Objects;
import java.util.OptionalInt;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.LabelledRows;
import org.concordml.learning.OptimizerState;
import org.concordml.network.Weights;

/**
 * A session that refuses misuse the same way on every engine, before native code sees it. Engines
 * wrap their sessions in it.
 *
 * <p>Calls out of order and calls after {@link #close} throw {@link IllegalStateException};
 * arguments out of range throw {@link IllegalArgumentException} or {@link
 * IndexOutOfBoundsException}.
 */
public final class CheckedSession implements EngineSession {

  private final EngineSession session;
  private final int inputs;
  private int boundRows = -1;
  private int epochRows = -1;
  private boolean closed;

  /**
   * @param session does the work
   * @param inputs of its network
   */
  public CheckedSession(EngineSession session, int inputs) {
    this.session = Objects.requireNonNull(session, "session");
    this.inputs = inputs;
  }

  @Override
  public void bind(LabelledRows rows, double[] rowWeights) {
    requireOpen();
    requireColumns(rows.features());
    if (rowWeights != null && rowWeights.length != rows.rows()) {
      throw new IllegalArgumentException(
          "there must be one weight a row, found "
              + rowWeights.length
              + " weights and "
              + rows.rows()
              + " rows");
    }
    session.bind(rows, rowWeights);
    boundRows = rows.rows();
    epochRows = -1;
  }

  @Override
  public void beginEpoch(int[] order) {
    requireOpen();
    if (boundRows < 0) {
      throw new IllegalStateException("bind the training rows before the first epoch");
    }
    for (int position : order) {
      Objects.checkIndex(position, boundRows);
    }
    session.beginEpoch(order);
    epochRows = order.length;
  }

  @Override
  public void step(TrainingStep step) {
    requireEpoch();
    Objects.checkFromToIndex(step.from(), step.to(), epochRows);
    if (step.from() == step.to()) {
      throw new IllegalArgumentException("a step must have at least one row, found none");
    }
    session.step(step);
  }

  @Override
  public EpochOutput endEpoch() {
    requireEpoch();
    epochRows = -1;
    return session.endEpoch();
  }

  @Override
  public double[] logits(FeatureMatrix rows) {
    requireOpen();
    requireColumns(rows);
    return session.logits(rows);
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix rows) {
    requireOpen();
    requireColumns(rows);
    return session.inputGradients(rows);
  }

  @Override
  public Weights weights() {
    requireOpen();
    return session.weights();
  }

  @Override
  public void restore(Weights weights) {
    requireOpen();
    session.restore(weights);
  }

  @Override
  public OptimizerState optimizerState() {
    requireOpen();
    return session.optimizerState();
  }

  @Override
  public void restore(OptimizerState state) {
    requireOpen();
    session.restore(state);
  }

  @Override
  public OptionalInt threadsUsed() {
    return session.threadsUsed();
  }

  @Override
  public void close() {
    closed = true;
    session.close();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the session must be open, found that it was closed");
    }
  }

  private void requireEpoch() {
    requireOpen();
    if (epochRows < 0) {
      throw new IllegalStateException("begin an epoch before its steps and its end");
    }
  }

  private void requireColumns(FeatureMatrix rows) {
    if (rows.columns() != inputs) {
      throw new IllegalArgumentException(
          "rows must have " + inputs + " columns, found " + rows.columns());
    }
  }
}
