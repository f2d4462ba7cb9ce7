package org.concordml.data.kind;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.concordml.NamedChoices;
import org.concordml.json.JsonFields;

/**
 * A kind as JSON: {@code "number"}, {@code {"ordinal": ["I", "II"]}}, {@code {"date": {"format":
 * "dd.MM.yyyy", "parts": ["year"]}}}.
 */
final class ColumnKindJson {

  private static final List<ColumnKind> PLAIN =
      List.of(
          new ColumnKind.Numeric(),
          new ColumnKind.Bool(),
          new ColumnKind.Category(),
          new ColumnKind.FreeText());

  private static final String ORDINAL = "ordinal";
  private static final String DATE = "date";

  private ColumnKindJson() {}

  static String write(ColumnKind kind) {
    return kind.match(new Writer()).toString();
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  static ColumnKind read(String text) {
    JsonElement json;
    try {
      json = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("a kind must be JSON: " + e.getMessage(), e);
    }
    if (!json.isJsonObject()) {
      return NamedChoices.of("kind", PLAIN, ColumnKind::name)
          .alias(new ColumnKind.Category(), "categorical")
          .alias(new ColumnKind.Numeric(), "numeric")
          .named(JsonFields.text("kind", json));
    }
    return JsonFields.read("kind", json, ColumnKindJson::read);
  }

  private static ColumnKind read(JsonFields fields) {
    if (fields.keys().contains(DATE)) {
      return fields.object(
          DATE,
          date ->
              new ColumnKind.Date(
                  date.optional("format", JsonFields::text).map(DateFormat::named),
                  date.list("parts", JsonFields::text).stream().map(DatePart::named).toList()));
    }
    return new ColumnKind.Ordinal(fields.list(ORDINAL, JsonFields::text));
  }

  /** One value for each kind. */
  private static final class Writer implements ColumnKind.Cases<JsonElement> {

    @Override
    public JsonElement number(ColumnKind.Numeric kind) {
      return new JsonPrimitive(kind.name());
    }

    @Override
    public JsonElement bool(ColumnKind.Bool kind) {
      return new JsonPrimitive(kind.name());
    }

    @Override
    public JsonElement category(ColumnKind.Category kind) {
      return new JsonPrimitive(kind.name());
    }

    @Override
    public JsonElement ordinal(ColumnKind.Ordinal kind) {
      JsonObject json = new JsonObject();
      json.add(ORDINAL, array(kind.levels()));
      return json;
    }

    @Override
    public JsonElement date(ColumnKind.Date kind) {
      JsonObject date = new JsonObject();
      kind.format().ifPresent(format -> date.addProperty("format", format.key()));
      date.add("parts", array(kind.parts().stream().map(DatePart::key).toList()));
      JsonObject json = new JsonObject();
      json.add(DATE, date);
      return json;
    }

    @Override
    public JsonElement freeText(ColumnKind.FreeText kind) {
      return new JsonPrimitive(kind.name());
    }
  }
}
