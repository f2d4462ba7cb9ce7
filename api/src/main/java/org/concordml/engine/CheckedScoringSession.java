package org.concordml.engine;

import java.util.Objects;
import java.util.OptionalInt;
import org.concordml.data.FeatureMatrix;
import org.concordml.network.NetworkSpec;

/**
 * A session of an engine that only scores, which refuses misuse as {@link CheckedSession} does and
 * in the same words. Engines wrap their sessions in it.
 */
public final class CheckedScoringSession implements ScoringSession {

  private final ScoringSession session;
  private final NetworkSpec network;
  private final OneThreadAtATime threads = new OneThreadAtATime();

  /**
   * @param session does the work
   * @param network that it computes
   */
  public CheckedScoringSession(ScoringSession session, NetworkSpec network) {
    this.session = Objects.requireNonNull(session, "session");
    this.network = Objects.requireNonNull(network, "network");
  }

  @Override
  public double[] outputs(FeatureMatrix rows) {
    return threads.call(
        () -> {
          requireColumns(network, rows);
          return session.outputs(rows);
        });
  }

  @Override
  public FeatureMatrix inputGradients(FeatureMatrix rows, int output) {
    return threads.call(
        () -> {
          requireColumns(network, rows);
          Objects.checkIndex(output, network.outputs());
          return session.inputGradients(rows, output);
        });
  }

  @Override
  public OptionalInt threadsUsed() {
    return threads.ask(session::threadsUsed);
  }

  @Override
  public void close() {
    threads.close(session::close);
  }

  static void requireColumns(NetworkSpec network, FeatureMatrix rows) {
    if (rows.columns() != network.inputs()) {
      throw new IllegalArgumentException(
          "rows must have " + network.inputs() + " columns, found " + rows.columns());
    }
  }
}
