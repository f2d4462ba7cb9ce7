package org.concordml.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.concordml.experiment.Recipe;
import org.concordml.preprocess.CategoryEncoder;
import org.concordml.preprocess.CategoryFill;
import org.concordml.preprocess.NumberFill;
import org.concordml.preprocess.Preprocessing;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What becomes of gaps and of rare categories. */
final class FillOptions {

  private static final String DROP_ROW = "drop-row";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

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
   * @throws ParameterException if a way to fill is none
   */
  Recipe over(Recipe base) {
    Recipe recipe =
        minFrequency == null
            ? base
            : base.withPreprocessing(infrequent(base.preprocessing(), minFrequency));
    return fill.isEmpty() ? recipe : filled(recipe);
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
