package org.concordml.engine.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the process holds after a collection. The heap is looked at by itself, because what leaks
 * there may fill pages that were resident already.
 *
 * @param resident bytes of the resident set
 * @param heap bytes of the heap in use
 */
public record HeldMemory(long resident, long heap) {

  /** As it is now; on Linux only. */
  public static HeldMemory now() throws IOException {
    System.gc();
    Runtime java = Runtime.getRuntime();
    long resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    return new HeldMemory(resident, java.totalMemory() - java.freeMemory());
  }

  /** Bytes, of the resident set or of the heap, whichever grew more. */
  public long growthSince(HeldMemory before) {
    return Math.max(resident - before.resident, heap - before.heap);
  }
}
