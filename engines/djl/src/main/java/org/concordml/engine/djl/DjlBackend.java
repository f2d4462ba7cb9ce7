package org.concordml.engine.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.concordml.Remedy;
import org.concordml.engine.CheckedSession;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineUnavailableException;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.djl.natives.LoadingProperties;
import org.concordml.engine.djl.natives.NativeCache;
import org.concordml.engine.djl.natives.ProcessEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * An engine reached through DJL. A subclass adds its id, where its native library comes from and
 * what is wrong with it.
 */
public abstract class DjlBackend implements TrainingBackend {

  private @Nullable EngineAvailability availability;

  /** For subclasses, which {@link java.util.ServiceLoader} makes. */
  protected DjlBackend() {}

  /**
   * @return DJL's name of the engine, such as {@code PyTorch}
   */
  protected abstract String djlName();

  /**
   * Sets what must be set before any DJL class of the engine loads, and looks whether the native
   * library can be loaded at all.
   *
   * @param properties of the system, which hold until the library is loaded
   * @return why the engine cannot be used; empty if nothing speaks against it
   */
  protected abstract Optional<EngineAvailability.Unavailable> prepare(LoadingProperties properties);

  /**
   * @return the native library that does the arithmetic and where it lies; asked once it is loaded
   */
  protected abstract NativeLibrary library();

  /**
   * Has the operations of a session use so many threads of the processor from now on. Called before
   * each step and each piece of scoring, in the thread that computes it, so it must cost next to
   * nothing when that thread was given the same number before.
   *
   * @param count at least 1
   */
  protected abstract void useThreads(int count);

  /**
   * @return products of a row and a parameter from which a step or a piece of scoring is computed
   *     faster by all processors than by one thread, as measured
   */
  protected abstract long parallelThreshold();

  /**
   * How the session computes what it computes most. A subclass may give a faster form with the same
   * numbers.
   *
   * @param config of the session
   * @param owner lives as long as the session, and owns what is kept
   * @return the arithmetic
   */
  protected DeviceArithmetic arithmetic(TrainingSpec config, NDManager owner) {
    return DeviceArithmetic.inOperations(config);
  }

  /**
   * Where the native library is called from: by default wherever a session is. A subclass gives an
   * executor where a library must not be called from every thread there is; it is the same for all
   * of the class, and calls of one session are made one after the other.
   *
   * @return what makes all calls, of {@link #library} and {@link #useThreads} too; empty if the
   *     thread that asks makes them
   */
  protected Optional<Executor> callers() {
    return Optional.empty();
  }

  @Override
  public final EngineAvailability availability() {
    // The library is the process's, and there may be several of this class: one of them loads it.
    synchronized (getClass()) {
      if (availability == null) {
        availability = call(this::load);
      }
      return availability;
    }
  }

  private <T> T call(Supplier<T> call) {
    Optional<Executor> callers = callers();
    return callers.isEmpty() ? call.get() : HandOver.call(callers.get(), call);
  }

  private EngineAvailability load() {
    long start = System.nanoTime();
    try (LoadingProperties properties = LoadingProperties.begin()) {
      // Without these DJL may download a library or report to a server when its first class loads.
      properties.setUnlessSet("ai.djl.offline", "true");
      properties.setUnlessSet("OPT_OUT_TRACKING", "true");
      Optional<EngineAvailability.Unavailable> unsafe = NativeCache.loadJna(properties);
      if (unsafe.isPresent()) {
        return unsafe.get();
      }
      Optional<EngineAvailability.Unavailable> obstacle = prepare(properties);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      Engine engine = Engine.getEngine(djlName());
      List<String> devices = new ArrayList<>(List.of("cpu"));
      String note = probe(engine, devices);
      NativeLibrary library = library();
      return new EngineAvailability.Available(
          engine.getVersion(),
          devices,
          note,
          library.name(),
          library.folder(),
          (System.nanoTime() - start) / 1e9);
    } catch (RuntimeException | LinkageError failure) {
      return explain(failure);
    }
  }

  /**
   * Sets the environment variables of this process that the native library reads as it loads, and
   * that make it fit to share a machine; those that are set stay as they are. It is for whoever
   * owns the process to decide, so nothing else calls it: an application does before it first asks
   * for {@link #availability}, or sets them before the process starts.
   *
   * <p>Without {@code OMP_WAIT_POLICY=passive} threads that wait for one another spin. On a machine
   * that is busy with something else the one waited for may not be running at all: steps took 20 to
   * 110 times as long.
   */
  public final void tuneEnvironment() {
    try (LoadingProperties properties = LoadingProperties.begin()) {
      if (NativeCache.loadJna(properties).isEmpty()) {
        environment().forEach(ProcessEnvironment::setUnlessSet);
      }
    }
  }

  /**
   * @return environment variables that the native library reads as it loads, and values that make
   *     it fit to share a machine
   */
  protected Map<String, String> environment() {
    return Map.of("OMP_WAIT_POLICY", "passive");
  }

  private EngineAvailability.Unavailable explain(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
    List<Remedy> remedies = new ArrayList<>();
    if (root instanceof IOException) {
      remedies.add(Remedy.of("make room where DJL unpacks it"));
      remedies.add(
          Remedy.of("set " + NativeCache.variable() + " to a folder with half a gigabyte"));
    } else {
      remedies.add(
          Remedy.of("delete DJL's cache folder of " + id() + " so that it is unpacked again"));
    }
    remedies.add(NativeCache.WITHOUT_NATIVES);
    return new EngineAvailability.Unavailable(
        "its native library did not load (" + message + ")", remedies, failure);
  }

  /** Adds the GPUs that really compute; a GPU that is there but of no use is told in the note. */
  private static String probe(Engine engine, List<String> devices) {
    int gpus = engine.getGpuCount();
    if (gpus == 0) {
      return "its library found none";
    }
    String problem = "";
    for (int i = 0; i < gpus; i++) {
      try (NDManager manager = engine.newBaseManager(Device.gpu(i))) {
        if (manager.ones(new Shape(4)).sum().getFloat() == 4) {
          devices.add("gpu:" + i);
        }
      } catch (RuntimeException | LinkageError failure) {
        problem = "GPU " + i + " was found but this build cannot use it";
      }
    }
    return problem;
  }

  @Override
  public final TrainingSession train(TrainingSpec config, DeviceChoice device) {
    EngineAvailability availability = availability();
    if (availability instanceof EngineAvailability.Unavailable missing) {
      throw EngineUnavailableException.of(id(), missing);
    }
    if (!((EngineAvailability.Available) availability).devices().contains(device.used())) {
      throw new IllegalArgumentException(
          "device must be one that " + id() + " lists, found '" + device.used() + "'");
    }
    TrainingSession session =
        call(
            () ->
                new DjlSession(
                    Engine.getEngine(djlName()),
                    place(device),
                    config,
                    threads(config, device),
                    this::arithmetic));
    return new CheckedSession(
        callers().<TrainingSession>map(by -> new HandedOverSession(session, by)).orElse(session),
        config.network());
  }

  /** On a GPU the host has little to compute: one thread, unless the user says otherwise. */
  private SessionThreads threads(TrainingSpec config, DeviceChoice device) {
    ThreadCount requested = device.requested().threads();
    boolean atLeisure = requested.equals(ThreadCount.AUTO) && !device.used().equals("cpu");
    return new SessionThreads(
        atLeisure ? ThreadCount.of(1) : requested,
        config.network().layout().size(),
        parallelThreshold(),
        this::useThreads);
  }

  private static Device place(DeviceChoice device) {
    return device.used().equals("cpu")
        ? Device.cpu()
        : Device.gpu(Integer.parseInt(device.used().substring("gpu:".length())));
  }

  @Override
  public final OptionalLong deviceMemoryInUse(DeviceChoice device) {
    return DeviceMemory.inUse(place(device));
  }

  /**
   * A native library as a user would look for it.
   *
   * @param name such as {@code libtorch 2.7.1 (cpu)}
   * @param folder where it lies; empty if that is not known
   */
  public record NativeLibrary(String name, String folder) {}
}
