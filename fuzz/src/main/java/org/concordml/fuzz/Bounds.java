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

  /** Reads within the bounds. */
  static boolean read(Reader reader, byte[] input) throws IOException {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    long start = THREADS.getCurrentThreadCpuTime();
    boolean taken = reader.read(input);
    double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    if (seconds > MOST_SECONDS || bytes > MOST_BYTES + MOST_TIMES * input.length) {
      throw new IllegalStateException(
          "an input of " + input.length + " bytes took " + seconds + " s and " + bytes + " bytes");
    }
    return taken;
  }
}
