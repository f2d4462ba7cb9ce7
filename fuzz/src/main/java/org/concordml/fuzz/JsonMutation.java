package org.concordml.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Changes a JSON document by its values and members: types, ranges, names, depth, duplicates. */
final class JsonMutation {

  /** What stands for something that no JSON tree can hold, until the text is written. */
  private static final String RAW = "@raw:";

  private static final String TWICE = "@twice:";

  /** Values as text, whatever they stand in place of. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1",
          "2",
          "0.5",
          "-0.0",
          "1e308",
          "-1e308",
          "1e-320",
          "1e999",
          "-1e999",
          "1e2147483648",
          "1e-2147483649",
          "NaN",
          "Infinity",
          "-Infinity",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9007199254740993",
          "9223372036854775808",
          "123456789012345678901234567890",
          "00",
          "0x10",
          "1.",
          "\"\"",
          "\" \"",
          "\"0\"",
          "\"NaN\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"'\"",
          "\"../../x\"",
          "\"" + "x".repeat(5000) + "\"",
          "'a'",
          "a",
          "/*c*/1",
          "",
          "1,2",
          "\"a\":1",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[1e999]",
          "[\"\"]",
          "{\"\":0}",
          "{\"name\":\"\"}",
          "{\"name\":null}",
          "\"relu\"",
          "\"adam\"",
          "\"number\"",
          deep('[', ']', 100),
          deep('[', ']', 20_000),
          "[".repeat(20_000),
          objects(5_000),
          numbers(5_000));

  private static final Gson PLAIN =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .serializeSpecialFloatingPointValues()
          .create();

  private final List<Place> places = new ArrayList<>();

  private JsonMutation(JsonElement root) {
    collect(root);
  }

  /**
   * A value within another.
   *
   * @param element the value
   * @param replace puts another in its place
   * @param remove takes it out
   * @param repeat puts another beside it: a member of the same name, or another element
   * @param rename of a member; nothing for an element
   */
  private record Place(
      JsonElement element,
      Consumer<JsonElement> replace,
      Runnable remove,
      Consumer<JsonElement> repeat,
      Consumer<String> rename) {}

  /** What many steps come to; the content itself if it is no JSON. */
  static byte[] of(byte[] content, int steps, Choices choices) {
    JsonElement root = JsonParser.parseString(new String(content, UTF_8));
    for (int step = 0; step < steps; step++) {
      JsonMutation mutation = new JsonMutation(root);
      if (!mutation.places.isEmpty()) {
        mutation.step(choices);
      }
    }
    return text(root).getBytes(UTF_8);
  }

  private void step(Choices choices) {
    Place place = choices.of(places);
    JsonElement value = raw(choices.of(VALUES));
    switch (choices.below(8)) {
      case 0, 1 -> place.replace().accept(value);
      case 2 -> place.remove().run();
      case 3 -> place.repeat().accept(value);
      case 4 -> place.rename().accept(choices.of(NAMES));
      case 5 -> place.replace().accept(choices.of(places).element().deepCopy());
      case 6 -> place.replace().accept(within(place.element(), choices));
      default -> place.repeat().accept(place.element().deepCopy());
    }
  }

  private static final List<String> NAMES =
      List.of(
          "", " ", "name", "id", "__proto__", "\u0000", "é", "x".repeat(3000), "rows", "columns");

  private static JsonElement within(JsonElement element, Choices choices) {
    JsonArray array = new JsonArray();
    array.add(element.deepCopy());
    if (choices.below(2) == 0) {
      return array;
    }
    JsonObject object = new JsonObject();
    object.add(choices.of(NAMES), element.deepCopy());
    return object;
  }

  private void collect(JsonElement element) {
    if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      for (String key : List.copyOf(object.keySet())) {
        JsonElement value = object.get(key);
        places.add(
            new Place(
                value,
                other -> object.add(key, other),
                () -> object.remove(key),
                other -> object.add(TWICE + key, other),
                name -> object.add(name, object.remove(key))));
        collect(value);
      }
    } else if (element.isJsonArray()) {
      JsonArray array = element.getAsJsonArray();
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        places.add(
            new Place(
                array.get(i),
                other -> array.set(at, other),
                () -> array.remove(at),
                array::add,
                name -> {}));
        collect(array.get(i));
      }
    }
  }

  private static JsonElement raw(String text) {
    return new JsonPrimitive(RAW + text);
  }

  private static String text(JsonElement root) {
    StringBuilder text = new StringBuilder();
    String written = PLAIN.toJson(root).replace('"' + TWICE, "\"");
    int at = 0;
    for (int raw = written.indexOf('"' + RAW); raw >= 0; raw = written.indexOf('"' + RAW, at)) {
      int end = raw + 1;
      while (written.charAt(end) != '"') {
        end += written.charAt(end) == '\\' ? 2 : 1;
      }
      text.append(written, at, raw);
      text.append(
          PLAIN.fromJson(written.substring(raw, end + 1), String.class).substring(RAW.length()));
      at = end + 1;
    }
    return text.append(written, at, written.length()).toString();
  }

  private static String deep(char open, char close, int depth) {
    return String.valueOf(open).repeat(depth) + String.valueOf(close).repeat(depth);
  }

  private static String objects(int depth) {
    return "{\"name\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  private static String numbers(int count) {
    return "[" + "1,".repeat(count) + "1]";
  }
}
