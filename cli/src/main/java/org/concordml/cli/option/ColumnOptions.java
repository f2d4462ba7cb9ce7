package org.concordml.cli.option;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DatePart;
import org.concordml.experiment.Recipe;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What columns hold and are for, where it is not to be inferred. */
public final class ColumnOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description =
          "binary, multiclass or regression (default: inferred from the target; few whole numbers"
              + " ask).")
  private String task;

  @Option(
      names = "--numeric",
      paramLabel = "COLUMN",
      split = ",",
      splitSynopsisLabel = ",",
      description = "Columns that are numbers, whatever they look like. Repeatable.")
  private List<String> numeric = List.of();

  @Option(
      names = "--categorical",
      paramLabel = "COLUMN",
      split = ",",
      splitSynopsisLabel = ",",
      description =
          "Columns that are categories, such as codes written as numbers; each value becomes a"
              + " column of 0 and 1. Repeatable.")
  private List<String> categorical = List.of();

  @Option(
      names = "--ordinal",
      paramLabel = "COLUMN=LEVEL<LEVEL",
      description =
          "A category whose values have an order, lowest first: \"stage=I<II<III\". Repeatable.")
  private List<String> ordinal = List.of();

  @Option(
      names = "--date",
      paramLabel = "COLUMN=PART",
      description =
          "What becomes of a date: year, month, day-of-week, since:2000-01-31 or since:COLUMN (days),"
              + " several joined by +: \"visit=since:birth+year\". Repeatable.")
  private List<String> date = List.of();

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      split = ",",
      splitSynopsisLabel = ",",
      description = "Columns that are carried to the predictions and are no features. Repeatable.")
  private List<String> id = List.of();

  @Option(
      names = "--group",
      paramLabel = "COLUMN",
      split = ",",
      splitSynopsisLabel = ",",
      description =
          "Columns whose values tell which rows belong together, such as a patient: they are never"
              + " on both sides of a split, and no features. Repeatable.")
  private List<String> group = List.of();

  @Option(
      names = "--weight",
      paramLabel = "COLUMN",
      description =
          "Column that tells how much each row weighs in training, as Keras' sample_weight; it is no"
              + " feature.")
  private String weight;

  /**
   * @param base what holds where no option is given
   * @return the recipe with these options over it
   * @throws IllegalArgumentException if a value is not of an option's form
   */
  public Recipe over(Recipe base) {
    Recipe recipe = base.withData(roles(base.data()));
    Map<String, ColumnKind> kinds = new LinkedHashMap<>(base.kinds());
    numeric.forEach(name -> kinds.put(name.strip(), new ColumnKind.Numeric()));
    categorical.forEach(name -> kinds.put(name.strip(), new ColumnKind.Category()));
    ordinal.forEach(text -> put(kinds, "--ordinal", text, ColumnOptions::levels));
    date.forEach(text -> put(kinds, "--date", text, ColumnOptions::parts));
    recipe = recipe.withKinds(kinds);
    if (task != null) {
      recipe = recipe.withTask(Task.named(task));
    }
    return recipe;
  }

  /**
   * @param recipe of these options
   * @return columns whose values are names, even where they look like numbers
   */
  public static Set<String> texts(Recipe recipe) {
    return recipe.kinds().entrySet().stream()
        .filter(
            column ->
                column.getValue() instanceof ColumnKind.Category
                    || column.getValue() instanceof ColumnKind.Ordinal)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private TableRoles roles(TableRoles base) {
    TableRoles roles = base;
    if (!id.isEmpty()) {
      roles = roles.withIds(stripped(id));
    }
    if (!group.isEmpty()) {
      roles = roles.withGroups(stripped(group));
    }
    return weight == null ? roles : roles.withWeight(weight.strip());
  }

  private static List<String> stripped(List<String> names) {
    return names.stream().map(String::strip).toList();
  }

  @FunctionalInterface
  private interface Kind {
    ColumnKind of(String text);
  }

  private void put(Map<String, ColumnKind> kinds, String option, String text, Kind kind) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw wrong(
          option
              + " must be "
              + (option.equals("--date") ? "COLUMN=PART" : "COLUMN=LEVEL<LEVEL")
              + ", found '"
              + text
              + "'");
    }
    kinds.put(text.substring(0, equals).strip(), kind.of(text.substring(equals + 1)));
  }

  private static ColumnKind levels(String text) {
    return new ColumnKind.Ordinal(Arrays.stream(text.split("<", -1)).map(String::strip).toList());
  }

  private static ColumnKind parts(String text) {
    return new ColumnKind.Date(
        Optional.empty(),
        Arrays.stream(text.split("[+]", -1)).map(String::strip).map(DatePart::named).toList());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
