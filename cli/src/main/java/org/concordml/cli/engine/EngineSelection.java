package org.concordml.cli.engine;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concordml.Remedy;
import org.concordml.cli.argument.OptionWording;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.DeviceUnavailableException;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.EngineUnavailableException;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.UnsupportedJobException;

/**
 * From names on the command line to engines. An engine that was named must be usable on the device
 * asked for; without names those that are not are left out, with a notice.
 *
 * @param <E> what they must be able to do
 * @param registry what is installed
 * @param candidates those named, in their order, or all
 * @param named whether they were named, and must all be usable
 * @param libraryNamed whether a native library was named, which must then be usable too
 * @param request where it should run
 * @param err told of engines that are left out
 */
public record EngineSelection<E extends EngineBackend>(
    EngineRegistry registry,
    List<E> candidates,
    boolean named,
    boolean libraryNamed,
    DeviceRequest request,
    PrintWriter err) {

  /**
   * Engines that score at least.
   *
   * @param names asked for, in their order; empty for all that can be used
   * @throws IllegalArgumentException if a name stands twice or no engine is called so
   * @throws EngineUnavailableException if an engine of Concord is not installed
   */
  public static EngineSelection<EngineBackend> of(
      EngineRegistry registry,
      List<String> names,
      boolean libraryNamed,
      DeviceRequest request,
      PrintWriter err) {
    requireOnce(names);
    return new EngineSelection<>(
        registry,
        names.isEmpty() ? registry.all() : names.stream().map(registry::find).toList(),
        !names.isEmpty(),
        libraryNamed,
        request,
        err);
  }

  /**
   * Engines that train. One that only scores is refused if it was named, else passed over.
   *
   * @param names asked for, in their order; empty for all that can be used
   * @throws IllegalArgumentException if a name stands twice or no engine is called so
   * @throws EngineUnavailableException if an engine of Concord is not installed
   * @throws UnsupportedJobException if one that was named only scores
   */
  public static EngineSelection<TrainingBackend> training(
      EngineRegistry registry,
      List<String> names,
      boolean libraryNamed,
      DeviceRequest request,
      PrintWriter err) {
    requireOnce(names);
    return new EngineSelection<>(
        registry,
        names.isEmpty()
            ? registry.allTraining()
            : names.stream().map(registry::findTraining).toList(),
        !names.isEmpty(),
        libraryNamed,
        request,
        err);
  }

  /**
   * @param names of engines
   * @return the same, of engines so named only, in that order; the others are told of as unknown
   *     here
   */
  public EngineSelection<E> only(List<String> names) {
    List<E> kept = new ArrayList<>();
    for (String name : names) {
      Optional<E> found = candidates.stream().filter(e -> e.id().equals(name)).findFirst();
      found.ifPresentOrElse(
          kept::add, () -> err.println("note: " + name + " is left out, it is not installed here"));
    }
    return new EngineSelection<>(registry, kept, named, libraryNamed, request, err);
  }

  private static void requireOnce(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "each engine must be named once, found " + name + " twice");
      }
    }
  }

  /** Begins to load the engines, beside whatever is done until {@link #usable}. */
  public void load() {
    EngineLoading.start(candidates);
  }

  /**
   * Waits until the engines are loaded.
   *
   * @return the engines to use, in the order asked for; at least one
   * @throws EngineUnavailableException if one that was named cannot be used, or none can
   * @throws DeviceUnavailableException if one that was named lacks the device, or all do
   */
  public List<E> usable() {
    if (named) {
      candidates.forEach(this::require);
      return candidates;
    }
    List<E> usable = new ArrayList<>();
    DeviceUnavailableException noDevice = null;
    for (E backend : candidates) {
      try {
        require(backend);
        usable.add(backend);
      } catch (EngineUnavailableException missing) {
        if (libraryNamed && backend.id().equals("pytorch")) {
          throw missing;
        }
        err.println("note: left out, " + missing.message(OptionWording.OPTIONS));
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

  private static void requireAny(
      List<? extends EngineBackend> usable, DeviceUnavailableException noDevice) {
    if (usable.isEmpty() && noDevice != null) {
      throw noDevice;
    }
    if (usable.isEmpty()) {
      throw new EngineUnavailableException(
          "no engine can be used here.", List.of(Remedy.of("ask 'concord engines' why")), null);
    }
  }

  private void require(EngineBackend backend) {
    DeviceChoice.choose(request, backend.id(), backend.required());
  }
}
