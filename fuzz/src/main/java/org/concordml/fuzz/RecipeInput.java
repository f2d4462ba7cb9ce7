package org.concordml.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.kind.ColumnKind;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Preset;
import org.concordml.experiment.Recipe;

/** Recipes as JSON, and what they make of a table. */
final class RecipeInput implements Reader {

  private final Table table = Visits.table();

  @Override
  public List<Seed> seeds() {
    return seedTexts().stream().map(Seed::json).toList();
  }

  static List<String> seedTexts() {
    Recipe kinds = Visits.recipe().withKinds(Map.of("days", new ColumnKind.Numeric()));
    return List.of(
        Visits.recipe().toJson(),
        Preset.named("strong").over(kinds).toJson(),
        "{\"fit\": {\"optimizer\": {\"name\": \"sgd\", \"momentum\": 0.5}, \"epochs\": 3}}");
  }

  @Override
  public boolean read(byte[] input) {
    try {
      return uses(Recipe.fromJson(new String(input, UTF_8), Visits.recipe()), table);
    } catch (IllegalArgumentException refused) {
      return Refusal.of(refused, "");
    }
  }

  /** Whether the recipe fits the table; whatever it says, that is told. */
  static boolean uses(Recipe recipe, Table table) {
    if (!Recipe.fromJson(recipe.toJson(), Visits.recipe()).equals(recipe)) {
      throw new IllegalStateException("what is written again must be read as the same");
    }
    try {
      return Experiment.of(recipe, table).training().config().epochs() > 0;
    } catch (DataException refused) {
      return Refusal.of(refused, "");
    }
  }
}
