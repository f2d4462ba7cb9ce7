package org.concordml.provenance;

import java.util.Optional;
import org.concordml.engine.EngineAvailability.Available;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.NativeFile;

/**
 * Exactly which engine did the arithmetic.
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
   * Loads an engine and looks at it. The SHA-256 of a native library that was not unpacked by
   * Concord takes a second or so, each time.
   *
   * @param backend the engine
   * @return what it is
   * @throws org.concordml.engine.EngineUnavailableException if it cannot be used
   */
  public static EngineIdentity of(EngineBackend backend) {
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
