package org.concordml.report.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.concordml.data.DataException;
import org.concordml.files.FileProblem;

/**
 * A value of a JSON file that somebody else may have written. What is not as it must be is a {@link
 * DataException} that names the file and the way to the value.
 *
 * @param file as messages name it
 * @param path to the value, such as {@code cells[2].rows}; empty for the whole document
 * @param element the value
 */
record ReadJson(String file, String path, JsonElement element) {

  private static final int MOST_SHOWN = 40;

  /** Reads a whole file, which must hold one object. */
  static ReadJson of(Path file) {
    if (Files.isDirectory(file)) {
      throw new DataException(file + " must be a file, found a folder.");
    }
    try {
      ReadJson document =
          new ReadJson(file.toString(), "", JsonParser.parseString(Files.readString(file)));
      document.object();
      return document;
    } catch (NoSuchFileException missing) {
      throw new DataException(file + " must be a file, found nothing there.", missing);
    } catch (CharacterCodingException notUtf8) {
      throw new DataException(file + " must be JSON in UTF-8, found other bytes.", notUtf8);
    } catch (JsonParseException notJson) {
      throw new DataException(file + " must be JSON, found other text.", notJson);
    } catch (IOException unreadable) {
      throw new DataException(
          file + " must be readable, found: " + FileProblem.ofReading(unreadable) + ".",
          unreadable);
    }
  }

  /** A member that must be there and not null. */
  ReadJson member(String name) {
    ReadJson found = raw(name);
    if (found.isAbsent()) {
      throw found.mustBe("there");
    }
    return found;
  }

  /** A member that may be missing or null. */
  Optional<ReadJson> optional(String name) {
    return Optional.of(raw(name)).filter(found -> !found.isAbsent());
  }

  private ReadJson raw(String name) {
    JsonObject object = object();
    return new ReadJson(file, path.isEmpty() ? name : path + '.' + name, object.get(name));
  }

  private boolean isAbsent() {
    return element == null || element.isJsonNull();
  }

  JsonObject object() {
    if (!element.isJsonObject()) {
      throw mustBe("a JSON object");
    }
    return element.getAsJsonObject();
  }

  List<ReadJson> elements() {
    if (!element.isJsonArray()) {
      throw mustBe("an array");
    }
    List<ReadJson> list = new ArrayList<>();
    for (JsonElement each : element.getAsJsonArray()) {
      list.add(new ReadJson(file, path + '[' + list.size() + ']', each));
    }
    return list;
  }

  String text() {
    if (!(isPrimitive() && element.getAsJsonPrimitive().isString())) {
      throw mustBe("a text");
    }
    return element.getAsString();
  }

  /** A text, or a number as it stands there. */
  String textOrNumber() {
    if (!isPrimitive()) {
      throw mustBe("a text or a number");
    }
    return element.getAsString();
  }

  double number() {
    if (!isNumber()) {
      throw mustBe("a number");
    }
    return element.getAsDouble();
  }

  int wholeNumber() {
    double number = isNumber() ? element.getAsDouble() : Double.NaN;
    if (!(number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE)) {
      throw mustBe("a whole number");
    }
    return (int) number;
  }

  private boolean isPrimitive() {
    return element.isJsonPrimitive();
  }

  private boolean isNumber() {
    return isPrimitive() && element.getAsJsonPrimitive().isNumber();
  }

  /** Makes something of this value; what its constructor refuses is the file's fault. */
  <T> T make(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException refused) {
      throw new DataException(where() + ": " + refused.getMessage() + ".", refused);
    }
  }

  DataException mustBe(String expected) {
    return new DataException(where() + " must be " + expected + ", found " + shown() + ".");
  }

  private String where() {
    return path.isEmpty() ? file : file + ", " + path;
  }

  private String shown() {
    if (element == null) {
      return "nothing";
    }
    String text = element.toString();
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
