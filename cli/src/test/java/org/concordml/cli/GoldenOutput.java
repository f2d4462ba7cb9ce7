package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command printed when its output was last read and approved, from {@code golden} in the
 * test resources; {@code -Dconcord.record=true} writes those files anew instead of comparing.
 */
final class GoldenOutput {

  private static final boolean RECORD = Boolean.getBoolean("concord.record");
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final Gson GSON = new GsonBuilder().serializeNulls().setPrettyPrinting().create();

  private GoldenOutput() {}

  /** The text must be the recorded one, to the letter. */
  static void assertText(String name, String text) {
    record(name, text);
    assertThat(text).isEqualTo(read(name));
  }

  /**
   * The recorded figures must all be there; what is there beyond them does not count.
   *
   * @param name of the recorded JSON document
   * @param found a document
   * @param tolerance of numbers; 0 for the same bits
   */
  static void assertFigures(String name, JsonObject found, double tolerance) {
    assertHolds(name, JsonParser.parseString(read(name)), found, tolerance);
  }

  /** Makes the document the recorded one, if that was asked for. */
  static void record(String name, JsonObject figures) {
    record(name, GSON.toJson(figures) + "\n");
  }

  private static void record(String name, String text) {
    if (RECORD) {
      try {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String read(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertHolds(
      String place, JsonElement expected, JsonElement found, double tolerance) {
    assertThat(found).as(place).isNotNull();
    if (expected instanceof JsonObject object) {
      for (String key : object.keySet()) {
        assertHolds(
            place + "." + key, object.get(key), found.getAsJsonObject().get(key), tolerance);
      }
    } else if (expected instanceof JsonArray array) {
      List<JsonElement> elements = found.getAsJsonArray().asList();
      assertThat(elements).as(place).hasSameSizeAs(array);
      for (int i = 0; i < elements.size(); i++) {
        assertHolds(place + "[" + i + "]", array.get(i), elements.get(i), tolerance);
      }
    } else if (expected.isJsonPrimitive() && expected.getAsJsonPrimitive().isNumber()) {
      assertThat(found.getAsDouble())
          .as(place)
          .isCloseTo(expected.getAsDouble(), within(tolerance));
    } else {
      assertThat(found).as(place).isEqualTo(expected);
    }
  }
}
