package org.concordml.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.concordml.comparison.Tolerance;
import org.concordml.json.JsonDifference;
import org.concordml.json.JsonText;

/**
 * What two runs differ in: the table, the job, what did the work, and what came of it.
 *
 * @param data differences of the table and of how it was read
 * @param recipe differences of the job, the seed and the model it started from included
 * @param program differences of what did the work: Concord, Java, the operating system, engines,
 *     native libraries, devices
 * @param results how far apart the results are, of each engine of the second run: from that of the
 *     same engine, or of the first engine where the first run has none of it
 */
public record RunComparison(
    List<JsonDifference> data,
    List<JsonDifference> recipe,
    List<JsonDifference> program,
    List<ResultComparison> results) {

  /** Takes copies. */
  public RunComparison {
    data = List.copyOf(data);
    recipe = List.copyOf(recipe);
    program = List.copyOf(program);
    results = List.copyOf(results);
  }

  /**
   * @param first a run
   * @param second another
   * @return what they differ in
   */
  public static RunComparison between(RunRecord first, RunRecord second) {
    Set<String> both = engines(first);
    both.retainAll(engines(second));
    return new RunComparison(
        JsonDifference.between(data(first), data(second)),
        JsonDifference.between(recipe(first), recipe(second)),
        JsonDifference.between(program(first, both), program(second, both)),
        second.results().stream()
            .map(
                result ->
                    ResultComparison.between(
                        of(first, result.engine().engine()).orElse(first.results().get(0)), result))
            .toList());
  }

  /**
   * @return whether it is the same job on the same table
   */
  public boolean isSameJob() {
    return data.isEmpty() && recipe.isEmpty();
  }

  /**
   * @param tolerance relative to scale
   * @return whether every result agrees with what it is compared with
   */
  public boolean agrees(Tolerance tolerance) {
    return results.stream().allMatch(result -> result.agrees(tolerance));
  }

  private static Optional<EngineResult> of(RunRecord run, String engine) {
    return run.results().stream()
        .filter(result -> result.engine().engine().equals(engine))
        .findFirst();
  }

  private static JsonObject data(RunRecord run) {
    JsonObject json = new JsonObject();
    json.addProperty("source", run.data().source());
    json.addProperty("sha256", run.data().sha256());
    json.addProperty("rows", run.data().rows());
    json.addProperty("trainRows", run.data().trainRows());
    json.addProperty("monitorRows", run.data().monitorRows());
    json.addProperty("testRows", run.data().testRows());
    run.format()
        .ifPresent(
            format -> json.add("format", JsonParser.parseString(CsvFormatJson.write(format))));
    return json;
  }

  private static JsonObject recipe(RunRecord run) {
    JsonObject json = JsonParser.parseString(run.recipe().toJson()).getAsJsonObject();
    run.start().ifPresent(start -> json.addProperty("start", start.id()));
    return json;
  }

  private static Set<String> engines(RunRecord run) {
    return run.results().stream()
        .map(result -> result.engine().engine())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Without dates, and places on a disk; of engines that both have run on, what they are. */
  private static JsonObject program(RunRecord run, Set<String> both) {
    JsonObject json = new JsonObject();
    json.addProperty("concordVersion", run.provenance().concordVersion());
    json.addProperty("javaVersion", run.provenance().javaVersion());
    json.addProperty("javaVendor", run.provenance().javaVendor());
    json.addProperty("os", run.provenance().os());
    json.addProperty("threads", run.threads());
    json.add("engines", JsonText.strings(engines(run)));
    run.results().stream()
        .filter(result -> both.contains(result.engine().engine()))
        .forEach(result -> json.add(result.engine().engine(), engine(result)));
    return json;
  }

  private static JsonObject engine(EngineResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("version", result.engine().version());
    json.addProperty("library", result.engine().library());
    json.addProperty(
        "librarySha256", result.engine().nativeFile().map(file -> file.sha256()).orElse("none"));
    json.addProperty("device", result.device());
    return json;
  }
}
