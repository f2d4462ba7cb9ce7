package org.concordml.preprocess;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.concordml.data.DataException;

/**
 * A fitted scaler as JSON. Numbers are written as {@link Double#toString}, whose digits lead back
 * to the same double.
 */
final class FittedScalerJson {

  private static final String NAME = "scaler";
  private static final String COLUMNS = "columns";

  private FittedScalerJson() {}

  static String write(FittedScaler fitted) {
    JsonObject json = new JsonObject();
    json.addProperty(NAME, fitted.scaler().name());
    json.addProperty(COLUMNS, fitted.columns());
    fitted.measured().forEach((name, numbers) -> json.add(name, array(numbers)));
    return json.toString();
  }

  static FittedScaler read(String text) {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      int columns = field(json, COLUMNS).getAsInt();
      FittedScaler fitted =
          Scaler.named(field(json, NAME).getAsString()).match(new Reader(json, columns));
      if (fitted.columns() != columns) {
        throw new IllegalArgumentException(
            "there must be numbers for " + columns + " columns, found " + fitted.columns());
      }
      return fitted;
    } catch (JsonParseException
        | IllegalArgumentException
        | IllegalStateException
        | UnsupportedOperationException e) {
      throw new DataException("this is not a fitted scaler: " + e.getMessage(), e);
    }
  }

  /** Reads what the fitted form of a scaler measured. */
  private record Reader(JsonObject json, int columns) implements Scaler.Cases<FittedScaler> {

    @Override
    public FittedScaler minMax(MinMaxScaler scaler) {
      return new FittedMinMaxScaler(numbers(json, "minimum"), numbers(json, "maximum"));
    }

    @Override
    public FittedScaler standard(StandardScaler scaler) {
      return new FittedStandardScaler(numbers(json, "mean"), numbers(json, "scale"));
    }

    @Override
    public FittedScaler meanCentring(MeanCentringScaler scaler) {
      return new FittedMeanCentringScaler(numbers(json, "mean"));
    }

    @Override
    public FittedScaler robust(RobustScaler scaler) {
      return new FittedRobustScaler(numbers(json, "median"), numbers(json, "scale"));
    }

    @Override
    public FittedScaler none(NoScaler scaler) {
      return new FittedNoScaler(columns);
    }
  }

  private static JsonArray array(ColumnValues numbers) {
    JsonArray array = new JsonArray(numbers.columns());
    for (double number : numbers.toArray()) {
      array.add(number);
    }
    return array;
  }

  private static ColumnValues numbers(JsonObject json, String name) {
    JsonArray array = field(json, name).getAsJsonArray();
    return ColumnValues.of(array.size(), column -> array.get(column).getAsDouble());
  }

  private static JsonElement field(JsonObject json, String name) {
    JsonElement element = json.get(name);
    if (element == null) {
      throw new IllegalArgumentException(
          "there must be a field \"" + name + "\", found " + json.keySet());
    }
    return element;
  }
}
