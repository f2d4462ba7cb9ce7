package org.concordml.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.Targets;
import org.concordml.data.text.CsvFormat;
import org.concordml.json.JsonText;
import org.concordml.report.JobReport;
import org.concordml.training.runner.EngineRun;

/**
 * A job as one JSON document: what {@code --json} prints and {@code comparison.json} holds.
 *
 * <p>The names in it are a contract with the scripts that read it: within a {@code schemaVersion}
 * members are added, never renamed or removed. A number that is undefined is null; there is no NaN
 * and no infinity. Row numbers are 0-based positions among the rows used, in file order.
 */
public final class ReportJson {

  /** Version of the names; a script should refuse a larger one. */
  public static final int SCHEMA_VERSION = 1;

  private ReportJson() {}

  /**
   * @param report a finished job
   * @return the document, ending with a line feed; the same in every locale
   */
  public static String of(JobReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("schemaVersion", SCHEMA_VERSION);
    json.addProperty("command", report.command());
    json.add("provenance", ProvenanceJson.of(report.provenance()));
    json.add("engines", ProvenanceJson.engines(report.engines()));
    json.add("data", data(report));
    json.add("split", split(report));
    json.add("config", ConfigJson.of(report));
    json.add("runs", runs(report));
    json.add("baseline", LinearBaselineJson.of(report));
    json.add("parity", report.parity().<JsonElement>map(ParityJson::of).orElse(JsonNull.INSTANCE));
    return JsonText.of(json);
  }

  private static JsonObject data(JobReport report) {
    Schema schema = report.data().schema();
    Preparation preparation = report.data().preparation();
    JsonObject json = new JsonObject();
    json.addProperty("source", report.data().source());
    json.addProperty("sha256", report.data().sha256());
    json.addProperty("rows", report.data().rows().rows());
    json.addProperty("rowsRead", preparation.rowsRead());
    json.addProperty("rowsDropped", preparation.rowsDropped());
    json.add("droppedColumns", JsonText.strings(preparation.droppedColumns()));
    json.add("features", JsonText.strings(schema.features()));
    json.addProperty("target", schema.target());
    outcome(json, schema, report.data().rows().targets());
    JsonObject missing = new JsonObject();
    preparation.missing().forEach(missing::addProperty);
    json.add("missing", missing);
    report.data().format().ifPresent(format -> json.add("format", format(format)));
    json.add("notices", JsonText.strings(report.notices()));
    return json;
  }

  private static void outcome(JsonObject json, Schema schema, Targets targets) {
    targets.match(
        new Targets.Cases<JsonObject>() {
          @Override
          public JsonObject classes(Targets.Classes classes) {
            int[] counts = classes.counts();
            if (counts.length == 2) {
              json.addProperty("positive", schema.positive());
              json.addProperty("negative", schema.negative());
              json.addProperty("positives", counts[1]);
              return json;
            }
            json.addProperty("task", schema.task().key());
            json.add("classes", JsonText.strings(schema.classes()));
            json.add("classRows", JsonText.integers(counts));
            return json;
          }

          @Override
          public JsonObject numbers(Targets.Numbers numbers) {
            json.addProperty("task", schema.task().key());
            return json;
          }
        });
  }

  private static JsonObject format(CsvFormat format) {
    JsonObject json = new JsonObject();
    format.separator().ifPresent(c -> json.addProperty("separator", c.toString()));
    format.decimal().ifPresent(c -> json.addProperty("decimal", c.toString()));
    json.addProperty("encoding", format.encoding().name());
    json.addProperty("header", format.header().orElse(true));
    json.addProperty("rowNames", format.rowNames().orElse(false));
    json.addProperty("skipLines", format.skipLines());
    json.add("skipRows", JsonText.integers(format.skipRows().stream().mapToInt(n -> n).toArray()));
    format.comment().ifPresent(c -> json.addProperty("comment", c.toString()));
    List<String> missing = new ArrayList<>(format.missing().everywhere());
    format
        .missing()
        .byColumn()
        .forEach((column, words) -> words.forEach(word -> missing.add(column + "=" + word)));
    json.add("missing", JsonText.strings(missing));
    return json;
  }

  private static JsonObject split(JobReport report) {
    int[] test = report.split().test();
    JsonObject json = new JsonObject();
    json.addProperty("seed", report.recipe().fit().seed());
    json.addProperty("testSize", report.recipe().split().testSize());
    json.addProperty("stratified", report.recipe().split().stratified());
    json.addProperty("trainRows", report.split().train().length);
    json.addProperty("testRows", test.length);
    json.addProperty("monitorRows", report.split().monitor().length);
    json.addProperty(
        "testRowsChoose", report.recipe().split().testRowsChoose(report.recipe().chooses()));
    json.add("testIndices", JsonText.integers(test));
    return json;
  }

  private static JsonArray runs(JobReport report) {
    JsonArray runs = new JsonArray();
    for (EngineRun run : report.runs()) {
      runs.add(RunJson.of(report, run));
    }
    return runs;
  }
}
