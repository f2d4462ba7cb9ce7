package org.concordml.engine;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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

  /** Held during a call; the fields below belong to the thread that holds it. */
  private final ReentrantLock inUse = new ReentrantLock();

  private volatile boolean closed;
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
    run(
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
    run(
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
    run(
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
    return call(
        () -> {
          requireEpoch();
          phase = Phase.BETWEEN_EPOCHS;
          return session.endEpoch();
        });
  }

  @Override
  public double[] outputs(FeatureMatrix rows) {
    return call(
        () -> {
          requireColumns(rows);
          return session.outputs(rows);
        });
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix rows, int output) {
    return call(
        () -> {
          requireColumns(rows);
          Objects.checkIndex(output, network.outputs());
          return session.inputGradients(rows, output);
        });
  }

  @Override
  public Weights weights() {
    return call(session::weights);
  }

  @Override
  public void restore(Weights weights) {
    run(() -> session.restore(weights));
  }

  @Override
  public OptimizerState optimizerState() {
    return call(session::optimizerState);
  }

  @Override
  public void restore(OptimizerState state) {
    run(() -> session.restore(state));
  }

  @Override
  public OptionalInt threadsUsed() {
    if (!inUse.tryLock()) {
      throw inUseElsewhere();
    }
    try {
      return session.threadsUsed();
    } finally {
      inUse.unlock();
    }
  }

  @Override
  public void close() {
    closed = true; // before waiting, so that the other thread's next call does not come first
    inUse.lock();
    try {
      session.close();
    } finally {
      inUse.unlock();
    }
  }

  private void run(Runnable call) {
    enter();
    try {
      call.run();
    } finally {
      inUse.unlock();
    }
  }

  private <T> T call(Supplier<T> call) {
    enter();
    try {
      return call.get();
    } finally {
      inUse.unlock();
    }
  }

  private void enter() {
    boolean entered = inUse.tryLock();
    if (closed) {
      if (entered) {
        inUse.unlock();
      }
      throw new IllegalStateException("the session must be open, found that it was closed");
    }
    if (!entered) {
      throw inUseElsewhere();
    }
  }

  private static IllegalStateException inUseElsewhere() {
    return new IllegalStateException(
        "a session belongs to one thread at a time, found a call during one of another thread."
            + " Open one for each thread");
  }

  private void requireEpoch() {
    if (phase != Phase.EPOCH) {
      throw new IllegalStateException("begin an epoch before its steps and its end");
    }
  }

  private void requireColumns(FeatureMatrix rows) {
    if (rows.columns() != network.inputs()) {
      throw new IllegalArgumentException(
          "rows must have " + network.inputs() + " columns, found " + rows.columns());
    }
  }
}
