package org.concordml.cli.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DatePart;
import org.concordml.experiment.Recipe;
import org.concordml.preprocess.CategoryEncoder;
import org.concordml.preprocess.CategoryFill;
import org.concordml.preprocess.NumberFill;
import org.concordml.preprocess.Preprocessing;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What columns hold and are for, where it is not to be inferred, and what becomes of gaps. */
final class ColumnOptions {

  private static final String DROP_ROW = "drop-row";

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

  @Option(
      names = "--fill",
      paramLabel = "WAY|COLUMN:WAY",
      split = ",",
      splitSynopsisLabel = ",",
      description =
          "What stands in for missing values: median, mean, most-frequent or constant=V of the"
              + " training rows, with a column that tells where they were; of categories the most"
              + " frequent, or constant=V. For all or one column (default: drop-row, rows with a gap"
              + " are left out). Repeatable.")
  private List<String> fill = List.of();

  @Option(
      names = "--min-frequency",
      paramLabel = "N",
      description =
          "Categories with fewer training rows than this (below 1: a smaller share) share one"
              + " column.")
  private Double minFrequency;

  /**
   * @param base what holds where no option is given
   * @return the recipe with these options over it
   * @throws IllegalArgumentException if a value is not of an option's form
   */
  Recipe over(Recipe base) {
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
    if (minFrequency != null) {
      recipe = recipe.withPreprocessing(infrequent(recipe.preprocessing(), minFrequency));
    }
    return fill.isEmpty() ? recipe : filled(recipe);
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

  private static Preprocessing infrequent(Preprocessing base, double least) {
    Preprocessing.Categories categories = base.categories();
    CategoryEncoder.OneHot usual =
        categories.encoder() instanceof CategoryEncoder.OneHot oneHot
            ? oneHot
            : new CategoryEncoder.OneHot();
    return new Preprocessing(
        base.numbers(),
        base.ordinals(),
        new Preprocessing.Categories(
            categories.fill(),
            categories.fillOf(),
            new CategoryEncoder.OneHot(
                CategoryEncoder.Unknown.INFREQUENT_IF_EXIST,
                OptionalDouble.of(least),
                usual.maxCategories(),
                usual.drop())));
  }

  private Recipe filled(Recipe base) {
    if (fill.stream().anyMatch(way -> way.strip().equals(DROP_ROW))) {
      if (fill.size() > 1) {
        throw wrong("--fill drop-row leaves no gaps to fill, found other ways beside it");
      }
      return base.withFill(false);
    }
    Preprocessing.Numbers numbers = base.preprocessing().numbers();
    Preprocessing.Categories categories = base.preprocessing().categories();
    NumberFill ofNumbers = numbers.fill();
    CategoryFill ofCategories = categories.fill();
    Map<String, NumberFill> numbersBy = new LinkedHashMap<>(numbers.fillOf());
    Map<String, CategoryFill> categoriesBy = new LinkedHashMap<>(categories.fillOf());
    for (String entry : fill) {
      int colon = entry.indexOf(':');
      String way = entry.substring(colon + 1).strip();
      List<NumberFill> number = numberFill(way);
      List<CategoryFill> category = categoryFill(way);
      if (number.isEmpty() && category.isEmpty()) {
        throw wrong(
            "--fill must be median, mean, most-frequent, constant=V or drop-row, for all or as"
                + " COLUMN:WAY, found '"
                + entry
                + "'");
      }
      if (colon >= 0) {
        String column = entry.substring(0, colon).strip();
        number.forEach(fill -> numbersBy.put(column, fill));
        category.forEach(fill -> categoriesBy.put(column, fill));
      } else {
        ofNumbers = number.isEmpty() ? ofNumbers : number.get(0);
        ofCategories = category.isEmpty() ? ofCategories : category.get(0);
      }
    }
    return base.withFill(true)
        .withPreprocessing(
            new Preprocessing(
                new Preprocessing.Numbers(
                    ofNumbers,
                    numbersBy,
                    numbers.indicators(),
                    numbers.keepEmpty(),
                    numbers.clipping(),
                    numbers.scaler()),
                base.preprocessing().ordinals(),
                new Preprocessing.Categories(ofCategories, categoriesBy, categories.encoder())));
  }

  /** A way to fill numbers, or none if the words are not one. */
  private static List<NumberFill> numberFill(String way) {
    if (way.startsWith("constant=")) {
      String value = way.substring("constant=".length());
      List<NumberFill> fills = new ArrayList<>();
      if (value.matches("[-+]?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]+)?")) {
        fills.add(new NumberFill.Constant(Double.parseDouble(value)));
      }
      return fills;
    }
    return switch (way) {
      case "median" -> List.of(new NumberFill.Median());
      case "mean" -> List.of(new NumberFill.Mean());
      case "most-frequent" -> List.of(new NumberFill.MostFrequent());
      default -> List.of();
    };
  }

  private static List<CategoryFill> categoryFill(String way) {
    if (way.startsWith("constant=")) {
      return List.of(new CategoryFill.Constant(way.substring("constant=".length())));
    }
    return way.equals("most-frequent") ? List.of(new CategoryFill.MostFrequent()) : List.of();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
