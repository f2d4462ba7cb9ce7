package org.concordml.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.concordml.json.JsonFields;
import org.concordml.json.JsonText;
import org.concordml.training.EpochRecord;

/** A {@link NetworkHistory} as JSON, both ways; a value that is undefined is null. */
final class HistoryJson {

  private static final String LOSS = "loss";
  private static final String METRIC = "metric";
  private static final String VAL_LOSS = "valLoss";
  private static final String VAL_METRIC = "valMetric";
  private static final String WEIGHTED = "weightedMetric";
  private static final String SECONDS = "seconds";

  private HistoryJson() {}

  static String write(NetworkHistory history) {
    List<EpochRecord> epochs = history.epochs();
    JsonObject json = new JsonObject();
    json.addProperty("bestEpoch", history.bestEpoch());
    json.addProperty("stoppedEarly", history.stoppedEarly());
    add(json, LOSS, epochs, EpochRecord::loss);
    add(json, METRIC, epochs, EpochRecord::metric);
    add(json, VAL_LOSS, epochs, EpochRecord::valLoss);
    add(json, VAL_METRIC, epochs, EpochRecord::valMetric);
    if (epochs.stream().anyMatch(epoch -> epoch.weightedMetric().isPresent())) {
      add(json, WEIGHTED, epochs, epoch -> epoch.weightedMetric().orElse(Double.NaN));
    }
    add(json, SECONDS, epochs, EpochRecord::seconds);
    return json.toString();
  }

  private static void add(
      JsonObject json, String name, List<EpochRecord> epochs, ToDoubleFunction<EpochRecord> value) {
    json.add(name, JsonText.numbers(epochs.stream().mapToDouble(value).toArray()));
  }

  static NetworkHistory read(String text) {
    return JsonFields.read(
        "the history",
        text,
        fields -> {
          List<Double> loss = fields.list(LOSS, HistoryJson::number);
          List<Double> metric = column(fields, METRIC, loss.size());
          List<Double> valLoss = column(fields, VAL_LOSS, loss.size());
          List<Double> valMetric = column(fields, VAL_METRIC, loss.size());
          List<Double> weighted =
              fields.keys().contains(WEIGHTED) ? column(fields, WEIGHTED, loss.size()) : List.of();
          List<Double> seconds = column(fields, SECONDS, loss.size());
          List<EpochRecord> epochs = new ArrayList<>(loss.size());
          for (int i = 0; i < loss.size(); i++) {
            epochs.add(
                new EpochRecord(
                    i + 1,
                    loss.get(i),
                    metric.get(i),
                    valLoss.get(i),
                    valMetric.get(i),
                    seconds.get(i),
                    weighted.isEmpty() || weighted.get(i).isNaN()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(weighted.get(i))));
          }
          return new NetworkHistory(
              fields.integer("bestEpoch"), fields.flag("stoppedEarly"), epochs);
        });
  }

  private static List<Double> column(JsonFields fields, String name, int epochs) {
    List<Double> values = fields.list(name, HistoryJson::number);
    if (values.size() != epochs) {
      throw new IllegalArgumentException(
          name + " must have a value for each of " + epochs + " epochs, found " + values.size());
    }
    return values;
  }

  private static double number(String path, JsonElement element) {
    return element instanceof JsonNull ? Double.NaN : JsonFields.number(path, element);
  }
}
