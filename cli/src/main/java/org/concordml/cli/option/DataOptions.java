package org.concordml.cli.option;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.concordml.Setting;
import org.concordml.cli.argument.CsvArgument;
import org.concordml.cli.argument.Given;
import org.concordml.cli.argument.OptionWording;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.data.preparation.TargetCandidates;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import org.concordml.datasets.BundledDataset;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Model;
import org.concordml.preprocess.scaling.Scaler;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which table, what its columns mean, how it is split and scaled. */
final class DataOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "CSV",
      defaultValue = CsvArgument.MAIN,
      converter = CsvArgument.Converter.class,
      description = "Table to learn from, with a header line; " + CsvArgument.BUNDLED)
  private CsvArgument csv;

  @Mixin private FormatOptions format;
  @Mixin private ColumnOptions columns;
  @Mixin private FillOptions fill;

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description =
          "Column to predict: two classes, several, or a number. Needed for a CSV of your own;"
              + " of a bundled table the one it is known for.")
  private String target;

  @Option(
      names = "--positive",
      paramLabel = "VALUE",
      split = ",",
      splitSynopsisLabel = ",",
      description =
          "The target's value that counts as positive (bundled:wdbc: M), or several against"
              + " all others, separated by commas; a value with a comma in double quotes. Repeatable.")
  private List<String> positive = List.of();

  @Option(
      names = "--drop",
      paramLabel = "COLUMN",
      split = ",",
      splitSynopsisLabel = ",",
      description =
          "Columns to leave out, separated by commas; a name with a comma in double quotes:"
              + " '\"a, b\",c'. Repeatable.")
  private List<String> drop = List.of();

  @Option(
      names = "--keep-id",
      description =
          "Keep the id column of bundled:wdbc as a feature, as many notebooks do by mistake.")
  private boolean keepId;

  @Mixin private SplitOptions split;

  @Option(
      names = "--scaler",
      paramLabel = "NAME",
      description =
          "minmax, standard, mean, robust, maxabs, quantile, quantile-normal, power or none; fitted on the training rows (default:"
              + " ${DEFAULT-VALUE}).")
  private String scaler;

  @Mixin private ThresholdOptions threshold;

  /**
   * @param base what holds where no option is given
   * @param given which are
   * @return how the table is to be read, divided and scaled
   */
  Recipe over(Recipe base, Given given) {
    Recipe recipe = split.over(fill.over(columns.over(base.withData(roles(base.data())))), given);
    recipe = recipe.withData(asNamed(recipe.data()));
    if (given.option("--scaler")) {
      recipe = recipe.withScaler(Scaler.named(scaler));
    }
    return threshold.over(recipe, given);
  }

  /**
   * @return what holds unless options or a configuration say otherwise: of a bundled table what its
   *     card says, of another nothing
   */
  Recipe usual() {
    return bundled()
        .map(BundledDataset::recipe)
        .orElseGet(() -> Recipe.standard(TableRoles.target("")));
  }

  private Optional<BundledDataset> bundled() {
    return csv.bundled();
  }

  private TableRoles roles(TableRoles base) {
    requireIdentifier();
    TableRoles refined = target == null ? base : base.withTarget(target);
    if (!positive.isEmpty()) {
      refined = refined.withPositive(positive.toArray(String[]::new));
    } else if (target != null && bundled().isPresent() && !target.equals(base.target())) {
      refined = refined.withPositive();
    }
    if (!drop.isEmpty()) {
      refined = refined.withDrop(drop.stream().map(String::trim).toList());
    }
    return keepId ? refined.withKeepIdentifiers(true) : refined;
  }

  /** A column that a bundled table leaves out is not left out if an option gives it a role. */
  private TableRoles asNamed(TableRoles roles) {
    if (bundled().isEmpty() || !drop.isEmpty()) {
      return roles;
    }
    Set<String> named = new HashSet<>(roles.besideFeatures());
    named.add(roles.target());
    return roles.withDrop(roles.drop().stream().filter(name -> !named.contains(name)).toList());
  }

  private void requireIdentifier() {
    if (keepId && bundled().isEmpty()) {
      throw wrong(
          "--keep-id is for the bundled data only; in your CSV no column is dropped unasked");
    }
    if (keepId && bundled().get().roles().identifiers().isEmpty()) {
      throw wrong(
          "--keep-id is for a table with an identifier, found bundled:"
              + bundled().get().card().id()
              + ", which has none");
    }
  }

  /**
   * Reads the table and prepares the job.
   *
   * @param recipe of these options
   * @param start the model to start from; empty to draw weights
   * @param missing words that mean a missing value beside those that are said
   */
  Experiment experiment(Recipe recipe, Optional<Model> start, MissingWords missing) {
    TableRoles roles = recipe.data();
    CsvSource source = csv.source();
    CsvFormat said = bundled().isPresent() ? CsvFormat.standard() : format.format();
    CsvFormat written = said.withMissing(said.missing().with(missing));
    if (roles.target().isEmpty()) {
      Table table = CsvTableReader.read(source, written);
      throw wrong(noTarget(TargetCandidates.of(table)));
    }
    Table table = TabularDataReader.table(source, written, roles, ColumnOptions.texts(recipe));
    Recipe named = recipe.withData(TabularDataReader.named(written, roles));
    return start
        .map(model -> Experiment.of(named, table, model))
        .orElseGet(() -> Experiment.of(named, table));
  }

  private static String noTarget(TargetCandidates candidates) {
    return "--target must name the column to predict, found none. "
        + candidates.sentence()
        + " Try: "
        + candidates
            .likeliest()
            .map(name -> OptionWording.OPTIONS.of(Setting.TARGET, List.of(name)))
            .orElse("--target COLUMN");
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
