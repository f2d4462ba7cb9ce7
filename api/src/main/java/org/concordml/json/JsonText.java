package org.concordml.json;

import com.google.gson.FormattingStyle;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * JSON for people and programs: an object's members one a line, an array of plain values on one
 * line, nulls written out, numbers with every digit that leads back to the same double.
 */
public final class JsonText {

  private static final FormattingStyle ONE_LINE =
      FormattingStyle.COMPACT.withSpaceAfterSeparators(true);

  private final JsonWriter writer;

  private JsonText(JsonWriter writer) {
    this.writer = writer;
  }

  /**
   * @param element of any kind
   * @return its text, ending with a line feed; the same in every locale
   */
  public static String of(JsonElement element) {
    StringWriter text = new StringWriter();
    JsonWriter writer = new JsonWriter(text);
    writer.setFormattingStyle(FormattingStyle.PRETTY);
    writer.setSerializeNulls(true);
    try {
      new JsonText(writer).write(element);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter never throws it
    }
    return text.append('\n').toString();
  }

  /**
   * @param value any
   * @return the number, or null where it is NaN or infinite, for which JSON has no word
   */
  public static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  /**
   * @param values any
   * @return an array of them, see {@link #number}
   */
  public static JsonArray numbers(double[] values) {
    JsonArray array = new JsonArray(values.length);
    for (double value : values) {
      array.add(number(value));
    }
    return array;
  }

  /**
   * @param values {@code [rows, width]}, row-major
   * @param width values a row
   * @return an array for each row
   */
  public static JsonArray rows(double[] values, int width) {
    JsonArray rows = new JsonArray(values.length / width);
    for (int from = 0; from < values.length; from += width) {
      rows.add(numbers(Arrays.copyOfRange(values, from, from + width)));
    }
    return rows;
  }

  /**
   * @param values any
   * @return an array of them
   */
  public static JsonArray integers(int[] values) {
    JsonArray array = new JsonArray(values.length);
    for (int value : values) {
      array.add(value);
    }
    return array;
  }

  /**
   * @param values any
   * @return an array of them
   */
  public static JsonArray strings(Collection<String> values) {
    JsonArray array = new JsonArray(values.size());
    values.forEach(array::add);
    return array;
  }

  private void write(JsonElement element) throws IOException {
    if (element.isJsonObject()) {
      object(element.getAsJsonObject());
    } else if (element.isJsonArray()) {
      array(element.getAsJsonArray());
    } else if (element.isJsonNull()) {
      writer.nullValue();
    } else {
      primitive(element.getAsJsonPrimitive());
    }
  }

  private void object(JsonObject object) throws IOException {
    writer.beginObject();
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      writer.name(member.getKey());
      write(member.getValue());
    }
    writer.endObject();
  }

  private void array(JsonArray array) throws IOException {
    writer.beginArray();
    boolean plain = true;
    for (JsonElement element : array) {
      plain &= element.isJsonPrimitive() || element.isJsonNull();
    }
    if (plain) {
      writer.setFormattingStyle(ONE_LINE);
    }
    for (JsonElement element : array) {
      write(element);
    }
    writer.endArray();
    writer.setFormattingStyle(FormattingStyle.PRETTY);
  }

  private void primitive(JsonPrimitive primitive) throws IOException {
    if (primitive.isNumber()) {
      writer.value(primitive.getAsNumber());
    } else if (primitive.isBoolean()) {
      writer.value(primitive.getAsBoolean());
    } else {
      writer.value(primitive.getAsString());
    }
  }
}
