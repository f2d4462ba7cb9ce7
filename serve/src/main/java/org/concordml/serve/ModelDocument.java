package org.concordml.serve;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.training.NumberRange;
import org.concordml.data.kind.ColumnKind;
import org.concordml.json.JsonText;
import org.concordml.model.Model;
import org.concordml.preprocess.FittedCodes;
import org.concordml.preprocess.FittedOneHot;

/** What {@code GET /model} answers: everything that a form for a row needs. */
final class ModelDocument {

  private final String id;
  private final Bundle bundle;
  private final Model model;

  ModelDocument(String id, Bundle bundle) {
    this.id = id;
    this.bundle = bundle;
    this.model = bundle.model();
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    json.addProperty("target", model.schema().target());
    json.addProperty("task", model.schema().task().key());
    json.add("classes", JsonText.strings(model.schema().classes()));
    json.addProperty("threshold", model.decision().threshold());
    model
        .decision()
        .classThresholds()
        .ifPresent(
            of ->
                json.add(
                    "classThresholds",
                    JsonText.numbers(of.values().stream().mapToDouble(v -> v).toArray())));
    JsonArray columns = new JsonArray();
    model.preprocessing().inputs().forEach((name, kind) -> columns.add(column(name, kind)));
    json.add("columns", columns);
    json.add("trainedOn", trainedOn());
    JsonObject test = new JsonObject();
    test.addProperty("loss", bundle.training().test().loss());
    bundle.training().test().metrics().forEach(test::addProperty);
    json.add("test", test);
    return json;
  }

  private JsonObject trainedOn() {
    JsonObject json = new JsonObject();
    json.addProperty("source", bundle.training().data().source());
    json.addProperty("sha256", bundle.training().data().sha256());
    json.addProperty("rows", bundle.training().data().trainRows());
    json.addProperty("engine", bundle.training().engine().engine());
    json.addProperty("date", model.provenance().date().toString());
    return json;
  }

  private JsonObject column(String name, ColumnKind kind) {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("kind", kind.name());
    json.add("holds", JsonParser.parseString(kind.toJson()));
    for (NumberRange range : bundle.training().ranges()) {
      if (range.column().equals(name) && kind instanceof ColumnKind.Numeric) {
        json.addProperty("min", range.min());
        json.addProperty("median", range.median());
        json.addProperty("max", range.max());
        json.addProperty("gaps", range.missing());
      }
    }
    List<String> values = values(name);
    if (!values.isEmpty()) {
      json.add("values", JsonText.strings(values));
    }
    return json;
  }

  /** Of a category those that the training rows have. */
  private List<String> values(String name) {
    Stream<Map.Entry<String, List<String>>> known =
        Stream.concat(
            model.preprocessing().categories().stream()
                .map((FittedOneHot of) -> Map.entry(of.column(), of.categories())),
            model.preprocessing().ordinals().stream()
                .flatMap(all -> all.columns().stream())
                .map((FittedCodes of) -> Map.entry(of.column(), of.levels())));
    return known
        .filter(entry -> entry.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(List.of());
  }
}
