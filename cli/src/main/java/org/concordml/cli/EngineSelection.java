package org.concordml.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.concordml.comparison.EngineRunner;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.DeviceUnavailableException;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.EngineUnavailableException;

/**
 * From names on the command line to engines. An engine that was named must be usable on the device
 * asked for; without names those that are not are left out, and that is said.
 *
 * @param registry what is installed
 * @param request where it should run
 * @param err told of engines that are left out
 */
record EngineSelection(EngineRegistry registry, DeviceRequest request, PrintWriter err) {

  /**
   * Finds the engines asked for and begins to load them, beside whatever is done until {@link
   * #usable}.
   *
   * @param names asked for; empty for all
   * @return the engines, in the order asked for
   * @throws IllegalArgumentException if a name is empty or stands twice
   */
  List<EngineBackend> begin(List<String> names) {
    List<EngineBackend> begun = names.isEmpty() ? registry.all() : named(names);
    EngineLoading.start(begun);
    return begun;
  }

  private List<EngineBackend> named(List<String> names) {
    List<EngineBackend> chosen = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("--engines must name engines, found an empty name");
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "each engine must be named once, found " + name + " twice");
      }
      chosen.add(registry.find(name));
    }
    return chosen;
  }

  /**
   * Waits until the engines are loaded.
   *
   * @param begun by {@link #begin}
   * @param names asked for; if there are none, what cannot be used is left out
   * @param libraryNamed whether a native library was named, which must then be usable too
   * @return the engines to use; at least one
   */
  List<EngineBackend> usable(List<EngineBackend> begun, List<String> names, boolean libraryNamed) {
    if (!names.isEmpty()) {
      begun.forEach(this::require);
      return begun;
    }
    List<EngineBackend> usable = new ArrayList<>();
    DeviceUnavailableException noDevice = null;
    for (EngineBackend backend : begun) {
      try {
        require(backend);
        usable.add(backend);
      } catch (EngineUnavailableException missing) {
        if (libraryNamed && backend.id().equals("pytorch")) {
          throw missing;
        }
        err.println("note: left out, " + missing.getMessage());
      } catch (DeviceUnavailableException missing) {
        noDevice = missing;
        err.println("note: " + backend.id() + " is left out, it cannot use " + request + " here");
      }
    }
    registry.problems().forEach(problem -> err.println("note: an engine is left out: " + problem));
    err.flush();
    requireAny(usable, noDevice);
    return usable;
  }

  private static void requireAny(List<EngineBackend> usable, DeviceUnavailableException noDevice) {
    if (usable.isEmpty() && noDevice != null) {
      throw noDevice;
    }
    if (usable.isEmpty()) {
      throw new EngineUnavailableException(
          "no engine can be used here. Try: concord engines", null);
    }
  }

  private void require(EngineBackend backend) {
    DeviceChoice.choose(request, backend.id(), EngineRunner.require(backend));
  }
}
