package org.concordml.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory this process held at once since {@link #restart}.
 *
 * <p>On Linux it is the resident set, native memory included, from {@code /proc/self/status}, with
 * the high-water mark set back through {@code /proc/self/clear_refs} where that is allowed.
 * Elsewhere it is the Java heap's peak alone.
 */
public final class PeakMemory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final double KIB_PER_MIB = 1024;
  private static final double BYTES_PER_MIB = 1024 * 1024;

  private PeakMemory() {}

  /** Starts a new measurement; where the mark cannot be set back, it keeps the older peak. */
  public static void restart() {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    if (Files.isWritable(CLEAR)) {
      try {
        Files.writeString(CLEAR, "5");
      } catch (IOException refused) {
        // A hardened kernel refuses; the peak is then that of the whole process so far.
        return;
      }
    }
  }

  /**
   * @return mebibytes
   */
  public static double mebibytes() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB;
        }
      }
    } catch (IOException notLinux) {
      return heap();
    }
    return heap();
  }

  private static double heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        / BYTES_PER_MIB;
  }
}
