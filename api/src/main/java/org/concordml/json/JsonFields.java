package org.concordml.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.concordml.NearestName;

/**
 * The fields of a JSON object, read strictly. Whatever is not as it must be is an {@link
 * IllegalArgumentException} whose message names the field by its path: {@code numbers.fill}.
 *
 * <pre>{@code
 * Fit fit = JsonFields.read("fit", json, fields -> new Fit(fields.integer("epochs")));
 * }</pre>
 *
 * <p>{@link #read} refuses fields that were not asked for while the value was made, with the
 * nearest name of those that were.
 */
public final class JsonFields {

  private final String path;
  private final JsonObject json;
  private final Set<String> asked = new LinkedHashSet<>();

  private JsonFields(String path, JsonObject json) {
    this.path = path;
    this.json = json;
  }

  /**
   * Reads a text that is one JSON object.
   *
   * @param what it is, for messages
   * @param text to read
   * @param value makes a value of the fields; it must ask for every field that may be there
   * @param <T> type of the value
   * @return the value
   * @throws IllegalArgumentException if the text is not JSON, or a field is missing, of another
   *     type or unknown
   */
  public static <T> T read(String what, String text, Function<JsonFields, T> value) {
    JsonElement element;
    try {
      element = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(what + " must be JSON: found " + JsonProblem.of(e), e);
    }
    return read(what, element, value);
  }

  /**
   * Reads an element that is an object.
   *
   * @param path of the element, for messages
   * @param element to read
   * @param value makes a value of the fields; it must ask for every field that may be there
   * @param <T> type of the value
   * @return the value
   * @throws IllegalArgumentException as {@link #read(String, String, Function)}
   */
  public static <T> T read(String path, JsonElement element, Function<JsonFields, T> value) {
    if (!element.isJsonObject()) {
      throw new IllegalArgumentException(path + " must be an object, found " + element);
    }
    JsonFields fields = new JsonFields(path, element.getAsJsonObject());
    T made = value.apply(fields);
    fields.refuseUnknown();
    return made;
  }

  private void refuseUnknown() {
    for (String key : json.keySet()) {
      if (!asked.contains(key)) {
        throw new IllegalArgumentException(
            path
                + " must have no other fields than "
                + String.join(", ", asked)
                + "; found '"
                + key
                + "'"
                + NearestName.to(key, asked)
                    .map(near -> ". Did you mean '" + near + "'?")
                    .orElse(""));
      }
    }
  }

  /**
   * @return the names of all fields there are, in the order of the text
   */
  public Set<String> keys() {
    return new LinkedHashSet<>(json.keySet());
  }

  /**
   * @param key of a field that must be there
   * @return its value
   */
  public JsonElement element(String key) {
    asked.add(key);
    JsonElement element = json.get(key);
    if (element == null) {
      throw new IllegalArgumentException(
          path + " must have a field '" + key + "', found " + json.keySet());
    }
    return element;
  }

  /**
   * @param key of a field that may be missing or null
   * @param value makes a value of the path and the element
   * @param <T> type of the value
   * @return the value; empty if there is none
   */
  public <T> Optional<T> optional(String key, BiFunction<String, JsonElement, T> value) {
    asked.add(key);
    JsonElement element = json.get(key);
    return element == null || element instanceof JsonNull
        ? Optional.empty()
        : Optional.of(value.apply(path(key), element));
  }

  /**
   * @param key of a field that must be there
   * @return a text
   */
  public String text(String key) {
    return text(path(key), element(key));
  }

  /**
   * @param path of the element, for messages
   * @param element to read
   * @return a text
   */
  public static String text(String path, JsonElement element) {
    return primitive(path, element, "a text", JsonPrimitive::isString).getAsString();
  }

  /**
   * @param key of a field that must be there
   * @return a number
   */
  public double number(String key) {
    return number(path(key), element(key));
  }

  /**
   * @param path of the element, for messages
   * @param element to read
   * @return a number
   */
  public static double number(String path, JsonElement element) {
    return primitive(path, element, "a number", JsonPrimitive::isNumber).getAsDouble();
  }

  /**
   * @param key of a field that must be there
   * @return a whole number
   */
  public int integer(String key) {
    return integer(path(key), element(key));
  }

  /**
   * @param path of the element, for messages
   * @param element to read
   * @return a whole number
   */
  public static int integer(String path, JsonElement element) {
    double number = number(path, element);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(path + " must be a whole number, found " + element);
    }
    return (int) number;
  }

  /**
   * @param key of a field that must be there
   * @return true or false
   */
  public boolean flag(String key) {
    return flag(path(key), element(key));
  }

  /**
   * @param path of the element, for messages
   * @param element to read
   * @return true or false
   */
  public static boolean flag(String path, JsonElement element) {
    return primitive(path, element, "true or false", JsonPrimitive::isBoolean).getAsBoolean();
  }

  /**
   * @param key of a field that must be an object
   * @param value makes a value of its fields
   * @param <T> type of the value
   * @return the value
   */
  public <T> T object(String key, Function<JsonFields, T> value) {
    return read(path(key), element(key), value);
  }

  /**
   * @param key of a field that must be an array
   * @param value makes a value of the path and of each element
   * @param <T> type of the values
   * @return the values, in order
   */
  public <T> List<T> list(String key, BiFunction<String, JsonElement, T> value) {
    return list(path(key), element(key), value);
  }

  /**
   * @param path of the element, for messages
   * @param element that must be an array
   * @param value makes a value of the path and of each element
   * @param <T> type of the values
   * @return the values, in order
   */
  public static <T> List<T> list(
      String path, JsonElement element, BiFunction<String, JsonElement, T> value) {
    if (!element.isJsonArray()) {
      throw new IllegalArgumentException(path + " must be an array, found " + element);
    }
    JsonArray array = element.getAsJsonArray();
    List<T> values = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      values.add(value.apply(path + "[" + i + "]", array.get(i)));
    }
    return values;
  }

  /**
   * @param key of a field that must be an array of numbers
   * @return the numbers, in order
   */
  public double[] numbers(String key) {
    return list(key, JsonFields::number).stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static JsonPrimitive primitive(
      String path, JsonElement element, String what, Function<JsonPrimitive, Boolean> isOne) {
    if (element instanceof JsonPrimitive primitive && isOne.apply(primitive)) {
      return primitive;
    }
    throw new IllegalArgumentException(path + " must be " + what + ", found " + element);
  }

  private String path(String key) {
    return path + "." + key;
  }
}
