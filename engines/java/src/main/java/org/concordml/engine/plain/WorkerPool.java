package org.concordml.engine.plain;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that help the calling one through numbered parts of a task, without allocating: a step of
 * a small network takes 100 µs, so handing it over must take few. Used by one thread at a time.
 */
final class WorkerPool implements AutoCloseable {

  /** How often a waiting thread looks before it sleeps: some 20 µs, a step's serial part. */
  private static final int SPINS_BEFORE_PARK = 1000;

  private final Worker[] workers;

  /** The run's number in the upper half, in the lower how many parts nobody has taken yet. */
  private final AtomicLong ticket = new AtomicLong();

  private final AtomicInteger finished = new AtomicInteger();
  private IntConsumer task = part -> {};
  private int parts;
  private volatile @Nullable Thread waiting;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;

  /**
   * @param threads at least 1, the calling one included
   */
  WorkerPool(int threads) {
    workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
    }
    for (Worker worker : workers) {
      worker.thread.start();
    }
  }

  int threads() {
    return workers.length + 1;
  }

  /**
   * Runs every part once, on whichever thread is free; returns when all are done.
   *
   * @param newTask given the number of a part, from 0
   */
  void run(IntConsumer newTask, int newParts) {
    task = newTask;
    parts = newParts;
    failure = null;
    finished.set(0);
    // Publishes the above: who takes a part by changing the ticket has seen this run's task.
    ticket.set((((ticket.get() >>> 32) + 1) << 32) | newParts);
    for (Worker worker : workers) {
      if (worker.asleep) {
        LockSupport.unpark(worker.thread);
      }
    }
    takeParts();
    await(newParts);
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void await(int expected) {
    for (int spin = 0; spin < SPINS_BEFORE_PARK && finished.get() < expected; spin++) {
      Thread.onSpinWait();
    }
    waiting = Thread.currentThread();
    while (finished.get() < expected) {
      LockSupport.park(this);
    }
    waiting = null;
  }

  private void takeParts() {
    long seen = ticket.get();
    while ((int) seen > 0) {
      if (ticket.compareAndSet(seen, seen - 1)) {
        runPart((int) seen - 1);
      }
      seen = ticket.get();
    }
  }

  private void runPart(int part) {
    int expected = parts; // a later run may change it once this part counts as finished
    try {
      task.accept(part);
    } catch (RuntimeException | Error thrown) {
      failure = thrown; // rethrown where the task was given
    }
    if (finished.incrementAndGet() == expected) {
      Thread sleeper = waiting;
      if (sleeper != null) {
        LockSupport.unpark(sleeper);
      }
    }
  }

  /** Ends the threads and waits until they have ended. Closing twice is harmless. */
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    for (Worker worker : workers) {
      LockSupport.unpark(worker.thread);
      while (worker.thread.isAlive()) {
        try {
          worker.thread.join();
        } catch (InterruptedException e) {
          interrupted = true; // a worker is never far from its end; told again below
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Worker implements Runnable {

    private final Thread thread;
    private volatile boolean asleep;

    Worker(int number) {
      thread = new Thread(this, "concord-java-" + number);
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      while (!closed) {
        takeParts();
        for (int spin = 0; spin < SPINS_BEFORE_PARK && idle(); spin++) {
          Thread.onSpinWait();
        }
        asleep = true;
        while (idle()) {
          LockSupport.park(WorkerPool.this);
        }
        asleep = false;
      }
    }

    private boolean idle() {
      return (int) ticket.get() == 0 && !closed;
    }
  }
}
