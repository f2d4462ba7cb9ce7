package org.concordml.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.concordml.engine.EngineAvailability.Unavailable;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;

/** From names on the command line to engines. */
final class EngineNames {

  private EngineNames() {}

  /**
   * @param names asked for; empty for all that can be used
   * @param registry what is installed
   * @param err told of engines that are left out
   * @return the engines, in the order asked for
   * @throws IllegalArgumentException if a name stands twice
   */
  static List<EngineBackend> resolve(List<String> names, EngineRegistry registry, PrintWriter err) {
    if (names.isEmpty()) {
      return usable(registry, err);
    }
    List<EngineBackend> chosen = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "each engine must be named once, found " + name + " twice");
      }
      chosen.add(registry.find(name));
    }
    return chosen;
  }

  private static List<EngineBackend> usable(EngineRegistry registry, PrintWriter err) {
    List<EngineBackend> usable = new ArrayList<>();
    for (EngineBackend backend : registry.all()) {
      if (backend.availability() instanceof Unavailable missing) {
        err.println(
            "note: engine "
                + backend.id()
                + " is left out: "
                + missing.reason()
                + ". "
                + missing.remedy());
      } else {
        usable.add(backend);
      }
    }
    registry.problems().forEach(problem -> err.println("note: an engine is left out: " + problem));
    err.flush();
    return usable;
  }
}
