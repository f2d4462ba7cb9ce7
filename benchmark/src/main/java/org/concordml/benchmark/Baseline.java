package org.concordml.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;

/**
 * What was measured, as far as a later benchmark is compared with it.
 *
 * @param source where it is from, such as a file
 * @param features columns of the table; other numbers of columns are other work
 * @param conditions what else may make a difference, by name: processor, Java, versions, threads
 * @param cells those that were measured
 */
public record Baseline(
    String source, int features, Map<String, String> conditions, List<Cell> cells) {

  /** Takes copies. */
  public Baseline {
    conditions = Map.copyOf(conditions);
    cells = List.copyOf(cells);
  }

  /**
   * One engine at one workload.
   *
   * @param engine id
   * @param workload what was timed
   * @param device it ran on
   * @param threads most that it computed with; empty where the engine does not tell
   * @param rowsPerSecond of each timed run
   */
  public record Cell(
      String engine, Workload workload, String device, OptionalInt threads, Sample rowsPerSecond) {

    /** Whether another is the same engine at the same workload. */
    boolean isPartnerOf(BenchmarkCell other) {
      return engine.equals(other.engine()) && workload.equals(other.workload());
    }
  }

  /**
   * @param result of a benchmark
   * @param provenance of it
   * @return the same as an earlier benchmark would be read
   */
  public static Baseline of(BenchmarkResult result, Provenance provenance) {
    return new Baseline(
        "this benchmark",
        result.plan().features(),
        conditions(result, provenance.concordVersion()),
        result.cells().stream().flatMap(Baseline::measured).toList());
  }

  private static Stream<Cell> measured(BenchmarkCell cell) {
    return cell.outcome() instanceof CellOutcome.Measured measured
        ? Stream.of(
            new Cell(
                cell.engine(),
                cell.workload(),
                measured.device().used(),
                measured.threadsUsed(),
                measured.rowsPerSecond()))
        : Stream.empty();
  }

  private static Map<String, String> conditions(BenchmarkResult result, String version) {
    Machine machine = result.machine();
    Map<String, String> conditions = new TreeMap<>(machine.threadSettings());
    conditions.put("Concord", version);
    conditions.put("processor", machine.cpu());
    conditions.put("number of processors", String.valueOf(machine.cores()));
    conditions.put("system", machine.os());
    conditions.put("Java", machine.jvm());
    conditions.put("largest heap", heap(machine.maxHeapMb()));
    conditions.put("threads asked for", result.plan().device().threads().toString());
    conditions.put("seed", String.valueOf(result.plan().seed()));
    for (EngineIdentity engine : result.engines()) {
      conditions.put(
          "engine " + engine.engine(),
          engine(engine.version(), engine.nativeFile().map(file -> file.sha256()).orElse("none")));
    }
    return conditions;
  }

  /**
   * @param mebibytes the Java heap may grow to
   * @return as a condition
   */
  public static String heap(double mebibytes) {
    return String.format(Locale.ROOT, "%.0f MB", mebibytes);
  }

  /**
   * @param version of an engine's library
   * @param sha256 of its native file, or {@code none}
   * @return as a condition
   */
  public static String engine(String version, String sha256) {
    return version + (sha256.equals("none") ? "" : " (SHA-256 " + sha256 + ")");
  }

  /**
   * @param plan of a later benchmark
   * @param engines it will time
   * @return whether any cell of it can be compared with one of these
   */
  public boolean hasPartnersFor(BenchmarkPlan plan, List<String> engines) {
    return features == plan.features()
        && cells.stream()
            .anyMatch(
                cell ->
                    engines.contains(cell.engine()) && plan.workloads().contains(cell.workload()));
  }

  /** Conditions that are not the same here and now, in words. */
  List<String> differences(Baseline now) {
    Map<String, String> all = new TreeMap<>(conditions);
    all.putAll(now.conditions);
    return all.keySet().stream()
        .filter(name -> matters(name, now))
        .filter(name -> !Objects.equals(conditions.get(name), now.conditions.get(name)))
        .map(name -> name + ": " + told(now.conditions, name) + " now, " + told(conditions, name))
        .map(difference -> difference + " in the baseline")
        .toList();
  }

  /** An engine that only one of them timed is missing there, which is said of its cells. */
  private boolean matters(String name, Baseline now) {
    return !name.startsWith("engine ")
        || (conditions.containsKey(name) && now.conditions.containsKey(name));
  }

  private static String told(Map<String, String> conditions, String name) {
    return conditions.getOrDefault(name, "not given");
  }
}
