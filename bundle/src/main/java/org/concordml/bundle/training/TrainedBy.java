package org.concordml.bundle.training;

import org.concordml.provenance.EngineIdentity;
import org.concordml.training.runner.EngineRun;

/**
 * The engine that a model was trained on.
 *
 * @param engine id
 * @param version of the engine's library
 * @param library in words
 * @param libraryFile that does the arithmetic; {@code none} if there is none
 * @param librarySha256 of it; {@code none} if there is none
 * @param device where: {@code cpu}, {@code gpu:0}
 */
public record TrainedBy(
    String engine,
    String version,
    String library,
    String libraryFile,
    String librarySha256,
    String device) {

  static TrainedBy of(EngineIdentity identity, EngineRun run) {
    return new TrainedBy(
        identity.engine(),
        identity.version(),
        identity.library(),
        identity.nativeFile().map(file -> file.name()).orElse("none"),
        identity.nativeFile().map(file -> file.sha256()).orElse("none"),
        run.model().device().used());
  }
}
