package org.concordml.data.csv;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.concordml.data.Table;

/**
 * What is done with batches of rows: on several threads, of which no more than a few wait for one
 * another, and handed out in order.
 */
final class BatchTasks<R> implements AutoCloseable {

  private final Function<? super Table, ? extends R> each;
  private final Consumer<? super R> inOrder;
  private final OrderedTasks<Optional<R>> tasks;
  private final int most;
  private int pending;

  BatchTasks(int threads, Function<? super Table, ? extends R> each, Consumer<? super R> inOrder) {
    this.each = each;
    this.inOrder = inOrder;
    this.tasks = new OrderedTasks<>("concord-csv", threads == 1 ? 0 : threads);
    this.most = threads == 1 ? 1 : 2 * threads;
  }

  /** Parses a batch. */
  interface Parsing {
    /** No table if there is no row. */
    Optional<Table> rows() throws IOException;
  }

  /** Whether the oldest must be taken before there is room for another. */
  boolean isFull() {
    return pending >= most;
  }

  void submit(Parsing parsing) {
    pending++;
    tasks.submit(() -> parsing.rows().map(each));
  }

  /** Waits for the oldest and hands out what came of it. */
  void take() throws IOException {
    pending--;
    tasks.take().ifPresent(inOrder);
  }

  /** Waits for all of them. */
  void finish() throws IOException {
    while (pending > 0) {
      take();
    }
  }

  @Override
  public void close() {
    tasks.close();
  }
}
