package org.concordml.engine;

import java.util.Objects;
import java.util.OptionalInt;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.learning.OptimizerState;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A session that refuses misuse the same way on every engine, before native code sees it. Engines
 * wrap their sessions in it.
 *
 * <p>Calls out of order, calls after {@link #close} and calls during one of another thread throw
 * {@link IllegalStateException}; arguments out of range throw {@link IllegalArgumentException} or
 * {@link IndexOutOfBoundsException}.
 */
public final class CheckedSession implements TrainingSession {

  private final TrainingSession session;
  private final NetworkSpec network;

  /** The fields below belong to the thread inside. */
  private final OneThreadAtATime threads = new OneThreadAtATime();

  private Phase phase = Phase.NO_ROWS;
  private int boundRows;
  private int epochRows;

  /** How far a training has come. */
  private enum Phase {
    NO_ROWS,
    BETWEEN_EPOCHS,
    EPOCH
  }

  /**
   * @param session does the work
   * @param network that it computes
   */
  public CheckedSession(TrainingSession session, NetworkSpec network) {
    this.session = Objects.requireNonNull(session, "session");
    this.network = Objects.requireNonNull(network, "network");
  }

  @Override
  public void bind(Examples rows, double @Nullable [] rowWeights) {
    threads.run(
        () -> {
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
          phase = Phase.BETWEEN_EPOCHS;
        });
  }

  @Override
  public void beginEpoch(int[] order) {
    threads.run(
        () -> {
          if (phase == Phase.NO_ROWS) {
            throw new IllegalStateException("bind the training rows before the first epoch");
          }
          for (int position : order) {
            Objects.checkIndex(position, boundRows);
          }
          session.beginEpoch(order);
          epochRows = order.length;
          phase = Phase.EPOCH;
        });
  }

  @Override
  public void step(TrainingStep step) {
    threads.run(
        () -> {
          requireEpoch();
          Objects.checkFromToIndex(step.from(), step.to(), epochRows);
          if (step.from() == step.to()) {
            throw new IllegalArgumentException("a step must have at least one row, found none");
          }
          session.step(step);
        });
  }

  @Override
  public EpochOutput endEpoch() {
    return threads.call(
        () -> {
          requireEpoch();
          phase = Phase.BETWEEN_EPOCHS;
          return session.endEpoch();
        });
  }

  @Override
  public double[] outputs(FeatureMatrix rows) {
    return threads.call(
        () -> {
          requireColumns(rows);
          return session.outputs(rows);
        });
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix rows, int output) {
    return threads.call(
        () -> {
          requireColumns(rows);
          Objects.checkIndex(output, network.outputs());
          return session.inputGradients(rows, output);
        });
  }

  @Override
  public Weights weights() {
    return threads.call(session::weights);
  }

  @Override
  public void restore(Weights weights) {
    threads.run(() -> session.restore(weights));
  }

  @Override
  public OptimizerState optimizerState() {
    return threads.call(session::optimizerState);
  }

  @Override
  public void restore(OptimizerState state) {
    threads.run(() -> session.restore(state));
  }

  @Override
  public OptionalInt threadsUsed() {
    return threads.ask(session::threadsUsed);
  }

  @Override
  public void close() {
    threads.close(session::close);
  }

  private void requireEpoch() {
    if (phase != Phase.EPOCH) {
      throw new IllegalStateException("begin an epoch before its steps and its end");
    }
  }

  private void requireColumns(FeatureMatrix rows) {
    CheckedScoringSession.requireColumns(network, rows);
  }
}
