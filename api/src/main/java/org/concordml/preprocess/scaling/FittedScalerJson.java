package org.concordml.preprocess.scaling;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.data.DataException;
import org.concordml.json.JsonFields;

/**
 * A fitted scaler as JSON. Numbers are written as {@link Double#toString}, whose digits lead back
 * to the same double.
 */
final class FittedScalerJson {

  private static final String COLUMNS = "columns";

  private FittedScalerJson() {}

  static String write(FittedScaler fitted) {
    JsonObject json = new JsonObject();
    json.addProperty(ScalerJson.NAME, fitted.scaler().name());
    ScalerJson.addOptions(json, fitted.scaler());
    json.addProperty(COLUMNS, fitted.columns());
    fitted.measured().forEach((name, numbers) -> json.add(name, array(numbers)));
    return json.toString();
  }

  static FittedScaler read(String text) {
    try {
      return JsonFields.read(
          "it",
          text,
          fields -> {
            int columns = fields.integer(COLUMNS);
            FittedScaler fitted = ScalerJson.read(fields).match(new Reader(fields, columns));
            if (fitted.columns() != columns) {
              throw new IllegalArgumentException(
                  "there must be numbers for " + columns + " columns, found " + fitted.columns());
            }
            return fitted;
          });
    } catch (JsonParseException | IllegalArgumentException e) {
      throw new DataException("this is not a fitted scaler: " + e.getMessage(), e);
    }
  }

  /** Reads what the fitted form of a scaler measured. */
  private record Reader(JsonFields fields, int columns) implements Scaler.Cases<FittedScaler> {

    @Override
    public FittedScaler minMax(MinMaxScaler scaler) {
      return new MinMaxScaler.Fitted(scaler, numbers("minimum"), numbers("maximum"));
    }

    @Override
    public FittedScaler standard(StandardScaler scaler) {
      return new StandardScaler.Fitted(numbers("mean"), numbers("scale"));
    }

    @Override
    public FittedScaler meanCentring(MeanCentringScaler scaler) {
      return new MeanCentringScaler.Fitted(numbers("mean"));
    }

    @Override
    public FittedScaler robust(RobustScaler scaler) {
      return new RobustScaler.Fitted(scaler, numbers("median"), numbers("scale"));
    }

    @Override
    public FittedScaler maxAbs(MaxAbsScaler scaler) {
      return new MaxAbsScaler.Fitted(numbers("scale"));
    }

    @Override
    public FittedScaler quantile(QuantileTransformer scaler) {
      int count = (int) fields.keys().stream().filter(key -> key.matches("quantile \\d+")).count();
      List<ColumnValues> quantiles =
          IntStream.range(0, count).mapToObj(q -> numbers("quantile " + q)).toList();
      return new QuantileTransformer.Fitted(scaler, quantiles);
    }

    @Override
    public FittedScaler power(PowerTransformer scaler) {
      return new PowerTransformer.Fitted(
          scaler, numbers("lambda"), numbers("mean"), numbers("scale"));
    }

    @Override
    public FittedScaler none(NoScaler scaler) {
      return new NoScaler.Fitted(columns);
    }

    private ColumnValues numbers(String name) {
      return ColumnValues.of(fields.numbers(name));
    }
  }

  private static JsonArray array(ColumnValues numbers) {
    JsonArray array = new JsonArray(numbers.columns());
    for (double number : numbers.toArray()) {
      array.add(number);
    }
    return array;
  }
}
