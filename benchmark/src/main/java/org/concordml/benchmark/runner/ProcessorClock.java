package org.concordml.benchmark.runner;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many seconds the processors have worked for this process. The system counts them in steps (10
 * ms on Linux), so that a difference of two readings may be off by one step either way.
 */
final class ProcessorClock {

  private static final double NANOS = 1e9;
  private static final int STEPS_SEEN = 3;
  private static final double LONGEST_LOOK = 0.2;

  private final double step;

  ProcessorClock() {
    this.step = smallestStep();
  }

  /** Since the process started; NaN where Java cannot tell. */
  double seconds() {
    return now();
  }

  /**
   * Processors that were busy on average during some runs.
   *
   * @param worked what this clock went on by in all of the runs, each read by itself
   * @param lasted what they took in all
   * @param runs how many
   * @return at most the processors there are; NaN if the runs are too short for the steps of the
   *     clock to tell within a fifth, or Java cannot tell at all
   */
  double busy(double worked, double lasted, int runs) {
    return busy(worked, lasted, runs, step, Runtime.getRuntime().availableProcessors());
  }

  static double busy(double worked, double lasted, int runs, double step, int processors) {
    boolean tells = runs * step <= lasted / 5;
    return tells ? Math.min(processors, worked / lasted) : Double.NaN;
  }

  /** Watches the clock go on while this thread keeps a processor busy. */
  private static double smallestStep() {
    double smallest = Double.POSITIVE_INFINITY;
    double last = now();
    long start = System.nanoTime();
    int seen = 0;
    while (seen < STEPS_SEEN && System.nanoTime() - start < LONGEST_LOOK * NANOS) {
      double next = now();
      if (next > last) {
        smallest = Math.min(smallest, next - last);
        last = next;
        seen++;
      }
    }
    return smallest;
  }

  private static double now() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime() / NANOS
        : Double.NaN;
  }
}
