package org.concordml.cli.argument;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.concordml.experiment.Recipe;

/** A file of settings: a recipe as JSON, or as YAML if the file's name ends so. */
public final class ConfigFile {

  /** A recipe has some thousand. */
  private static final int MOST_BYTES = 1 << 20;

  private ConfigFile() {}

  /**
   * Reads.
   *
   * @param file JSON; YAML if its name ends with {@code .yaml} or {@code .yml}
   * @param standard what the file leaves out
   * @return the recipe
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is no recipe; the message says where
   */
  public static Recipe read(Path file, Recipe standard) throws IOException {
    String text = text(file);
    return Recipe.fromJson(isYaml(file) ? YamlText.json(text) : text, standard);
  }

  private static String text(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "it must have at most " + MOST_BYTES + " bytes, found more");
    }
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static boolean isYaml(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }
}
