package org.concordml.preprocess;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.concordml.data.DataException;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DatePart;
import org.concordml.data.kind.NumberInput;
import org.concordml.json.JsonFields;
import org.concordml.preprocess.scaling.FittedScaler;

/** A fitted preprocessing as JSON: its configuration, and beside it all that was measured. */
final class FittedPreprocessingJson {

  private FittedPreprocessingJson() {}

  static String write(FittedPreprocessing fitted) {
    JsonObject json = new JsonObject();
    json.add("preprocessing", PreprocessingJson.write(fitted.preprocessing()));
    JsonObject kinds = new JsonObject();
    fitted.kinds().forEach((name, kind) -> kinds.add(name, JsonParser.parseString(kind.toJson())));
    json.add("kinds", kinds);
    fitted
        .numbers()
        .ifPresent(
            numbers -> {
              JsonArray columns = new JsonArray();
              numbers.columns().forEach(number -> columns.add(number(number)));
              json.add("numbers", group(columns, numbers.scaler()));
            });
    fitted
        .ordinals()
        .ifPresent(
            ordinals -> {
              JsonArray columns = new JsonArray();
              ordinals.columns().forEach(codes -> columns.add(codes(codes)));
              json.add("ordinals", group(columns, ordinals.scaler()));
            });
    JsonArray categories = new JsonArray();
    fitted.categories().forEach(category -> categories.add(oneHot(category)));
    json.add("categories", categories);
    json.add("empty", texts(fitted.empty()));
    return json.toString();
  }

  private static JsonObject group(JsonArray columns, FittedScaler scaler) {
    JsonObject json = new JsonObject();
    json.add("columns", columns);
    json.add("scaler", JsonParser.parseString(scaler.toJson()));
    return json;
  }

  private static JsonObject number(FittedNumber number) {
    JsonObject json = new JsonObject();
    json.addProperty("column", number.input().column());
    DatePart part = number.input().part();
    if (part != null) {
      json.addProperty("part", part.key());
    }
    json.addProperty("fill", number.fill());
    json.addProperty("indicator", number.indicator());
    number
        .tails()
        .ifPresent(
            tails -> {
              json.addProperty("low", tails.low());
              json.addProperty("high", tails.high());
            });
    return json;
  }

  private static JsonObject codes(FittedCodes codes) {
    JsonObject json = new JsonObject();
    json.addProperty("column", codes.column());
    codes.fill().ifPresent(fill -> json.addProperty("fill", fill));
    json.add("levels", texts(codes.levels()));
    json.add("infrequent", indices(codes.infrequent()));
    codes.missing().ifPresent(missing -> json.addProperty("missing", missing));
    return json;
  }

  private static JsonObject oneHot(FittedOneHot category) {
    JsonObject json = new JsonObject();
    json.addProperty("column", category.column());
    category.fill().ifPresent(fill -> json.addProperty("fill", fill));
    json.add("categories", texts(category.categories()));
    json.addProperty("gap", category.gap());
    json.add("infrequent", indices(category.infrequent()));
    category.dropped().ifPresent(index -> json.addProperty("dropped", index));
    json.addProperty("unknown", category.unknown().key());
    return json;
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static JsonArray indices(List<Integer> indices) {
    JsonArray array = new JsonArray();
    indices.forEach(array::add);
    return array;
  }

  static FittedPreprocessing read(String text) {
    try {
      FittedPreprocessing fitted = JsonFields.read("it", text, FittedPreprocessingJson::read);
      if (fitted.outputs().isEmpty()) {
        throw new IllegalArgumentException("it must give a feature, found none");
      }
      return fitted;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DataException("this is not a fitted preprocessing: " + e.getMessage(), e);
    }
  }

  private static FittedPreprocessing read(JsonFields fields) {
    Preprocessing preprocessing = fields.object("preprocessing", PreprocessingJson::read);
    Map<String, ColumnKind> kinds = fields.object("kinds", FittedPreprocessingJson::kinds);
    return new FittedPreprocessing(
        preprocessing,
        kinds,
        fields.optional(
            "numbers",
            (path, json) ->
                JsonFields.read(
                    path,
                    json,
                    group ->
                        new FittedNumbers(
                            group.list("columns", (at, column) -> number(at, column, kinds)),
                            scaler(group)))),
        fields.optional(
            "ordinals",
            (path, json) ->
                JsonFields.read(
                    path,
                    json,
                    group ->
                        new FittedOrdinals(
                            group.list("columns", FittedPreprocessingJson::readCodes),
                            scaler(group)))),
        fields.list("categories", FittedPreprocessingJson::readOneHot),
        fields.list("empty", JsonFields::text));
  }

  private static Map<String, ColumnKind> kinds(JsonFields fields) {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    fields
        .keys()
        .forEach(name -> kinds.put(name, ColumnKind.fromJson(fields.element(name).toString())));
    return kinds;
  }

  private static FittedScaler scaler(JsonFields group) {
    return FittedScaler.fromJson(group.element("scaler").toString());
  }

  private static FittedNumber number(String path, JsonElement json, Map<String, ColumnKind> kinds) {
    return JsonFields.read(
        path,
        json,
        fields -> {
          String column = fields.text("column");
          ColumnKind kind = kinds.get(column);
          if (kind == null) {
            throw new IllegalArgumentException(path + ".column must have a kind, found none");
          }
          if (kind instanceof ColumnKind.Date date && date.format().isEmpty()) {
            throw new IllegalArgumentException(
                path + ".column must have a date with a format, found one without");
          }
          Optional<DatePart> part = fields.optional("part", JsonFields::text).map(DatePart::named);
          Optional<Double> low = fields.optional("low", JsonFields::number);
          Optional<Double> high = fields.optional("high", JsonFields::number);
          return new FittedNumber(
              new NumberInput(column, kind, part.orElse(null)),
              fields.number("fill"),
              fields.flag("indicator"),
              low.flatMap(from -> high.map(to -> new FittedNumber.Tails(from, to))));
        });
  }

  private static FittedCodes readCodes(String path, JsonElement json) {
    return JsonFields.read(
        path,
        json,
        fields ->
            new FittedCodes(
                fields.text("column"),
                fields.optional("fill", JsonFields::text),
                fields.list("levels", JsonFields::text),
                fields.list("infrequent", JsonFields::integer),
                fields
                    .optional("missing", JsonFields::number)
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty())));
  }

  private static FittedOneHot readOneHot(String path, JsonElement json) {
    return JsonFields.read(
        path,
        json,
        fields ->
            new FittedOneHot(
                fields.text("column"),
                fields.optional("fill", JsonFields::text),
                fields.list("categories", JsonFields::text),
                fields.flag("gap"),
                fields.list("infrequent", JsonFields::integer),
                fields
                    .optional("dropped", JsonFields::integer)
                    .map(OptionalInt::of)
                    .orElse(OptionalInt.empty()),
                CategoryEncoder.Unknown.named(fields.text("unknown"))));
  }
}
