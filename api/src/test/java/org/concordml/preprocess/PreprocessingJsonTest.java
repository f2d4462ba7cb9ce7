package org.concordml.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DateFormat;
import org.concordml.data.kind.DatePart;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.preprocess.scaling.StandardScaler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessingJsonTest {

  private static final Preprocessing EVERY_OTHER_OPTION =
      new Preprocessing(
          new Preprocessing.Numbers(
              new NumberFill.Mean(),
              Map.of("age", new NumberFill.Constant(-1)),
              false,
              true,
              Optional.of(new TailClipping(0.01, 0.99)),
              new MinMaxScaler(-1, 1, true)),
          new Preprocessing.Ordinals(new StandardScaler()),
          new Preprocessing.Categories(
              new CategoryFill.OwnCategory(),
              Map.of("city", new CategoryFill.Constant("none")),
              new CategoryEncoder.OneHot(
                  CategoryEncoder.Unknown.INFREQUENT_IF_EXIST,
                  OptionalDouble.of(0.05),
                  OptionalInt.of(8),
                  CategoryEncoder.Drop.IF_BINARY)));

  @Test
  void theStandardOne() {
    assertText(
        Preprocessing.standard(),
        "{\"numbers\":{\"fill\":\"median\",\"indicators\":true,\"keepEmpty\":false,\"scaler\":\"minmax\"},"
            + "\"ordinals\":{\"scaler\":\"minmax\"},"
            + "\"categories\":{\"fill\":\"most-frequent\",\"encoder\":{\"encoder\":\"one-hot\",\"unknown\":\"ignore\",\"drop\":\"none\"}}}");
  }

  @Test
  void everyOtherOption() {
    assertText(
        EVERY_OTHER_OPTION,
        "{\"numbers\":{\"fill\":\"mean\",\"fillOf\":{\"age\":\"constant=-1.0\"},\"indicators\":false,\"keepEmpty\":true,\"clipping\":{\"low\":0.01,\"high\":0.99},\"scaler\":{\"scaler\":\"minmax\",\"low\":-1.0,\"high\":1.0,\"clip\":true}},"
            + "\"ordinals\":{\"scaler\":\"standard\"},"
            + "\"categories\":{\"fill\":\"own-category\",\"fillOf\":{\"city\":\"constant=none\"},\"encoder\":{\"encoder\":\"one-hot\",\"unknown\":\"infrequent-if-exist\",\"minFrequency\":0.05,\"maxCategories\":8,\"drop\":\"if-binary\"}}}");
  }

  private static void assertText(Preprocessing preprocessing, String json) {
    assertThat(preprocessing.toJson()).isEqualTo(json);
    assertThat(Preprocessing.fromJson(json)).isEqualTo(preprocessing);
  }

  @Test
  void whatIsLeftOutIsTheStandard() {
    assertThat(Preprocessing.fromJson("{}")).isEqualTo(Preprocessing.standard());
    assertThat(
            Preprocessing.fromJson(
                    "{\"categories\":{\"encoder\":{\"encoder\":\"codes\",\"missing\":-2}}}")
                .categories()
                .encoder())
        .isEqualTo(new CategoryEncoder.Codes(OptionalDouble.empty(), OptionalDouble.of(-2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"number\":{}} | preprocessing must have no other fields than numbers, ordinals, categories; found 'number'. Did you mean 'numbers'?",
        "{\"numbers\":{\"fil\":\"mean\"}} | preprocessing.numbers must have no other fields than fill, fillOf, indicators, keepEmpty, clipping, scaler; found 'fil'. Did you mean 'fill'?",
        "{\"numbers\":{\"fill\":\"medain\"}} | fill must be one of median, mean, most-frequent, constant=NUMBER, found 'medain'. Did you mean 'median'?",
        "{\"numbers\":{\"fill\":\"constant=x\"}} | a constant fill must be a finite number, found 'constant=x'",
        "{\"numbers\":{\"indicators\":\"yes\"}} | preprocessing.numbers.indicators must be true or false, found \"yes\"",
        "{\"numbers\":{\"clipping\":{\"low\":0.9,\"high\":0.1}}} | the quantiles to clip at must be from 0 to 1, the first below the second, found 0.9 and 0.1",
        "{\"categories\":{\"fill\":\"median\"}} | fill must be one of most-frequent, constant=TEXT, own-category, found 'median'",
        "{\"categories\":{\"encoder\":{\"encoder\":\"hash\"}}} | encoder must be one of one-hot, codes, found 'hash'",
        "{\"categories\":{\"encoder\":{\"encoder\":\"one-hot\",\"minFrequency\":1.5}}} | the least frequency must be a share above 0 and below 1, or a whole number of rows, found 1.5",
        "{\"categories\":{\"encoder\":{\"encoder\":\"one-hot\",\"drop\":\"last\"}}} | drop must be one of none, first, if-binary, found 'last'",
        "{\"categories\":[]} | preprocessing.categories must be an object, found []",
      })
  void refusesWhatItDoesNotKnow(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preprocessing.fromJson(json))
        .withMessage(message);
  }

  @Test
  void aFittedOneOfEveryKind() {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    kinds.put("age", new ColumnKind.Numeric());
    kinds.put("smoker", new ColumnKind.Bool());
    kinds.put("stage", new ColumnKind.Ordinal(List.of("I", "II")));
    kinds.put(
        "visit",
        new ColumnKind.Date(
            Optional.of(DateFormat.ISO),
            List.of(new DatePart.Year(), new DatePart.DaysSince(LocalDate.EPOCH))));
    kinds.put("city", new ColumnKind.Category());
    Table table =
        Table.of(
            "t",
            List.of(
                NumberColumn.of("age", 0.1, Double.NaN, 7, 1e9 / 3),
                TextColumn.of("smoker", List.of("yes", "no", "no", "yes")),
                TextColumn.of("stage", Arrays.asList("I", "II", null, "I")),
                TextColumn.of(
                    "visit", List.of("2026-01-31", "1999-12-31", "2000-2-29", "2001-1-1")),
                TextColumn.of("city", Arrays.asList("Oslo", null, "Rom", "Rom"))));
    Preprocessing standard = Preprocessing.scaledBy(new StandardScaler());
    Preprocessing clipped =
        new Preprocessing(
            new Preprocessing.Numbers(
                new NumberFill.Median(),
                Map.of(),
                true,
                false,
                Optional.of(new TailClipping(0, 0.6)),
                new StandardScaler()),
            standard.ordinals(),
            EVERY_OTHER_OPTION.categories());
    FittedPreprocessing fitted = clipped.fit(TrainedOn.all(table, kinds));

    FittedPreprocessing read = FittedPreprocessing.fromJson(fitted.toJson());

    assertThat(read).isEqualTo(fitted);
    assertThat(read.apply(table).toArray()).containsExactly(fitted.apply(table).toArray());
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () -> FittedPreprocessing.fromJson(fitted.toJson().replace("\"yyyy-MM-dd\"", "null")))
        .withMessage(
            "this is not a fitted preprocessing: it.numbers.columns[2].column must have a date with"
                + " a format, found one without");
    assertThat(fitted.toJson())
        .contains(
            "\"visit\":{\"date\":{\"format\":\"yyyy-MM-dd\",\"parts\":[\"year\",\"since:1970-01-01\"]}}")
        .contains("{\"column\":\"visit\",\"part\":\"year\",");
  }

  @Test
  void whatIsNoFittedOneIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> FittedPreprocessing.fromJson("{\"kinds\":{}}"))
        .withMessage(
            "this is not a fitted preprocessing: it must have a field 'preprocessing', found [kinds]");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                FittedPreprocessing.fromJson(
                    "{\"preprocessing\":{},\"kinds\":{},\"categories\":[],\"empty\":[],\"emtpy\":1}"))
        .withMessage(
            "this is not a fitted preprocessing: it must have no other fields than preprocessing,"
                + " kinds, numbers, ordinals, categories, empty; found 'emtpy'. Did you mean 'empty'?");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                FittedPreprocessing.fromJson(
                    "{\"preprocessing\":{},\"kinds\":{},\"categories\":[],\"empty\":[]}"))
        .withMessage("this is not a fitted preprocessing: it must give a feature, found none");
  }
}
