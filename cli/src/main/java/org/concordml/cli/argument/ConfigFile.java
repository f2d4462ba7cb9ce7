package org.concordml.cli.argument;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.concordml.experiment.Recipe;
import org.concordml.files.TextFile;

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
    String text = TextFile.read(file, MOST_BYTES);
    return Recipe.fromJson(isYaml(file) ? YamlText.json(text) : text, standard);
  }

  private static boolean isYaml(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }
}
