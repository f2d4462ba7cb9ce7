package org.concordml.engine;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a user wants the arithmetic done, and with how many threads of the processor.
 *
 * @param kind auto, the CPU, or a GPU
 * @param ordinal of the GPU, from 0; 0 for the others
 * @param threads of the processor; on a GPU those of what the engine does on the host
 */
public record DeviceRequest(Kind kind, int ordinal, ThreadCount threads) {

  /** The GPU if the engine can use one, else the CPU; threads by size. */
  public static final DeviceRequest AUTO = new DeviceRequest(Kind.AUTO, 0);

  /** The CPU; threads by size. */
  public static final DeviceRequest CPU = new DeviceRequest(Kind.CPU, 0);

  private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,4}))?");

  /** The kind of device. */
  public enum Kind {
    /** The engine's best. */
    AUTO,
    /** The processor. */
    CPU,
    /** A graphics card, by ordinal. */
    GPU
  }

  /** Checks that nothing is missing. */
  public DeviceRequest {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(threads, "threads");
  }

  /**
   * A device, with the threads chosen by size.
   *
   * @param kind auto, the CPU, or a GPU
   * @param ordinal of the GPU, from 0; 0 for the others
   */
  public DeviceRequest(Kind kind, int ordinal) {
    this(kind, ordinal, ThreadCount.AUTO);
  }

  /**
   * @param wanted threads of the processor
   * @return the same device with these
   */
  public DeviceRequest withThreads(ThreadCount wanted) {
    return new DeviceRequest(kind, ordinal, wanted);
  }

  /**
   * Reads a device.
   *
   * @param text {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
   * @return the request, with the threads chosen by size
   * @throws IllegalArgumentException if it is none of these
   */
  public static DeviceRequest parse(String text) {
    if (text.equals("auto")) {
      return AUTO;
    }
    if (text.equals("cpu")) {
      return CPU;
    }
    Matcher gpu = GPU.matcher(text);
    if (gpu.matches()) {
      String ordinal = gpu.group(1);
      return new DeviceRequest(Kind.GPU, ordinal == null ? 0 : Integer.parseInt(ordinal));
    }
    throw new IllegalArgumentException(
        "device must be auto, cpu, gpu or gpu:N, found '" + text + "'");
  }

  /** The device alone, as {@link #parse} reads it; the threads have words of their own. */
  @Override
  public String toString() {
    return switch (kind) {
      case AUTO -> "auto";
      case CPU -> "cpu";
      case GPU -> ordinal == 0 ? "gpu" : "gpu:" + ordinal;
    };
  }
}
