package org.concordml.preprocess;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.concordml.json.JsonFields;
import org.concordml.preprocess.CategoryEncoder.Drop;
import org.concordml.preprocess.CategoryEncoder.Unknown;
import org.concordml.preprocess.scaling.Scaler;

/** The configuration of a preprocessing as JSON. What is left out is the default's. */
final class PreprocessingJson {

  private PreprocessingJson() {}

  static JsonObject write(Preprocessing preprocessing) {
    JsonObject json = new JsonObject();
    Preprocessing.Numbers numbers = preprocessing.numbers();
    JsonObject ofNumbers = new JsonObject();
    ofNumbers.addProperty("fill", numbers.fill().key());
    addFills(ofNumbers, numbers.fillOf(), NumberFill::key);
    ofNumbers.addProperty("indicators", numbers.indicators());
    ofNumbers.addProperty("keepEmpty", numbers.keepEmpty());
    numbers
        .clipping()
        .ifPresent(
            clipping -> {
              JsonObject tails = new JsonObject();
              tails.addProperty("low", clipping.low());
              tails.addProperty("high", clipping.high());
              ofNumbers.add("clipping", tails);
            });
    ofNumbers.add("scaler", JsonParser.parseString(numbers.scaler().toJson()));
    json.add("numbers", ofNumbers);

    JsonObject ofOrdinals = new JsonObject();
    ofOrdinals.add("scaler", JsonParser.parseString(preprocessing.ordinals().scaler().toJson()));
    json.add("ordinals", ofOrdinals);

    Preprocessing.Categories categories = preprocessing.categories();
    JsonObject ofCategories = new JsonObject();
    ofCategories.addProperty("fill", categories.fill().key());
    addFills(ofCategories, categories.fillOf(), CategoryFill::key);
    ofCategories.add("encoder", categories.encoder().match(new EncoderWriter()));
    json.add("categories", ofCategories);
    return json;
  }

  private static <F> void addFills(JsonObject json, Map<String, F> fills, Function<F, String> key) {
    if (!fills.isEmpty()) {
      JsonObject byColumn = new JsonObject();
      fills.forEach((column, fill) -> byColumn.addProperty(column, key.apply(fill)));
      json.add("fillOf", byColumn);
    }
  }

  static Preprocessing read(String text) {
    return JsonFields.read("preprocessing", text, PreprocessingJson::read);
  }

  static Preprocessing read(JsonFields fields) {
    Preprocessing standard = Preprocessing.standard();
    return new Preprocessing(
        fields
            .optional(
                "numbers", (path, json) -> JsonFields.read(path, json, PreprocessingJson::numbers))
            .orElse(standard.numbers()),
        fields
            .optional(
                "ordinals",
                (path, json) ->
                    JsonFields.read(path, json, part -> new Preprocessing.Ordinals(scaler(part))))
            .orElse(standard.ordinals()),
        fields
            .optional(
                "categories",
                (path, json) -> JsonFields.read(path, json, PreprocessingJson::categories))
            .orElse(standard.categories()));
  }

  private static Preprocessing.Numbers numbers(JsonFields fields) {
    Preprocessing.Numbers standard = Preprocessing.standard().numbers();
    return new Preprocessing.Numbers(
        fields.optional("fill", JsonFields::text).map(NumberFill::named).orElse(standard.fill()),
        fills(fields, NumberFill::named),
        fields.optional("indicators", JsonFields::flag).orElse(standard.indicators()),
        fields.optional("keepEmpty", JsonFields::flag).orElse(standard.keepEmpty()),
        fields.optional(
            "clipping",
            (path, json) ->
                JsonFields.read(
                    path,
                    json,
                    tails -> new TailClipping(tails.number("low"), tails.number("high")))),
        scaler(fields));
  }

  private static Scaler scaler(JsonFields fields) {
    return fields
        .optional("scaler", (path, json) -> Scaler.fromJson(json.toString()))
        .orElse(Preprocessing.standard().ordinals().scaler());
  }

  private static <F> Map<String, F> fills(JsonFields fields, Function<String, F> named) {
    return fields
        .optional("fillOf", (path, json) -> JsonFields.read(path, json, all -> fillOf(all, named)))
        .orElse(Map.of());
  }

  private static <F> Map<String, F> fillOf(JsonFields fields, Function<String, F> named) {
    Map<String, F> fills = new LinkedHashMap<>();
    fields.keys().forEach(column -> fills.put(column, named.apply(fields.text(column))));
    return fills;
  }

  private static Preprocessing.Categories categories(JsonFields fields) {
    Preprocessing.Categories standard = Preprocessing.standard().categories();
    return new Preprocessing.Categories(
        fields.optional("fill", JsonFields::text).map(CategoryFill::named).orElse(standard.fill()),
        fills(fields, CategoryFill::named),
        fields
            .optional(
                "encoder", (path, json) -> JsonFields.read(path, json, PreprocessingJson::encoder))
            .orElse(standard.encoder()));
  }

  private static CategoryEncoder encoder(JsonFields fields) {
    String name = fields.text("encoder");
    return switch (name) {
      case "one-hot" ->
          new CategoryEncoder.OneHot(
              fields
                  .optional("unknown", JsonFields::text)
                  .map(Unknown::named)
                  .orElse(Unknown.IGNORE),
              number(fields, "minFrequency"),
              fields
                  .optional("maxCategories", JsonFields::integer)
                  .map(OptionalInt::of)
                  .orElse(OptionalInt.empty()),
              fields.optional("drop", JsonFields::text).map(Drop::named).orElse(Drop.NONE));
      case "codes" ->
          new CategoryEncoder.Codes(number(fields, "minFrequency"), number(fields, "missing"));
      default ->
          throw new IllegalArgumentException(
              "encoder must be one of one-hot, codes, found '" + name + "'");
    };
  }

  private static OptionalDouble number(JsonFields fields, String key) {
    return fields
        .optional(key, JsonFields::number)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** Writes an encoder; options that are not set are left out. */
  private static final class EncoderWriter implements CategoryEncoder.Cases<JsonElement> {

    @Override
    public JsonElement oneHot(CategoryEncoder.OneHot encoder) {
      JsonObject json = new JsonObject();
      json.addProperty("encoder", "one-hot");
      json.addProperty("unknown", encoder.unknown().key());
      encoder.minFrequency().ifPresent(value -> json.addProperty("minFrequency", value));
      encoder.maxCategories().ifPresent(value -> json.addProperty("maxCategories", value));
      json.addProperty("drop", encoder.drop().key());
      return json;
    }

    @Override
    public JsonElement codes(CategoryEncoder.Codes encoder) {
      JsonObject json = new JsonObject();
      json.addProperty("encoder", "codes");
      encoder.minFrequency().ifPresent(value -> json.addProperty("minFrequency", value));
      encoder.missing().ifPresent(value -> json.addProperty("missing", value));
      return json;
    }
  }
}
