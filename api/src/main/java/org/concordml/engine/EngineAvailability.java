package org.concordml.engine;

import java.util.List;
import org.concordml.Remedy;
import org.jspecify.annotations.Nullable;

/** Whether an engine can be used here. */
public sealed interface EngineAvailability {

  /**
   * It can.
   *
   * @param version of the engine's own library, such as {@code 2.7.1}
   * @param devices it can really use, {@code cpu} first, then {@code gpu:0} and so on
   * @param deviceNote why no GPU is listed, or what was found; empty if there is nothing to say
   * @param library what does the arithmetic, such as {@code libtorch (CPU build)}
   * @param libraryPath the native library's folder; empty when there is none
   * @param loadSeconds what loading it took, once in this process
   */
  record Available(
      String version,
      List<String> devices,
      String deviceNote,
      String library,
      String libraryPath,
      double loadSeconds)
      implements EngineAvailability {

    /** Takes a copy. */
    public Available {
      devices = List.copyOf(devices);
    }
  }

  /**
   * It cannot.
   *
   * @param reason what is missing or broken
   * @param remedies what to do about it, each a way out by itself
   * @param cause what was thrown, for a log; null if nothing was
   */
  record Unavailable(String reason, List<Remedy> remedies, @Nullable Throwable cause)
      implements EngineAvailability {

    /** Takes a copy. */
    public Unavailable {
      remedies = List.copyOf(remedies);
    }
  }
}
