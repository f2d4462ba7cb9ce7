package org.concordml.report.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.concordml.benchmark.BaselineComparison;
import org.concordml.benchmark.BaselineComparison.Change;
import org.concordml.benchmark.Workload;
import org.concordml.json.JsonText;

/** The member {@code baseline} of {@link BenchmarkJson}. */
final class BaselineJson {

  private BaselineJson() {}

  static JsonObject of(BaselineComparison comparison) {
    JsonObject json = new JsonObject();
    json.addProperty("file", comparison.baseline());
    json.addProperty("regressions", comparison.regressions().size());
    JsonArray cells = new JsonArray();
    comparison.changes().forEach(change -> cells.add(change(change)));
    json.add("cells", cells);
    JsonArray onlyNow = new JsonArray();
    comparison.onlyNow().forEach(cell -> onlyNow.add(cell(cell.engine(), cell.workload())));
    json.add("onlyNow", onlyNow);
    JsonArray onlyThen = new JsonArray();
    comparison.onlyInBaseline().forEach(cell -> onlyThen.add(cell(cell.engine(), cell.workload())));
    json.add("onlyInBaseline", onlyThen);
    json.add("caveats", JsonText.strings(comparison.caveats()));
    return json;
  }

  private static JsonObject change(Change change) {
    JsonObject json = cell(change.engine(), change.workload());
    json.addProperty("verdict", verdict(change.verdict()));
    change.ratio().ifPresent(ratio -> BenchmarkJson.ratio(json, ratio));
    JsonArray threads = new JsonArray();
    List.of(change.threads(), change.threadsInBaseline())
        .forEach(count -> threads.add(BenchmarkJson.given(count)));
    json.add("threadsUsed", threads);
    if (!change.reason().isEmpty()) {
      json.addProperty("reason", change.reason());
    }
    return json;
  }

  private static String verdict(BaselineComparison.Verdict verdict) {
    return switch (verdict) {
      case SLOWER -> "slower";
      case FASTER -> "faster";
      case NOT_SHOWN -> "notShown";
      case REFUSED -> "refused";
      case FAILED -> "failed";
    };
  }

  private static JsonObject cell(String engine, Workload workload) {
    JsonObject json = new JsonObject();
    json.addProperty("engine", engine);
    BenchmarkCellJson.workload(workload)
        .entrySet()
        .forEach(part -> json.add(part.getKey(), part.getValue()));
    return json;
  }
}
