package org.concordml.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one thread into a session at a time, and nobody once it is closed. What a session remembers
 * belongs to the thread that is inside.
 */
final class OneThreadAtATime {

  private final ReentrantLock inUse = new ReentrantLock();
  private volatile boolean closed;

  /**
   * @throws IllegalStateException if the session is closed, or another thread is inside
   */
  void run(Runnable call) {
    enter();
    try {
      call.run();
    } finally {
      inUse.unlock();
    }
  }

  /**
   * @throws IllegalStateException as {@link #run}
   */
  <T> T call(Supplier<T> call) {
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

  /** As {@link #call}, of a closed session too. */
  <T> T ask(Supplier<T> question) {
    if (!inUse.tryLock()) {
      throw inUseElsewhere();
    }
    try {
      return question.get();
    } finally {
      inUse.unlock();
    }
  }

  /** Waits until the thread inside has left. From now on every call is refused. */
  void close(Runnable free) {
    closed = true; // before waiting, so that the other thread's next call does not come first
    inUse.lock();
    try {
      free.run();
    } finally {
      inUse.unlock();
    }
  }

  private static IllegalStateException inUseElsewhere() {
    return new IllegalStateException(
        "a session belongs to one thread at a time, found a call during one of another thread."
            + " Open one for each thread");
  }
}
