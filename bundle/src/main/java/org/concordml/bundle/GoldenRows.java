package org.concordml.bundle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.experiment.Experiment;
import org.concordml.json.JsonFields;
import org.concordml.json.JsonText;
import org.concordml.model.Model;
import org.concordml.model.Predictor;
import org.concordml.network.Head;
import org.concordml.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * Rows before preprocessing, and what the engine that trained the model predicted for them.
 *
 * <p>They are nobody's: each column's values are drawn by themselves from the training rows, so
 * that a bundle can be handed on without a record of the table in it.
 */
public final class GoldenRows {

  /**
   * How far a prediction may be off: a probability absolutely, a number relative to the outcome's
   * standard deviation, or to itself if that is more.
   */
  public static final double TOLERANCE = 1e-5;

  private static final int ROWS = 16;

  private final Table rows;
  private final double[] predictions;

  private GoldenRows(Table rows, double[] predictions) {
    this.rows = rows;
    this.predictions = predictions;
  }

  static GoldenRows of(
      Experiment experiment, Model model, EngineBackend backend, DeviceRequest request) {
    Table rows = drawn(experiment);
    try (Predictor predictor = new Predictor(model, backend, request)) {
      return new GoldenRows(rows, predictor.predict(rows).toArray());
    }
  }

  private static Table drawn(Experiment experiment) {
    int[] training = experiment.split().train();
    RandomStreams streams = new RandomStreams(experiment.recipe().fit().seed());
    List<Column> columns = new ArrayList<>();
    for (Column column : experiment.columns().columns()) {
      RandomGenerator random = streams.open("golden-rows", columns.size());
      int[] rows = random.ints(ROWS, 0, training.length).map(i -> training[i]).toArray();
      columns.add(column.select(rows));
    }
    return Table.of("golden rows", columns);
  }

  /**
   * @return the rows: features, and columns that their days are counted from
   */
  public Table rows() {
    return rows;
  }

  /**
   * @return a copy of the predictions, {@code [rows, outputs]}, row-major
   */
  public double[] predictions() {
    return predictions.clone();
  }

  /**
   * Has a predictor predict them.
   *
   * @param predictor of the model
   * @param engine its engine's id, for the message
   * @return the largest difference, in what {@link #TOLERANCE} is
   * @throws BundleMismatchException if it is more than that
   */
  public double verify(Predictor predictor, String engine) {
    double[] found = predictor.predict(rows).toArray();
    Head head = predictor.model().network().head();
    double scale = head instanceof Head.Linear linear ? linear.scale() : 1;
    double largest = 0;
    int worst = 0;
    for (int i = 0; i < found.length; i++) {
      double difference =
          Math.abs(found[i] - predictions[i]) / Math.max(scale, Math.abs(predictions[i]));
      if (!(difference <= largest)) { // NaN, too
        largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
        worst = i;
      }
    }
    if (largest > TOLERANCE) {
      throw new BundleMismatchException(
          "engine "
              + engine
              + " must predict for the model's golden rows what it predicted when it was saved, within "
              + TOLERANCE
              + "; found "
              + found[worst]
              + " for "
              + predictions[worst]
              + " in row "
              + (worst / predictor.model().network().outputs() + 1)
              + ". This is not the same model.");
    }
    return largest;
  }

  String toJson() {
    JsonArray columns = new JsonArray();
    for (Column column : rows.columns()) {
      JsonObject one = new JsonObject();
      one.addProperty("name", column.name());
      one.addProperty("type", column instanceof NumberColumn ? "number" : "text");
      JsonArray values = new JsonArray();
      for (int row = 0; row < column.rows(); row++) {
        if (column.isMissing(row)) {
          values.add(JsonNull.INSTANCE);
        } else if (column instanceof NumberColumn numbers) {
          values.add(numbers.value(row));
        } else {
          values.add(column.text(row));
        }
      }
      one.add("values", values);
      columns.add(one);
    }
    JsonObject json = new JsonObject();
    json.add("columns", columns);
    json.add("predictions", JsonText.numbers(predictions));
    return JsonText.of(json);
  }

  /**
   * @throws IllegalArgumentException if it is not what {@link #toJson} writes
   */
  static GoldenRows read(String text, int outputs) {
    return JsonFields.read(
        "it",
        text,
        fields -> {
          Table rows = Table.of("golden rows", fields.list("columns", GoldenRows::column));
          double[] predictions = fields.numbers("predictions");
          if (predictions.length != rows.rows() * (long) outputs) {
            throw new IllegalArgumentException(
                "there must be " + outputs + " predictions a row, found " + predictions.length);
          }
          return new GoldenRows(rows, predictions);
        });
  }

  private static Column column(String path, JsonElement json) {
    return JsonFields.read(
        path,
        json,
        fields -> {
          String name = fields.text("name");
          String type = fields.text("type");
          List<JsonElement> values = fields.list("values", (at, element) -> element);
          if (type.equals("number")) {
            double[] numbers = new double[values.size()];
            for (int row = 0; row < numbers.length; row++) {
              JsonElement value = values.get(row);
              numbers[row] = value.isJsonNull() ? Double.NaN : JsonFields.number(path, value);
            }
            return NumberColumn.of(name, numbers);
          }
          @Nullable String[] texts = new @Nullable String[values.size()];
          for (int row = 0; row < texts.length; row++) {
            JsonElement value = values.get(row);
            texts[row] = value.isJsonNull() ? null : JsonFields.text(path, value);
          }
          return TextColumn.known(name, texts, texts.length);
        });
  }

  @Override
  public String toString() {
    return "GoldenRows[" + rows.rows() + "]";
  }
}
