package org.concordml.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concordml.data.Column;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.kind.ColumnKind;
import org.concordml.golden.PreprocessCase;
import org.concordml.preprocess.CategoryEncoder.Codes;
import org.concordml.preprocess.CategoryEncoder.Drop;
import org.concordml.preprocess.CategoryEncoder.OneHot;
import org.concordml.preprocess.CategoryEncoder.Unknown;
import org.concordml.preprocess.scaling.NoScaler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One column through each imputer and encoder of scikit-learn. */
class PreprocessCasesTest {

  static Stream<PreprocessCase> numbers() {
    return PreprocessCase.named("fill", "no ").filter(c -> !c.name().startsWith("fill text"));
  }

  static Stream<PreprocessCase> texts() {
    return PreprocessCase.named("fill text");
  }

  static Stream<PreprocessCase> oneHots() {
    return PreprocessCase.named("one-hot").filter(c -> !c.name().equals("one-hot of numbers"));
  }

  static Stream<PreprocessCase> ordinals() {
    return PreprocessCase.named("ordinal");
  }

  @Test
  void areAllThere() {
    assertThat(numbers()).hasSize(8);
    assertThat(texts()).hasSize(2);
    assertThat(oneHots()).hasSize(19);
    assertThat(ordinals()).hasSize(4);
    assertThat(PreprocessCase.named("")).hasSize(8 + 2 + 19 + 1 + 4 + 17);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void fillsNumbers(PreprocessCase golden) {
    boolean keepEmpty = golden.transformer().contains("keep_empty_features=True");
    Preprocessing preprocessing =
        new Preprocessing(
            new Preprocessing.Numbers(
                NumberFill.named(
                    option(golden, "fill_value", Function.identity())
                        .map(value -> "constant=" + value)
                        .or(() -> option(golden, "strategy", PreprocessCasesTest::unquoted))
                        .orElse("mean")),
                Map.of(),
                golden.transformer().contains("add_indicator=True"),
                keepEmpty,
                Optional.empty(),
                new NoScaler()),
            new Preprocessing.Ordinals(new NoScaler()),
            Preprocessing.standard().categories());
    // A second column, for one without any value would leave none.
    Column other = golden.training().select(new int[golden.training().rows()]);
    Table table =
        Table.of("t", List.of(golden.training(), TextColumn.of("other", texts(other.rows()))));
    FittedPreprocessing fitted =
        preprocessing.fit(
            TrainedOn.all(
                table, Map.of("x", new ColumnKind.Numeric(), "other", new ColumnKind.Category())));

    assertThat(
            fitted.outputs().stream()
                .filter(output -> output.transformer().equals("num"))
                .map(OutputColumn::name))
        .isEqualTo(golden.features());
    JsonElement statistic = golden.fitted().getAsJsonArray("statistics_").get(0);
    if (golden.features().isEmpty()) {
      assertThat(fitted.numbers()).isEmpty();
      assertThat(fitted.empty()).containsExactly("x");
      assertThat(fitted.notices())
          .extracting(Object::toString)
          .containsExactly("Left out \"x\", in which no training row has a value.");
    } else {
      FittedNumbers numbers = fitted.numbers().orElseThrow();
      assertThat(numbers.columns().get(0).fill()).isCloseTo(statistic.getAsDouble(), within(1e-12));
      assertRows(numbers.apply(Table.of("t", List.of(golden.rows()))), golden.transformed());
    }
  }

  private static List<String> texts(int rows) {
    return Stream.generate(() -> "a").limit(rows).toList();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void fillsTexts(PreprocessCase golden) {
    CategoryFill fill =
        option(golden, "fill_value", PreprocessCasesTest::unquoted)
            .<CategoryFill>map(CategoryFill.Constant::new)
            .orElse(new CategoryFill.MostFrequent());
    FittedPreprocessing fitted =
        categories(fill, new OneHot())
            .fit(TrainedOn.column(golden.training(), new ColumnKind.Category()));

    FittedOneHot category = fitted.categories().get(0);
    String expected = golden.fitted().getAsJsonArray("statistics_").get(0).getAsString();
    assertThat(category.fill()).contains(expected);
    // A gap looks as the value that stands in for it; what is not known is 0 everywhere.
    List<String> filled = new ArrayList<>();
    golden.transformedTexts().forEach(text -> filled.add(String.valueOf(text)));
    FeatureMatrix rows = fitted.apply(Table.of("t", List.of(golden.rows())));
    assertThat(rows.toArray())
        .containsExactly(
            fitted
                .apply(Table.of("t", List.of(TextColumn.of("x", List.copyOf(filled)))))
                .toArray());
    assertThat(filled.get(2)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("oneHots")
  void encodesOneHot(PreprocessCase golden) {
    OneHot oneHot =
        new OneHot(
            option(golden, "handle_unknown", PreprocessCasesTest::unquoted)
                .map(Unknown::named)
                .orElseThrow(),
            number(golden, "min_frequency"),
            option(golden, "max_categories", Integer::parseInt)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty()),
            option(golden, "drop", PreprocessCasesTest::unquoted)
                .map(Drop::named)
                .orElse(Drop.NONE));
    FittedPreprocessing fitted =
        categories(new CategoryFill.OwnCategory(), oneHot)
            .fit(TrainedOn.column(golden.training(), new ColumnKind.Category()));

    assertThat(fitted.outputs()).extracting(OutputColumn::name).isEqualTo(golden.features());
    assertRows(fitted.apply(Table.of("t", List.of(golden.rows()))), golden.transformed());
    FittedOneHot category = fitted.categories().get(0);
    assertCategories(category.categories(), category.gap(), golden.fitted());
    assertInfrequent(category.infrequent(), category.categories(), golden.fitted());
    if (golden.fitted().has("drop_idx_")) {
      JsonElement index = golden.fitted().getAsJsonArray("drop_idx_").get(0);
      assertThat(category.dropped())
          .isEqualTo(index.isJsonNull() ? OptionalInt.empty() : OptionalInt.of(index.getAsInt()));
    } else {
      assertThat(category.dropped()).isEmpty();
    }
  }

  /** Unlike scikit-learn, which sorts numbers as such: a category is a text. */
  @Test
  void encodesNumbersAsTheirTexts() {
    PreprocessCase golden = PreprocessCase.named("one-hot of numbers").findFirst().orElseThrow();
    FittedPreprocessing fitted =
        categories(new CategoryFill.OwnCategory(), new OneHot())
            .fit(TrainedOn.column(golden.training(), new ColumnKind.Category()));

    assertThat(golden.features()).containsExactly("x_1.0", "x_2.0", "x_10.0");
    assertThat(fitted.outputs())
        .extracting(OutputColumn::name)
        .containsExactly("x_1", "x_10", "x_2");
    FeatureMatrix found = fitted.apply(Table.of("t", List.of(golden.rows())));
    for (int row = 0; row < found.rows(); row++) {
      double[] expected = golden.transformed()[row];
      assertThat(List.of(found.get(row, 0), found.get(row, 2), found.get(row, 1)))
          .containsExactly(expected[0], expected[1], expected[2]);
    }
  }

  @ParameterizedTest
  @MethodSource("ordinals")
  void encodesByCodes(PreprocessCase golden) {
    OptionalDouble missing = number(golden, "encoded_missing_value");
    FittedCodes codes = codes(golden, missing);

    assertInfrequent(codes.infrequent(), codes.levels(), golden.fitted());
    assertThat(codes.levels())
        .isEqualTo(
            PreprocessCase.texts(
                    golden.fitted().getAsJsonArray("categories_").get(0).getAsJsonArray())
                .stream()
                .filter(level -> level != null)
                .toList());
    for (int row = 0; row < golden.rows().rows(); row++) {
      Column rows = golden.rows();
      assertThat(codes.code(rows.isMissing(row) ? null : rows.text(row)))
          .as("row %d", row)
          .isEqualTo(Double.valueOf(golden.transformed()[row][0]));
    }
  }

  private static FittedCodes codes(PreprocessCase golden, OptionalDouble missing) {
    boolean given = golden.transformer().contains("categories=");
    boolean staysMissing = golden.training().missing() > 0 && missing.isEmpty();
    Preprocessing preprocessing =
        categories(
            new CategoryFill.OwnCategory(),
            new Codes(
                number(golden, "min_frequency"), staysMissing ? OptionalDouble.of(-9) : missing));
    FittedCodes codes =
        preprocessing
            .fit(
                TrainedOn.column(
                    golden.training(),
                    given
                        ? new ColumnKind.Ordinal(List.of("low", "mid", "high"))
                        : new ColumnKind.Category()))
            .ordinals()
            .orElseThrow()
            .columns()
            .get(0);
    // Of a gap that stays one no network can be trained; the codes can say it all the same.
    OptionalDouble gap = staysMissing ? OptionalDouble.of(Double.NaN) : codes.missing();
    return new FittedCodes(
        codes.column(), Optional.empty(), codes.levels(), codes.infrequent(), gap);
  }

  private static Preprocessing categories(CategoryFill fill, CategoryEncoder encoder) {
    return new Preprocessing(
        Preprocessing.standard().numbers(),
        new Preprocessing.Ordinals(new NoScaler()),
        new Preprocessing.Categories(fill, Map.of(), encoder));
  }

  private static void assertCategories(List<String> found, boolean gap, JsonObject expected) {
    List<String> categories = new ArrayList<>(found);
    if (gap) {
      categories.add(null);
    }
    assertThat(categories)
        .isEqualTo(
            PreprocessCase.texts(expected.getAsJsonArray("categories_").get(0).getAsJsonArray()));
  }

  private static void assertInfrequent(
      List<Integer> found, List<String> categories, JsonObject expected) {
    List<String> names = found.stream().map(categories::get).toList();
    JsonElement infrequent =
        expected.has("infrequent_categories_")
            ? expected.getAsJsonArray("infrequent_categories_").get(0)
            : null;
    assertThat(names)
        .isEqualTo(
            infrequent == null || infrequent.isJsonNull()
                ? List.of()
                : PreprocessCase.texts(infrequent.getAsJsonArray()));
  }

  private static void assertRows(FeatureMatrix found, double[][] expected) {
    assertThat(found.rows()).isEqualTo(expected.length);
    for (int row = 0; row < expected.length; row++) {
      assertThat(found.columns()).isEqualTo(expected[row].length);
      for (int column = 0; column < expected[row].length; column++) {
        assertThat(found.get(row, column)).isCloseTo(expected[row][column], within(1e-12));
      }
    }
  }

  private static OptionalDouble number(PreprocessCase golden, String option) {
    return option(golden, option, Double::parseDouble)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** Reads an option of a transformer as Python shows it: {@code drop='first'}. */
  private static <T> Optional<T> option(
      PreprocessCase golden, String name, Function<String, T> value) {
    Matcher matcher =
        Pattern.compile("[( ]" + name + "=('[^']*'|[^,)]*)").matcher(golden.transformer());
    return matcher.find() ? Optional.of(value.apply(matcher.group(1))) : Optional.empty();
  }

  private static String unquoted(String text) {
    return text.replace("'", "");
  }
}
