package org.concordml.engine.plain;

import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.concordml.engine.ThreadCount;
import org.concordml.network.NetworkSpec;

/**
 * The lanes of a session and the threads that compute them.
 *
 * <p>Block b of a batch is lane {@code b mod n}'s, n as many as there are blocks up to a limit that
 * the network sets. Threads only choose lanes to compute; each result is some lane's, and lanes are
 * summed in their order: the numbers are the same for any number of threads.
 */
final class Lanes implements AutoCloseable {

  /** The most lanes, and so the most threads that can help. */
  private static final int MOST = 16;

  /** Values that all lanes' gradients may hold together; two lanes are always allowed. */
  private static final int GRADIENT_VALUES = 1 << 22;

  /**
   * Products of a row and a parameter below which waking a thread costs more than it saves: left to
   * itself a session does not, one that was told how many threads to use does.
   */
  private static final long WORTH_SHARING = 200_000;

  private final Lane[] lanes;
  private final int parameters;
  private final ThreadCount threads;
  private WorkerPool pool;
  private int threadsUsed;

  Lanes(NetworkSpec network, ThreadCount requested) {
    parameters = network.layout().size();
    threads = requested;
    lanes = new Lane[Math.max(2, Math.min(MOST, GRADIENT_VALUES / parameters))];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new Lane(network);
    }
  }

  /**
   * Makes room for that many rows.
   *
   * @param training whether gradients are needed
   * @return how many lanes these rows occupy
   */
  int prepare(int rows, boolean training) {
    int used = Math.min(lanes.length, Lane.blocks(rows));
    for (int i = 0; i < used; i++) {
      lanes[i].prepare(rows, training);
    }
    return used;
  }

  Lane get(int lane) {
    return lanes[lane];
  }

  /** Runs a task for each lane in use, on several threads if that pays. */
  void run(IntConsumer task, int used, int rows) {
    if (used < 2 || threads.forWork((long) rows * parameters, WORTH_SHARING) < 2) {
      for (int lane = 0; lane < used; lane++) {
        task.accept(lane);
      }
      threadsUsed = Math.max(threadsUsed, 1);
      return;
    }
    if (pool == null) {
      pool = new WorkerPool(Math.min(threads.most(), lanes.length));
    }
    threadsUsed = Math.max(threadsUsed, Math.min(pool.threads(), used));
    pool.run(task, used);
  }

  /** The most threads that had a share in any task so far, the calling one counted. */
  OptionalInt threadsUsed() {
    return threadsUsed == 0 ? OptionalInt.empty() : OptionalInt.of(threadsUsed);
  }

  /**
   * @return the gradient over the lanes in use, which is the first one's, added to
   */
  double[] gradient(int used) {
    double[] sum = lanes[0].gradient();
    for (int lane = 1; lane < used; lane++) {
      add(lanes[lane].gradient(), sum);
    }
    return sum;
  }

  private static void add(double[] term, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += term[i];
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
      pool = null;
    }
  }
}
