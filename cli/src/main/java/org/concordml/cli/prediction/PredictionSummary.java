package org.concordml.cli.prediction;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.json.JsonText;
import org.concordml.model.ScoredBatch;
import org.concordml.preprocess.UnseenValues;

/** What came of all batches together. */
public final class PredictionSummary {

  private final Map<String, UnseenValues> unseen = new LinkedHashMap<>();
  private int read;
  private int skipped;
  private int empty;

  /** Counts more rows, below those so far. */
  public void add(ScoredBatch batch) {
    read = Math.addExact(read, batch.read());
    skipped += batch.skipped();
    empty += batch.empty();
    for (UnseenValues found : batch.unseen()) {
      unseen.merge(found.column(), found, (before, more) -> before.with(read, more));
    }
  }

  public int read() {
    return read;
  }

  public int written() {
    return read - skipped;
  }

  /** What a user should know of the rows, with counts over all of them. */
  public List<String> notices() {
    List<String> notices = new ArrayList<>();
    unseen
        .values()
        .forEach(
            found ->
                notices.add(
                    new UnseenValues(found.column(), read, found.missing(), found.unknown())
                        .notice()
                        .toString()));
    if (skipped > 0) {
      notices.add("Left out " + rows(skipped) + ".");
    }
    if (empty > 0) {
      notices.add(rows(empty) + (empty == 1 ? " has" : " have") + " no prediction.");
    }
    return notices;
  }

  private String rows(int count) {
    return count + " of the " + read + " rows";
  }

  /** One JSON document. */
  public String json(
      String source, String out, String engine, double seconds, List<String> notices) {
    JsonObject json = new JsonObject();
    json.addProperty("schemaVersion", 1);
    json.addProperty("command", "predict");
    json.addProperty("source", source);
    json.addProperty("out", out);
    json.addProperty("engine", engine);
    json.addProperty("rows", read);
    json.addProperty("rowsWritten", written());
    json.addProperty("rowsSkipped", skipped);
    json.addProperty("rowsWithoutPrediction", empty);
    json.add("seconds", JsonText.number(seconds));
    JsonArray told = new JsonArray();
    notices.forEach(told::add);
    json.add("notices", told);
    return JsonText.of(json);
  }
}
