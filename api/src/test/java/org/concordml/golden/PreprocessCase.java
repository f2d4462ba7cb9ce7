package org.concordml.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.TextColumn;
import org.jspecify.annotations.Nullable;

/** One column through one transformer of scikit-learn, from {@code preprocess-cases.json}. */
public final class PreprocessCase {

  private String name = "";
  private String transformer = "";
  private JsonArray training = new JsonArray();
  private JsonObject fitted = new JsonObject();
  private List<String> features = List.of();
  private JsonArray rows = new JsonArray();
  private JsonArray transformed = new JsonArray();

  private PreprocessCase() {}

  /** Those whose name begins so. */
  public static Stream<PreprocessCase> named(String... beginnings) {
    return GoldenFile.read("tables/preprocess-cases.json", Cases.class).cases.stream()
        .filter(c -> Stream.of(beginnings).anyMatch(c.name::startsWith));
  }

  private static final class Cases {
    List<PreprocessCase> cases = List.of();
  }

  public String name() {
    return name;
  }

  /** As scikit-learn shows it, with one blank where it has several. */
  public String transformer() {
    return transformer.replaceAll("\\s+", " ");
  }

  public JsonObject fitted() {
    return fitted;
  }

  public List<String> features() {
    return features;
  }

  public Column training() {
    return column(training);
  }

  public Column rows() {
    return column(rows);
  }

  /** Of numbers if all are, else of text; called {@code x}. */
  private static Column column(JsonArray values) {
    return isNumbers(values)
        ? NumberColumn.of("x", numbers(values))
        : TextColumn.of("x", texts(values));
  }

  private static boolean isNumbers(JsonArray values) {
    return StreamSupport.stream(values.spliterator(), false)
        .allMatch(v -> v.isJsonNull() || ((JsonPrimitive) v).isNumber());
  }

  /** One array a row, NaN for null. */
  public double[][] transformed() {
    return StreamSupport.stream(transformed.spliterator(), false)
        .map(row -> numbers(row.getAsJsonArray()))
        .toArray(double[][]::new);
  }

  /** One text a row, of a transformer whose values are texts. */
  public List<@Nullable String> transformedTexts() {
    List<@Nullable String> texts = new ArrayList<>();
    transformed.forEach(row -> texts.add(row.getAsJsonArray().get(0).getAsString()));
    return texts;
  }

  /** NaN for null. */
  public static double[] numbers(JsonArray values) {
    double[] numbers = new double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(i).isJsonNull() ? Double.NaN : values.get(i).getAsDouble();
    }
    return numbers;
  }

  /** Null for null. */
  public static List<@Nullable String> texts(JsonArray values) {
    List<@Nullable String> texts = new ArrayList<>();
    for (JsonElement value : values) {
      texts.add(value.isJsonNull() ? null : value.getAsString());
    }
    return texts;
  }

  @Override
  public String toString() {
    return name;
  }
}
