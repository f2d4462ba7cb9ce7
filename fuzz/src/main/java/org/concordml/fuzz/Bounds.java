package org.concordml.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * How much time and memory an input may take. More is a finding, as is an undocumented exception.
 */
final class Bounds {

  /** Of a processor, for one input: a busy machine takes no more of it. */
  private static final double MOST_SECONDS = 5;

  /** After which an input hangs, on the busiest machine. */
  static final int HANG_SECONDS = 60;

  /** Memory that any input may take, and more for each byte of it. */
  private static final long MOST_BYTES = 256L << 20;

  private static final long MOST_TIMES = 2_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Bounds() {}

  /**
   * Reads within the bounds. What is beyond them is read once more: classes that are loaded the
   * first time, and instrumented by Jazzer, are no input's.
   */
  static boolean read(Reader reader, byte[] input) throws IOException {
    Reading first = Reading.of(reader, input);
    if (first.isWithin(input.length)) {
      return first.taken();
    }
    Reading again = Reading.of(reader, input);
    if (!again.isWithin(input.length)) {
      throw new IllegalStateException("an input of " + input.length + " bytes: " + again);
    }
    return again.taken();
  }

  /**
   * What this thread took for an input.
   *
   * @param taken whether the reader took it
   * @param seconds of a processor
   * @param bytes allocated
   */
  private record Reading(boolean taken, double seconds, long bytes) {

    static Reading of(Reader reader, byte[] input) throws IOException {
      long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
      long start = THREADS.getCurrentThreadCpuTime();
      boolean taken = reader.read(input);
      return new Reading(
          taken,
          (THREADS.getCurrentThreadCpuTime() - start) / 1e9,
          THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes);
    }

    boolean isWithin(int length) {
      return seconds <= MOST_SECONDS && bytes <= MOST_BYTES + MOST_TIMES * length;
    }
  }
}
