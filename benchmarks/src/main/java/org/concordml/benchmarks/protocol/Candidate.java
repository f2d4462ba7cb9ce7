package org.concordml.benchmarks.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.concordml.NamedChoices;
import org.concordml.experiment.Preset;
import org.concordml.experiment.Recipe;

/**
 * A recipe that is judged.
 *
 * @param name of it
 * @param of takes what is asked of a table to a whole recipe
 */
record Candidate(String name, UnaryOperator<Recipe> of) {

  private static final String JSON = ".json";

  /** The recipes that have a name. */
  private static final List<Candidate> NAMED =
      List.of(
          new Candidate("notebook", UnaryOperator.identity()),
          new Candidate("strong", Preset.STRONG::over));

  /**
   * @param text a name, or a file that holds a recipe in part, as {@code --config} takes it
   * @return the candidate
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if there is no such name
   */
  static Candidate parse(String text) throws IOException {
    if (!text.endsWith(JSON)) {
      return NamedChoices.of("recipe", NAMED, Candidate::name).named(text);
    }
    Path file = Path.of(text);
    String json = Files.readString(file);
    String name = file.getFileName().toString();
    return new Candidate(
        name.substring(0, name.length() - JSON.length()), recipe -> Recipe.fromJson(json, recipe));
  }
}
