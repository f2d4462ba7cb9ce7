package org.concordml.serve;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.concordml.NearestName;
import org.concordml.bundle.Bundle;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.csv.CsvBatchReader;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.source.MapTable;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.Quoted;
import org.concordml.json.JsonProblem;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * From the body of a request to rows. JSON is an array of objects, an object with such an array as
 * {@code rows}, or one object, a value a column; null is a gap.
 */
final class RequestRows {

  private final Map<String, ColumnKind> kinds;
  private final CsvFormat format;
  private final int limit;

  RequestRows(Bundle bundle, int limit) {
    this.kinds = bundle.model().preprocessing().inputs();
    this.format = CsvFormat.standard().withMissing(bundle.missing());
    this.limit = limit;
  }

  /**
   * @throws RequestException if it is no JSON, or not of such rows
   */
  Table json(byte[] body) {
    JsonElement json = parsed(body);
    JsonArray array = new JsonArray();
    if (json.isJsonArray()) {
      array = json.getAsJsonArray();
    } else if (json.isJsonObject()) {
      JsonElement rows = json.getAsJsonObject().get("rows");
      if (rows != null && rows.isJsonArray()) {
        array = rows.getAsJsonArray();
      } else if (rows != null && !kinds.containsKey("rows")) {
        throw bad("rows must be an array of objects, found " + shown(rows));
      } else {
        array.add(json);
      }
    } else {
      throw bad("the body must be an object, or an array of objects, found " + shown(json));
    }
    requireCount(array.size());
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (JsonElement row : array) {
      rows.add(row(row, rows.size() + 1));
    }
    return MapTable.of("the body", rows);
  }

  /**
   * @throws org.concordml.data.DataException if it is no such table
   */
  Table csv(byte[] body) {
    Set<String> texts =
        kinds.entrySet().stream()
            .filter(of -> !(of.getValue() instanceof ColumnKind.Numeric))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    CsvSource source = CsvSource.of("the body", body);
    try {
      Table rows = CsvTableReader.read(source, format, texts);
      requireCount(rows.rows());
      return rows;
    } catch (DataException refused) {
      requireFeatures(source); // a column that is not there is told as what it is
      throw refused;
    }
  }

  private void requireFeatures(CsvSource source) {
    try (CsvBatchReader rows = CsvBatchReader.open(source, format)) {
      rows.requireColumns("a feature of the model", kinds.keySet());
    }
  }

  private void requireCount(int rows) {
    if (rows == 0) {
      throw bad("there must be at least one row, found none");
    }
    if (rows > limit) {
      throw new RequestException(
          HttpStatus.PAYLOAD_TOO_LARGE_413,
          "a request must have at most "
              + limit
              + " rows, found "
              + rows
              + ". Send them in parts.");
    }
  }

  private static JsonElement parsed(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      if (text.isBlank()) {
        throw bad("the body must be JSON, found nothing");
      }
      JsonReader reader = new JsonReader(new StringReader(text));
      reader.setStrictness(Strictness.STRICT);
      JsonElement json = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw bad("the body must be one JSON value, found more behind it");
      }
      return json;
    } catch (CharacterCodingException notUtf8) {
      throw bad("the body must be UTF-8, found other bytes");
    } catch (JsonParseException | IOException notJson) {
      throw bad("the body must be JSON, found " + JsonProblem.of(notJson));
    }
  }

  private Map<String, @Nullable Object> row(JsonElement json, int number) {
    if (!json.isJsonObject()) {
      throw bad("row " + number + " must be an object, found " + shown(json));
    }
    JsonObject object = json.getAsJsonObject();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (Map.Entry<String, ColumnKind> column : kinds.entrySet()) {
      JsonElement value = object.get(column.getKey());
      if (value == null) {
        throw bad(
            "row "
                + number
                + " must have a value of "
                + Quoted.text(column.getKey())
                + ", or null for a gap, found none"
                + NearestName.to(column.getKey(), object.keySet())
                    .map(near -> ", but " + Quoted.text(near))
                    .orElse(""));
      }
      row.put(column.getKey(), value(value, column.getKey(), column.getValue(), number));
    }
    return row;
  }

  private static @Nullable Object value(
      JsonElement json, String column, ColumnKind kind, int number) {
    if (json.isJsonNull()) {
      return null;
    }
    boolean numeric = kind instanceof ColumnKind.Numeric;
    if (!json.isJsonPrimitive() || (numeric && !json.getAsJsonPrimitive().isNumber())) {
      throw bad(
          "row "
              + number
              + ": "
              + Quoted.text(column)
              + " must be "
              + (numeric ? "a number" : "a text, a number, true or false")
              + " or null, found "
              + shown(json));
    }
    Object plain = plain(json.getAsJsonPrimitive());
    if (numeric && !Double.isFinite((Double) plain)) {
      throw bad(
          "row " + number + ": " + Quoted.text(column) + " must be finite, found " + shown(json));
    }
    return plain;
  }

  private static Object plain(JsonPrimitive primitive) {
    if (primitive.isNumber()) {
      return primitive.getAsDouble();
    }
    return primitive.isBoolean() ? (Object) primitive.getAsBoolean() : primitive.getAsString();
  }

  private static String shown(JsonElement json) {
    String text = json.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static RequestException bad(String fact) {
    return new RequestException(HttpStatus.BAD_REQUEST_400, fact);
  }
}
