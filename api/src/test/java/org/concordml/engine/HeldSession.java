package org.concordml.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.concordml.data.FeatureMatrix;

/** Stays in {@link #outputs} until it is released; every other call returns at once. */
final class HeldSession extends IdleSession {

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean closedDuringCall;
  private volatile boolean inCall;
  private final AtomicInteger closings = new AtomicInteger();

  /** Waits until a thread is in {@link #outputs}. */
  void awaitCall() {
    await(entered);
  }

  void release() {
    released.countDown();
  }

  int closings() {
    return closings.get();
  }

  boolean wasClosedDuringCall() {
    return closedDuringCall;
  }

  @Override
  public double[] outputs(FeatureMatrix rows) {
    inCall = true;
    entered.countDown();
    await(released);
    inCall = false;
    return new double[] {1};
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came within 20 seconds");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closedDuringCall |= inCall;
    closings.incrementAndGet();
  }
}
