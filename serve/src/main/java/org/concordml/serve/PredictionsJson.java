package org.concordml.serve;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.concordml.bundle.training.NumberRange;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.Schema;
import org.concordml.data.Table;
import org.concordml.json.JsonText;
import org.concordml.model.Predictions;

/** The answer to rows: a prediction each, and what of them the training rows did not have. */
final class PredictionsJson {

  /** Of values beyond the training rows' that are told one by one. */
  private static final int MOST_TOLD = 100;

  private PredictionsJson() {}

  static JsonObject of(
      String id, Schema schema, List<NumberRange> ranges, Table rows, Predictions predictions) {
    JsonArray all = new JsonArray(rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      all.add(one(schema, predictions, row));
    }
    JsonObject json = new JsonObject();
    json.addProperty("model", id);
    json.addProperty("target", schema.target());
    json.add("predictions", all);
    json.add("beyondTraining", beyond(ranges, rows));
    json.add(
        "notices", JsonText.strings(predictions.notices().stream().map(Object::toString).toList()));
    return json;
  }

  private static JsonObject one(Schema schema, Predictions predictions, int row) {
    JsonObject json = new JsonObject();
    switch (schema.task()) {
      case BINARY -> json.addProperty("probability", predictions.value(row));
      case MULTICLASS -> {
        JsonObject probabilities = new JsonObject();
        double[] values = predictions.probabilities(row);
        for (int i = 0; i < values.length; i++) {
          probabilities.addProperty(schema.classes().get(i), values[i]);
        }
        json.add("probabilities", probabilities);
      }
      case REGRESSION -> {
        json.addProperty("value", predictions.value(row));
        return json;
      }
    }
    json.addProperty("label", predictions.label(row));
    return json;
  }

  private static JsonArray beyond(List<NumberRange> ranges, Table rows) {
    JsonArray told = new JsonArray();
    for (NumberRange range : ranges) {
      if (!rows.names().contains(range.column())) {
        continue;
      }
      Column column = rows.column(range.column());
      for (int row = 0; row < rows.rows() && told.size() < MOST_TOLD; row++) {
        if (column instanceof NumberColumn numbers
            && !numbers.isMissing(row)
            && range.isBeyond(numbers.value(row))) {
          told.add(beyond(range, row, new JsonPrimitive(numbers.value(row))));
        }
      }
    }
    return told;
  }

  private static JsonObject beyond(NumberRange range, int row, JsonElement value) {
    JsonObject json = new JsonObject();
    json.addProperty("row", row + 1);
    json.addProperty("column", range.column());
    json.add("value", value);
    json.addProperty("min", range.min());
    json.addProperty("max", range.max());
    return json;
  }
}
