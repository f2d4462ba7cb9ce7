package org.concordml.benchmark.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How many processors were busy, and when that cannot be told. */
class ProcessorClockTest {

  private static final double STEP = 0.01;

  @Test
  void isProcessorTimeByTime() {
    assertThat(ProcessorClock.busy(1.5, 1, 10, STEP, 2)).isEqualTo(1.5);
  }

  /** Five runs of 0.3 ms, in one of which the clock went on by a step: once 6.84 of 2 cores. */
  @Test
  void isWithheldWhereTheStepsOfTheClockAreTooLarge() {
    assertThat(ProcessorClock.busy(STEP, 0.0015, 5, STEP, 2)).isNaN();
    assertThat(ProcessorClock.busy(0.4, 0.49, 10, STEP, 2)).isNaN();
    assertThat(ProcessorClock.busy(0.4, 0.5, 10, STEP, 2)).isEqualTo(0.8);
  }

  /** A clock that goes on in steps may be ahead by one. */
  @Test
  void isNeverMoreThanThereAre() {
    assertThat(ProcessorClock.busy(1.05, 0.5, 5, STEP, 2)).isEqualTo(2);
  }

  @Test
  void isUndefinedWithoutAClock() {
    assertThat(ProcessorClock.busy(Double.NaN, 1, 1, Double.POSITIVE_INFINITY, 2)).isNaN();
  }

  /** This thread is busy for half a second; others of the test's process may be, too. */
  @Test
  void seesABusyThread() {
    ProcessorClock clock = new ProcessorClock();
    double before = clock.seconds();
    long start = System.nanoTime();
    long thread = ThreadTime.now();
    while (System.nanoTime() - start < 500_000_000L) {
      Thread.onSpinWait();
    }
    double lasted = (System.nanoTime() - start) / 1e9;
    double busy = clock.busy(clock.seconds() - before, lasted, 1);

    assertThat(busy)
        .isGreaterThan((ThreadTime.now() - thread) / 1e9 / lasted - 0.1)
        .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(ProcessorClock.busy(0.25, 0.5, 1, 0.01, 2)).isCloseTo(0.5, within(1e-12));
  }

  /** Processor time of this thread in nanoseconds: on a busy machine less than the clock's. */
  private static final class ThreadTime {

    private ThreadTime() {}

    static long now() {
      return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }
}
