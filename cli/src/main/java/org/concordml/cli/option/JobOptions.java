package org.concordml.cli.option;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.concordml.cli.argument.Given;
import org.concordml.data.text.MissingWords;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Model;
import org.concordml.provenance.Provenance;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a training job, and the recipe they make: a flag over a file over the library. */
public final class JobOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private FitOptions fit;
  @Mixin private ConfigOptions config;

  @Option(
      names = "--no-baseline",
      description =
          "Fit no linear or logistic regression, which stands beside the network in the results.")
  private boolean noBaseline;

  /**
   * The recipe that the options make; refuses options that are wrong by themselves, before a folder
   * or a table is touched.
   *
   * @return what they say
   * @throws ParameterException if one is out of its range or would be ignored
   */
  public Recipe recipe() {
    return over(data.usual());
  }

  /**
   * The recipe of a training that goes on, changed by the options that are given with it.
   *
   * @param begun what the training was begun with
   * @return the same, unless an option says otherwise
   * @throws ParameterException as {@link #recipe()}
   */
  public Recipe over(Recipe begun) {
    Given given = Given.of(spec);
    return checked(
        () -> {
          Recipe base = config.base(begun);
          Recipe recipe = data.over(base, given);
          return recipe
              .withNetwork(network.over(base.network(), given))
              .withFit(network.over(fit.over(recipe.fit(), given), given));
        });
  }

  /**
   * @return whether the recipe is to be printed, and nothing else
   */
  public boolean printsRecipe() {
    return config.prints();
  }

  /**
   * Reads the table and prepares the job.
   *
   * @param recipe of these options
   */
  public PreparedJob prepare(Recipe recipe) {
    return prepare(recipe, Optional.empty(), MissingWords.usual());
  }

  /**
   * Reads the table and prepares a job that may start from a model.
   *
   * @param recipe of these options
   * @param start the model to start from; empty to draw weights
   * @param missing words that mean a missing value beside those that are said
   */
  public PreparedJob prepare(Recipe recipe, Optional<Model> start, MissingWords missing) {
    Provenance provenance = Provenance.now(Given.words(spec));
    return checked(
        () -> {
          Experiment experiment = data.experiment(recipe, start, missing);
          fit.requireLoss(experiment.task(), Given.of(spec));
          return new PreparedJob(experiment, List.of(), Optional.empty(), provenance, !noBaseline);
        });
  }

  private <T> T checked(Supplier<T> options) {
    try {
      return options.get();
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
  }
}
