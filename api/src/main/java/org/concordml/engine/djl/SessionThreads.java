package org.concordml.engine.djl;

import java.util.function.IntConsumer;
import org.concordml.engine.ThreadCount;

/** Has an engine compute each step and each piece of scoring with as many threads as it should. */
final class SessionThreads {

  private final IntConsumer engine;
  private final int most;
  private final long worthSharing;
  private final long parameters;
  private int used = 1;

  /**
   * @param requested by the user
   * @param parameters of the network
   * @param worthSharing products of a row and a parameter from which several threads pay
   * @param engine is told how many threads to use, in the thread that computes
   */
  SessionThreads(ThreadCount requested, int parameters, long worthSharing, IntConsumer engine) {
    this.engine = engine;
    this.parameters = parameters;
    most = requested.most();
    this.worthSharing = requested.fixed().isPresent() ? 0 : worthSharing;
  }

  /** What this thread computes from now on is work on so many rows. */
  void forRows(int rows) {
    int count = rows * parameters >= worthSharing ? most : 1;
    engine.accept(count);
    used = Math.max(used, count);
  }

  /** The most that any work so far was given. */
  int used() {
    return used;
  }
}
