package org.concordml.report.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.concordml.benchmark.Baseline;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.benchmark.Sample;
import org.concordml.benchmark.Workload;
import org.concordml.network.Head;

/** Reads an earlier {@code benchmark.json}. */
public final class BaselineFile {

  private BaselineFile() {}

  /**
   * @param file as a benchmark's folder has it, or {@code --json} printed it
   * @return what was measured; cells that failed are left out
   * @throws org.concordml.data.DataException if it cannot be read or is something else
   */
  public static Baseline read(Path file) {
    ReadJson document = ReadJson.of(file);
    requireBenchmark(document);
    ReadJson config = document.member("config");
    Head head = head(config);
    List<Baseline.Cell> cells = new ArrayList<>();
    for (ReadJson cell : document.member("cells").elements()) {
      if (cell.member("status").text().equals("measured")) {
        cells.add(cell(cell, head));
      }
    }
    return new Baseline(
        file.toString(), config.member("features").wholeNumber(), conditions(document), cells);
  }

  private static void requireBenchmark(ReadJson document) {
    ReadJson command =
        document.optional("command").orElseThrow(() -> document.mustBe("a benchmark.json"));
    if (!command.text().equals("benchmark")) {
      throw command.mustBe("\"benchmark\", as in a benchmark.json");
    }
    ReadJson version = document.member("schemaVersion");
    if (version.wholeNumber() != ReportJson.SCHEMA_VERSION) {
      throw version.mustBe(ReportJson.SCHEMA_VERSION + ", the version this Concord reads");
    }
  }

  /** Written since there are several; before, each was of two classes. */
  private static Head head(ReadJson config) {
    return switch (config.optional("task").map(ReadJson::text).orElse("binary")) {
      case "multiclass" -> {
        ReadJson classes = config.member("classes");
        yield classes.make(() -> new Head.Softmax(classes.wholeNumber()));
      }
      case "regression" -> Head.LINEAR;
      default -> Head.LOGISTIC;
    };
  }

  private static Baseline.Cell cell(ReadJson cell, Head head) {
    Workload workload =
        cell.make(
            () ->
                new Workload(
                    cell.member("rows").wholeNumber(),
                    cell.member("hidden").elements().stream().map(ReadJson::wholeNumber).toList(),
                    head,
                    cell.member("batchSize").wholeNumber(),
                    BenchmarkMode.named(cell.member("mode").text())));
    return new Baseline.Cell(
        cell.member("engine").text(),
        workload,
        cell.member("device").member("used").text(),
        cell.optional("threadsUsed")
            .map(threads -> OptionalInt.of(threads.wholeNumber()))
            .orElse(OptionalInt.empty()),
        speeds(cell, workload.rows()));
  }

  /** Runs of several passes are written since their number is; before, each was one. */
  private static Sample speeds(ReadJson cell, int rows) {
    int passes = cell.optional("passesPerRun").map(ReadJson::wholeNumber).orElse(1);
    ReadJson seconds = cell.member("secondsPerRun").member("values");
    double[] speeds =
        seconds.elements().stream()
            .mapToDouble(value -> (double) rows * passes / value.number())
            .toArray();
    return seconds.make(() -> Sample.of(speeds));
  }

  private static Map<String, String> conditions(ReadJson document) {
    ReadJson machine = document.member("machine");
    ReadJson config = document.member("config");
    Map<String, String> conditions = new TreeMap<>();
    ReadJson settings = machine.member("threadSettings");
    for (String name : settings.object().keySet()) {
      conditions.put(name, settings.member(name).text());
    }
    document
        .optional("provenance")
        .ifPresent(from -> conditions.put("Concord", from.member("concordVersion").text()));
    conditions.put("processor", machine.member("cpu").text());
    conditions.put("number of processors", machine.member("cores").textOrNumber());
    conditions.put("system", machine.member("os").text());
    conditions.put("Java", machine.member("jvm").text());
    conditions.put("largest heap", Baseline.heap(machine.member("maxHeapMb").number()));
    conditions.put("threads asked for", config.member("threads").textOrNumber());
    conditions.put("seed", config.member("seed").textOrNumber());
    for (ReadJson engine : document.member("engines").elements()) {
      conditions.put(
          "engine " + engine.member("engine").text(),
          Baseline.engine(
              engine.member("engineVersion").text(), engine.member("librarySha256").text()));
    }
    return conditions;
  }
}
