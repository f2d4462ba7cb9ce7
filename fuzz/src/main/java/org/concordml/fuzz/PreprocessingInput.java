package org.concordml.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.concordml.data.DataException;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Table;
import org.concordml.experiment.Preset;
import org.concordml.experiment.Recipe;
import org.concordml.preprocess.FittedPreprocessing;
import org.concordml.preprocess.scaling.Scaler;

/** What was measured of the training rows, the file {@code preprocess.json}. */
final class PreprocessingInput implements Reader {

  private final Table table = Visits.table();

  @Override
  public List<Seed> seeds() {
    List<Recipe> recipes = new ArrayList<>();
    for (Scaler scaler : Scaler.all()) {
      recipes.add(Visits.recipe().withScaler(scaler));
    }
    recipes.add(Preset.named("strong").over(Visits.recipe()));
    return recipes.stream()
        .map(recipe -> Seed.json(Visits.preprocessing(recipe).toJson()))
        .toList();
  }

  @Override
  public boolean read(byte[] input) {
    FittedPreprocessing fitted;
    try {
      fitted = FittedPreprocessing.fromJson(new String(input, UTF_8));
    } catch (DataException refused) {
      return Refusal.of(refused, "");
    }
    if (!FittedPreprocessing.fromJson(fitted.toJson()).equals(fitted)) {
      throw new IllegalStateException("what is written again must be read as the same");
    }
    try {
      FeatureMatrix features = fitted.apply(table);
      if (features.columns() != fitted.outputs().size()) {
        throw new IllegalStateException("there must be a feature an output");
      }
    } catch (DataException refused) {
      return Refusal.of(refused, "");
    }
    return true;
  }
}
