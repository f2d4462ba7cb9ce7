package org.concordml.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.concordml.NearestName;
import org.concordml.Remedy;

/** The engines on the class path, in alphabetical order. Immutable. */
public final class EngineRegistry {

  /** The engines of Concord, each in an artifact of its own. */
  private static final Set<String> OURS = Set.of("java", "pytorch", "mxnet", "onnxruntime");

  private final List<EngineBackend> backends;
  private final List<String> problems;

  private EngineRegistry(List<EngineBackend> backends, List<String> problems) {
    this.backends = List.copyOf(backends);
    this.problems = List.copyOf(problems);
  }

  /**
   * Finds the engines; loads none of them.
   *
   * @return the registry
   */
  public static EngineRegistry load() {
    List<EngineBackend> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    var candidates = ServiceLoader.load(EngineBackend.class).iterator();
    while (true) {
      try {
        if (!candidates.hasNext()) {
          break;
        }
        found.add(candidates.next());
      } catch (ServiceConfigurationError broken) {
        // One broken provider must not hide the others; what is wrong with it is told by
        // problems().
        problems.add(broken.getMessage());
      }
    }
    found.sort(Comparator.comparing(EngineBackend::id));
    return new EngineRegistry(found, problems);
  }

  /**
   * A registry of given engines.
   *
   * @param backends the engines
   * @return the registry
   */
  public static EngineRegistry of(List<EngineBackend> backends) {
    return new EngineRegistry(backends, List.of());
  }

  /**
   * @return all engines found
   */
  public List<EngineBackend> all() {
    return backends;
  }

  /**
   * @return those of them that train
   */
  public List<TrainingBackend> allTraining() {
    return backends.stream()
        .filter(TrainingBackend.class::isInstance)
        .map(TrainingBackend.class::cast)
        .toList();
  }

  /**
   * @return what was wrong with providers that could not even be made; usually empty
   */
  public List<String> problems() {
    return problems;
  }

  /**
   * Finds an engine by name.
   *
   * @param id such as {@code pytorch}
   * @return the engine
   * @throws IllegalArgumentException if no engine is called so; the message has the nearest name
   *     and all there are
   * @throws EngineUnavailableException if it is one of Concord's that is not installed
   */
  public EngineBackend find(String id) {
    return find(id, backends);
  }

  private EngineBackend find(String id, List<? extends EngineBackend> valid) {
    return backends.stream()
        .filter(b -> b.id().equals(id))
        .findFirst()
        .orElseThrow(() -> notFound(id, valid.stream().map(EngineBackend::id).toList()));
  }

  /**
   * Finds an engine to train with.
   *
   * @param id such as {@code pytorch}
   * @return the engine
   * @throws IllegalArgumentException as {@link #find}; the message has those that train
   * @throws EngineUnavailableException as {@link #find}
   * @throws UnsupportedJobException if the engine only scores
   */
  public TrainingBackend findTraining(String id) {
    return TrainingBackend.of(find(id, allTraining()));
  }

  private static RuntimeException notFound(String id, List<String> installed) {
    String valid = "'. Valid: " + String.join(", ", installed) + ".";
    if (OURS.contains(id)) {
      return new EngineUnavailableException(
          "engine must be one that is installed, found '" + id + valid,
          List.of(Remedy.of("add the artifact concord-engine-" + id + " to the class path")),
          null);
    }
    return new IllegalArgumentException(
        "engine must be one of those installed, found '"
            + id
            + valid
            + NearestName.to(id, installed)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse(""));
  }
}
