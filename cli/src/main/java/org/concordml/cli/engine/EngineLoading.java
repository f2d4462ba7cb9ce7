package org.concordml.cli.engine;

import java.util.Collection;
import org.concordml.engine.EngineBackend;

/** Loads engines beside one another, and beside what is done until one is asked for. */
public final class EngineLoading {

  private EngineLoading() {}

  /**
   * Starts a thread for each; what goes wrong is told to whoever asks for the engine later, and has
   * to wait until it is loaded.
   */
  public static void start(Collection<? extends EngineBackend> backends) {
    for (EngineBackend backend : backends) {
      Thread thread = new Thread(backend::availability, "load-" + backend.id());
      thread.setDaemon(true);
      thread.start();
    }
  }
}
