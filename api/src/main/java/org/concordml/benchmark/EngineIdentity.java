package org.concordml.benchmark;

import java.util.Optional;
import org.concordml.engine.EngineAvailability.Available;
import org.concordml.engine.EngineBackend;

/**
 * Exactly what was timed.
 *
 * @param engine id
 * @param version of the engine's library
 * @param library in words
 * @param libraryPath folder of the native library; empty when there is none
 * @param nativeFile what does the arithmetic; empty when there is none
 * @param loadSeconds what loading it took, once in this process
 */
public record EngineIdentity(
    String engine,
    String version,
    String library,
    String libraryPath,
    Optional<NativeFile> nativeFile,
    double loadSeconds) {

  /**
   * Loads an engine and looks at it.
   *
   * @param backend the engine
   * @return what it is
   * @throws org.concordml.engine.EngineUnavailableException if it cannot be used
   */
  static EngineIdentity of(EngineBackend backend) {
    Available available = backend.required();
    return new EngineIdentity(
        backend.id(),
        available.version(),
        available.library(),
        available.libraryPath(),
        NativeFile.largestIn(available.libraryPath()),
        available.loadSeconds());
  }
}
