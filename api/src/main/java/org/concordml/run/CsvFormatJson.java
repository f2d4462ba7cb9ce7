package org.concordml.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import org.concordml.json.JsonFields;
import org.concordml.json.JsonText;

/** How a table is written in its file, as JSON, both ways; null is left to be found out. */
final class CsvFormatJson {

  private CsvFormatJson() {}

  static String write(CsvFormat format) {
    JsonObject json = new JsonObject();
    json.addProperty("separator", format.separator().map(String::valueOf).orElse(null));
    json.addProperty("decimal", format.decimal().map(String::valueOf).orElse(null));
    json.addProperty("encoding", format.encoding().name());
    json.addProperty("header", format.header().orElse(null));
    json.addProperty("rowNames", format.rowNames().orElse(null));
    json.addProperty("skipLines", format.skipLines());
    json.addProperty("comment", format.comment().map(String::valueOf).orElse(null));
    json.add(
        "skipRows",
        JsonText.integers(
            new TreeSet<>(format.skipRows()).stream().mapToInt(Integer::intValue).toArray()));
    json.add("missing", missing(format.missing()));
    return json.toString();
  }

  private static JsonObject missing(MissingWords words) {
    JsonObject json = new JsonObject();
    json.add("everywhere", JsonText.strings(words.everywhere()));
    JsonObject byColumn = new JsonObject();
    words.byColumn().forEach((column, own) -> byColumn.add(column, JsonText.strings(own)));
    json.add("byColumn", byColumn);
    json.add("labels", JsonText.strings(words.labels()));
    return json;
  }

  static CsvFormat read(String text) {
    return JsonFields.read(
        "the format",
        text,
        fields ->
            new CsvFormat(
                fields.optional("separator", CsvFormatJson::character),
                fields.optional("decimal", CsvFormatJson::character),
                encoding(fields.text("encoding")),
                fields.optional("header", JsonFields::flag),
                fields.optional("rowNames", JsonFields::flag),
                fields.integer("skipLines"),
                fields.optional("comment", CsvFormatJson::character),
                new TreeSet<>(fields.list("skipRows", JsonFields::integer)),
                fields.object("missing", CsvFormatJson::missing)));
  }

  private static MissingWords missing(JsonFields fields) {
    Map<String, Set<String>> byColumn = new LinkedHashMap<>();
    JsonElement columns = fields.element("byColumn");
    if (!columns.isJsonObject()) {
      throw new IllegalArgumentException("byColumn must be an object, found " + columns);
    }
    columns
        .getAsJsonObject()
        .entrySet()
        .forEach(
            column ->
                byColumn.put(
                    column.getKey(),
                    new LinkedHashSet<>(
                        JsonFields.list(column.getKey(), column.getValue(), JsonFields::text))));
    return new MissingWords(words(fields, "everywhere"), byColumn, words(fields, "labels"));
  }

  private static Set<String> words(JsonFields fields, String name) {
    return new LinkedHashSet<>(fields.list(name, JsonFields::text));
  }

  private static char character(String path, JsonElement element) {
    String text = JsonFields.text(path, element);
    if (text.length() != 1) {
      throw new IllegalArgumentException(path + " must be one character, found " + element);
    }
    return text.charAt(0);
  }

  private static Charset encoding(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "encoding must be one that this Java knows, found '" + name + "'", unknown);
    }
  }
}
