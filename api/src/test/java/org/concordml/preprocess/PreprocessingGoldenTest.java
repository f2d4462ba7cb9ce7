package org.concordml.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.concordml.data.Column;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.golden.GoldenTable;
import org.concordml.golden.PreprocessCase;
import org.concordml.preprocess.CategoryEncoder.Drop;
import org.concordml.preprocess.CategoryEncoder.OneHot;
import org.concordml.preprocess.CategoryEncoder.Unknown;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.Scaler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole tables through preprocessing: names, order and numbers are scikit-learn's. */
class PreprocessingGoldenTest {

  private static final double TOLERANCE = 1e-12;

  static Preprocessing preprocessing(GoldenTable.Facts facts) {
    Scaler scaler = Scaler.named(facts.scaler);
    JsonObject options = facts.onehot;
    Preprocessing standard = Preprocessing.scaledBy(scaler);
    return new Preprocessing(
        standard.numbers(),
        standard.ordinals(),
        new Preprocessing.Categories(
            facts.cat_impute.equals("constant")
                ? new CategoryFill.Constant("missing")
                : CategoryFill.named(facts.cat_impute),
            Map.of(),
            new OneHot(
                Unknown.named(options.get("handle_unknown").getAsString()),
                options.has("min_frequency")
                    ? OptionalDouble.of(options.get("min_frequency").getAsDouble())
                    : OptionalDouble.empty(),
                options.has("max_categories")
                    ? OptionalInt.of(options.get("max_categories").getAsInt())
                    : OptionalInt.empty(),
                options.has("drop") ? Drop.named(options.get("drop").getAsString()) : Drop.NONE)));
  }

  private static FittedPreprocessing fitted(GoldenTable golden) {
    return preprocessing(golden.facts()).fit(golden.split().training(golden.features()));
  }

  @ParameterizedTest
  @MethodSource("org.concordml.golden.GoldenTable#all")
  void names(GoldenTable golden) {
    assertThat(fitted(golden).outputs())
        .extracting(OutputColumn::fullName)
        .isEqualTo(PreprocessCase.texts(golden.preprocess().getAsJsonArray("features")));
  }

  @ParameterizedTest
  @MethodSource("org.concordml.golden.GoldenTable#all")
  void rowsThatAreHeldBack(GoldenTable golden) {
    FeatureMatrix test = fitted(golden).apply(golden.split().test(golden.features()).table());
    double[][] expected = rows(golden.preprocess().getAsJsonArray("first_test_rows"));
    for (int row = 0; row < expected.length; row++) {
      assertClose(row(test, row), expected[row], 1);
    }
    assertClose(sums(test), golden.preprocess().getAsJsonArray("test_column_sums"), test.rows());
  }

  @ParameterizedTest
  @MethodSource("org.concordml.golden.GoldenTable#all")
  void rowsThatAreTrainedOn(GoldenTable golden) {
    FeatureMatrix train =
        fitted(golden).apply(golden.split().training(golden.features()).columns().table());
    assertClose(sums(train), golden.preprocess().getAsJsonArray("train_column_sums"), train.rows());
  }

  /** Gaps, numbers and categories that no row of the table has. */
  @ParameterizedTest
  @MethodSource("org.concordml.golden.GoldenTable#all")
  void rowsLikeNoOther(GoldenTable golden) {
    FittedPreprocessing fitted = fitted(golden);
    JsonArray extra = golden.preprocess().getAsJsonArray("extra_rows");
    assertThat(extra).hasSizeGreaterThan(4);
    for (JsonElement element : extra) {
      JsonObject row = element.getAsJsonObject();
      FeatureMatrix found = fitted.apply(table(golden, row.getAsJsonObject("raw")));
      assertClose(row(found, 0), row.getAsJsonArray("transformed"), 1);
    }
  }

  private static Table table(GoldenTable golden, JsonObject raw) {
    List<Column> columns = new ArrayList<>();
    for (String name : golden.kinds().keySet()) {
      JsonElement value = raw.get(name);
      boolean isMissing = value.isJsonNull();
      columns.add(
          golden.facts().numeric.contains(name)
              ? NumberColumn.of(name, isMissing ? Double.NaN : value.getAsDouble())
              : TextColumn.of(name, Arrays.asList(isMissing ? null : value.getAsString())));
    }
    return Table.of("extra", columns);
  }

  @ParameterizedTest
  @MethodSource("org.concordml.golden.GoldenTable#all")
  void whatWasMeasuredOfNumbers(GoldenTable golden) {
    JsonObject expected = golden.preprocess().getAsJsonObject("fitted").getAsJsonObject("numeric");
    FittedNumbers numbers = fitted(golden).numbers().orElseThrow();
    assertClose(
        numbers.columns().stream().mapToDouble(FittedNumber::fill).toArray(),
        expected.getAsJsonArray("median"),
        1);
    assertThat(
            numbers.columns().stream()
                .filter(FittedNumber::indicator)
                .map(number -> number.input().name()))
        .isEqualTo(PreprocessCase.texts(expected.getAsJsonArray("indicator_for")));
    assertScaler(numbers.scaler(), expected);
  }

  @ParameterizedTest
  @MethodSource("org.concordml.golden.GoldenTable#all")
  void whatWasMeasuredOfOrderedCategories(GoldenTable golden) {
    JsonObject expected = golden.preprocess().getAsJsonObject("fitted").getAsJsonObject("ordinal");
    Optional<FittedOrdinals> ordinals = fitted(golden).ordinals();
    assertThat(ordinals.isPresent()).isEqualTo(expected != null);
    if (expected != null) {
      assertThat(ordinals.orElseThrow().columns().stream().map(c -> c.fill().orElseThrow()))
          .isEqualTo(PreprocessCase.texts(expected.getAsJsonArray("most_frequent")));
      assertScaler(ordinals.orElseThrow().scaler(), expected);
    }
  }

  @ParameterizedTest
  @MethodSource("org.concordml.golden.GoldenTable#all")
  void whatWasMeasuredOfCategories(GoldenTable golden) {
    JsonObject expected =
        golden.preprocess().getAsJsonObject("fitted").getAsJsonObject("categorical");
    List<FittedOneHot> categories = fitted(golden).categories();
    assertThat(categories.stream().map(c -> c.fill().orElseThrow()))
        .isEqualTo(PreprocessCase.texts(expected.getAsJsonArray("fill")));
    for (int i = 0; i < categories.size(); i++) {
      FittedOneHot category = categories.get(i);
      assertThat(category.categories())
          .isEqualTo(
              PreprocessCase.texts(expected.getAsJsonArray("categories").get(i).getAsJsonArray()));
      JsonElement infrequent = expected.getAsJsonArray("infrequent").get(i);
      assertThat(category.infrequent().stream().map(category.categories()::get))
          .isEqualTo(
              infrequent.isJsonNull()
                  ? List.of()
                  : PreprocessCase.texts(infrequent.getAsJsonArray()));
      JsonElement dropped = expected.get("drop_index");
      JsonElement index = dropped.isJsonNull() ? dropped : dropped.getAsJsonArray().get(i);
      assertThat(category.dropped())
          .isEqualTo(index.isJsonNull() ? OptionalInt.empty() : OptionalInt.of(index.getAsInt()));
    }
  }

  @ParameterizedTest
  @MethodSource("org.concordml.golden.GoldenTable#all")
  void jsonRestoresEveryBit(GoldenTable golden) {
    FittedPreprocessing fitted = fitted(golden);
    FittedPreprocessing read = FittedPreprocessing.fromJson(fitted.toJson());
    assertThat(read).isEqualTo(fitted);
    Table test = golden.split().test(golden.features()).table();
    assertThat(read.apply(test).toArray()).containsExactly(fitted.apply(test).toArray());
  }

  private static void assertScaler(FittedScaler scaler, JsonObject expected) {
    JsonObject numbers = expected.getAsJsonObject("scaler");
    Map<String, String> names =
        Map.of(
            "minmax_min", "minimum",
            "minmax_max", "maximum",
            "standard_mean", "mean",
            "standard_scale", "scale");
    assertThat(numbers.keySet()).isNotEmpty().isSubsetOf(names.keySet());
    numbers
        .keySet()
        .forEach(
            key ->
                assertClose(
                    scaler.measured().get(names.get(key)).toArray(),
                    numbers.getAsJsonArray(key),
                    1));
  }

  private static double[][] rows(JsonArray rows) {
    double[][] numbers = new double[rows.size()][];
    Arrays.setAll(numbers, row -> PreprocessCase.numbers(rows.get(row).getAsJsonArray()));
    return numbers;
  }

  private static double[] row(FeatureMatrix matrix, int row) {
    double[] values = new double[matrix.columns()];
    matrix.copyRow(row, values, 0);
    return values;
  }

  private static double[] sums(FeatureMatrix matrix) {
    double[] sums = new double[matrix.columns()];
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < sums.length; column++) {
        sums[column] += matrix.get(row, column);
      }
    }
    return sums;
  }

  private static void assertClose(double[] found, JsonArray expected, double unit) {
    assertClose(found, PreprocessCase.numbers(expected), unit);
  }

  /**
   * @param unit what a difference of 1 is compared with, such as the number of rows of a sum
   */
  private static void assertClose(double[] found, double[] expected, double unit) {
    assertThat(found).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i])
          .as("column %d", i)
          .isCloseTo(expected[i], within(TOLERANCE * Math.max(unit, Math.abs(expected[i]))));
    }
  }
}
