package org.concordml.cli.option;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.Optional;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.SavedBundle;
import org.concordml.cli.argument.Given;
import org.concordml.experiment.Recipe;
import org.concordml.json.JsonDifference;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which model a training starts from, and how much of it stays as it is. */
public final class WarmStartOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--init",
      paramLabel = "MODEL",
      description =
          "Start from this saved model: its weights, its preprocessing as it was fitted, and its"
              + " recipe under the options. The table must have its columns and its outcome.")
  private Path init;

  @Option(
      names = "--freeze",
      paramLabel = "N",
      description =
          "With --init: the first N dense layers keep their weights bit for bit (default: 0).")
  private int freeze;

  /**
   * A model to start from.
   *
   * @param path as it was given
   * @param id of its manifest
   * @param bundle the model
   */
  public record Start(Path path, String id, Bundle bundle) {

    /**
     * @return its recipe, with the kinds of columns that it knows
     */
    public Recipe recipe() {
      return bundle.recipe().withKinds(bundle.model().preprocessing().kinds());
    }
  }

  /**
   * Reads the model.
   *
   * @return the model; empty if weights are to be drawn
   * @throws org.concordml.data.DataException if there is none, or it is damaged
   * @throws ParameterException if an option would be ignored
   */
  public Optional<Start> start() {
    if (init == null) {
      if (Given.of(spec).option("--freeze")) {
        throw new ParameterException(
            spec.commandLine(),
            "--freeze has an effect with --init only. Leave it out, or add --init");
      }
      return Optional.empty();
    }
    SavedBundle saved = BundleReader.saved(init);
    return Optional.of(new Start(init, saved.id(), saved.bundle()));
  }

  /**
   * Refuses options that would be ignored: the model makes features as it was trained to.
   *
   * @param recipe what they say, over that of the model
   * @param from the model
   * @return the recipe
   * @throws ParameterException if it has other kinds of columns or another preprocessing
   */
  public Recipe overFeatures(Recipe recipe, Start from) {
    JsonDifference.between(
            JsonParser.parseString(from.recipe().toJson()), JsonParser.parseString(recipe.toJson()))
        .stream()
        .filter(other -> other.path().matches("(preprocessing|kinds)(\\..*)?"))
        .findFirst()
        .ifPresent(
            other -> {
              throw new ParameterException(
                  spec.commandLine(),
                  "--init makes features as the model was trained to, found another "
                      + other.path()
                      + ": "
                      + other.second()
                      + ", the model has "
                      + other.first()
                      + ". Leave out what changes it");
            });
    return recipe;
  }

  /**
   * @param recipe what the other options say
   * @return the same, with the layers that are frozen
   * @throws ParameterException if they are less than none, or all there are
   */
  public Recipe over(Recipe recipe) {
    if (!Given.of(spec).option("--freeze")) {
      return recipe;
    }
    int most = recipe.network().hidden().size();
    if (freeze < 0 || freeze > most) {
      throw new ParameterException(
          spec.commandLine(),
          "--freeze must be from 0 to "
              + most
              + ", as the last of "
              + (most + 1)
              + " dense layers must learn; found "
              + freeze);
    }
    return recipe.withFit(recipe.fit().toBuilder().frozen(freeze).build());
  }
}
