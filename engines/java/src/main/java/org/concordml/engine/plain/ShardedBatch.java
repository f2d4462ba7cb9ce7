package org.concordml.engine.plain;

import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.concordml.engine.ThreadCount;
import org.concordml.network.NetworkSpec;
import org.jspecify.annotations.Nullable;

/**
 * The shards of a session and the threads that compute them.
 *
 * <p>Block b of a batch is shard {@code b mod n}'s, n as many as there are blocks up to a limit
 * that the network sets. Threads only choose shards to compute; each result is some shard's, and
 * shards are summed in their order: the numbers are the same for any number of threads.
 */
final class ShardedBatch implements AutoCloseable {

  /** The most shards, and so the most threads that can help. */
  private static final int MAX_SHARDS = 16;

  /** Values that all shards' gradients may hold together; two shards are always allowed. */
  private static final int GRADIENT_VALUES = 1 << 22;

  /**
   * Products of a row and a parameter below which waking a thread costs more than it saves: left to
   * itself a session does not, one that was told how many threads to use does.
   */
  private static final long PARALLEL_THRESHOLD = 200_000;

  private final GradientShard[] shards;
  private final int parameters;
  private final ThreadCount threads;
  private @Nullable WorkerPool pool;
  private int threadsUsed;

  ShardedBatch(NetworkSpec network, ThreadCount requested) {
    parameters = network.layout().size();
    threads = requested;
    shards = new GradientShard[Math.max(2, Math.min(MAX_SHARDS, GRADIENT_VALUES / parameters))];
    for (int i = 0; i < shards.length; i++) {
      shards[i] = new GradientShard(network);
    }
  }

  /**
   * Makes room for that many rows.
   *
   * @param training whether gradients are needed
   * @return how many shards these rows occupy
   */
  int prepare(int rows, boolean training) {
    int used = Math.min(shards.length, GradientShard.blocks(rows));
    for (int i = 0; i < used; i++) {
      shards[i].prepare(rows, training);
    }
    return used;
  }

  GradientShard get(int shard) {
    return shards[shard];
  }

  /** Runs a task for each shard in use, on several threads if that pays. */
  void run(IntConsumer task, int used, int rows) {
    if (used < 2 || threads.threadsFor((long) rows * parameters, PARALLEL_THRESHOLD) < 2) {
      for (int shard = 0; shard < used; shard++) {
        task.accept(shard);
      }
      threadsUsed = Math.max(threadsUsed, 1);
      return;
    }
    WorkerPool workers = pool;
    if (workers == null) {
      workers = new WorkerPool(Math.min(threads.most(), shards.length));
      pool = workers;
    }
    threadsUsed = Math.max(threadsUsed, Math.min(workers.threads(), used));
    workers.run(task, used);
  }

  /** The most threads that had a share in any task so far, the calling one counted. */
  OptionalInt threadsUsed() {
    return threadsUsed == 0 ? OptionalInt.empty() : OptionalInt.of(threadsUsed);
  }

  /**
   * @return the gradient over the shards in use, which is the first one's, added to
   */
  double[] gradient(int used) {
    double[] sum = shards[0].gradient();
    for (int shard = 1; shard < used; shard++) {
      add(shards[shard].gradient(), sum);
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
