package org.concordml.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where it was timed.
 *
 * @param cpu model of the processor; its architecture where the system does not tell
 * @param cores processors that this process may use
 * @param os name, version and architecture
 * @param jvm name and version
 * @param maxHeapMb most the Java heap may grow to, in mebibytes
 * @param threadSettings properties and environment variables that set how many threads a library
 *     uses, those that are set
 * @param loadAtStart processes that ran or waited in the minute before, as the system averages
 *     them; negative where it does not tell
 * @param loadAtEnd the same at the end
 */
public record Machine(
    String cpu,
    int cores,
    String os,
    String jvm,
    double maxHeapMb,
    Map<String, String> threadSettings,
    double loadAtStart,
    double loadAtEnd) {

  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final double BYTES_PER_MIB = 1024 * 1024;

  /** Takes a copy. */
  public Machine {
    threadSettings = Map.copyOf(threadSettings);
  }

  /**
   * Describes this machine.
   *
   * @param loadAtStart the value of {@link #load} then
   * @return the machine, with the load as it is now at the end
   */
  public static Machine now(double loadAtStart) {
    return new Machine(
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        Runtime.getRuntime().maxMemory() / BYTES_PER_MIB,
        readThreadSettings(),
        loadAtStart,
        load());
  }

  /**
   * @return the load average of the last minute; negative where the system does not tell
   */
  public static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String cpuModel() {
    try {
      for (String line : Files.readAllLines(CPUINFO)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
    return System.getProperty("os.arch");
  }

  private static Map<String, String> readThreadSettings() {
    SortedMap<String, String> settings = new TreeMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("OMP_") || name.endsWith("_THREADS")) {
                settings.put(name, value);
              }
            });
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.endsWith("threads")) {
        settings.put(name, System.getProperty(name));
      }
    }
    return settings;
  }
}
