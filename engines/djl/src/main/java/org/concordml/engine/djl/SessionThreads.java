package org.concordml.engine.djl;

import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.concordml.engine.ThreadCount;

/** Has an engine compute each step and each piece of scoring with as many threads as it should. */
final class SessionThreads {

  private final IntConsumer engine;
  private final ThreadCount requested;
  private final long parallelThreshold;
  private final long parameters;
  private int used;

  /**
   * @param requested by the user
   * @param parameters of the network
   * @param parallelThreshold products of a row and a parameter from which several threads pay
   * @param engine is told how many threads to use, in the thread that computes
   */
  SessionThreads(
      ThreadCount requested, int parameters, long parallelThreshold, IntConsumer engine) {
    this.engine = engine;
    this.parameters = parameters;
    this.requested = requested;
    this.parallelThreshold = parallelThreshold;
  }

  /** What this thread computes from now on is the making of a session. */
  void forOpening() {
    engine.accept(count(0));
  }

  /** What this thread computes from now on is work on so many rows. */
  void forRows(int rows) {
    int count = count(rows);
    engine.accept(count);
    used = Math.max(used, count);
  }

  private int count(int rows) {
    return requested.threadsFor(rows * parameters, parallelThreshold);
  }

  /** The most that any work so far was given; empty before the first. */
  OptionalInt used() {
    return used == 0 ? OptionalInt.empty() : OptionalInt.of(used);
  }
}
