package org.concordml.data.csv;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on threads of its own and hands out their results in the order of the tasks.
 *
 * <p>The threads are daemons: they keep no process alive that wants to end. One that waits here and
 * is interrupted goes on waiting, as one that reads a file does, and finds itself interrupted
 * afterwards.
 */
final class OrderedTasks<T> implements AutoCloseable {

  private final @Nullable ExecutorService executor;
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final Deque<FutureTask<T>> pending = new ArrayDeque<>();

  /**
   * @param name of the threads
   * @param threads at least 1, or 0 for none: then whoever takes a result does the task
   */
  OrderedTasks(String name, int threads) {
    executor = threads == 0 ? null : Executors.newFixedThreadPool(threads, daemons(name));
  }

  private ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      threads.add(thread);
      return thread;
    };
  }

  /** What a thread does. */
  interface Task<T> {
    T run() throws IOException;
  }

  void submit(Task<T> task) {
    FutureTask<T> future = new FutureTask<>(task::run);
    pending.add(future);
    if (executor != null) {
      executor.execute(future);
    }
  }

  /**
   * Waits for the oldest task, or runs it if no thread has begun with it.
   *
   * @return its result
   * @throws IOException what it threw; errors and unchecked exceptions, too
   */
  T take() throws IOException {
    FutureTask<T> oldest = pending.remove();
    oldest.run();
    try {
      return uninterrupted(oldest::get);
    } catch (ExecutionException e) {
      Throwable thrown = e.getCause();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (thrown instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException("a task must not throw this", thrown);
    }
  }

  /** Drops the tasks that have not begun and waits until the threads have ended. */
  @Override
  public void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
    try {
      for (Thread thread : threads) {
        uninterrupted(
            () -> {
              thread.join();
              return thread;
            });
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting must not fail", e);
    }
  }

  private interface Waiting<R> {
    R call() throws InterruptedException, ExecutionException;
  }

  private static <R> R uninterrupted(Waiting<R> waiting) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return waiting.call();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
