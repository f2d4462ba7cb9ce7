package org.concordml.preprocess;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.kind.ColumnKind;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.split.TrainingColumns;
import org.junit.jupiter.api.Test;

class FitRefusalTest {

  private static final TrainingColumns TRAINING =
      TrainedOn.all(
          Table.of(
              "t",
              List.of(
                  NumberColumn.of("age", 1, 2), TextColumn.of("city", Arrays.asList("Rom", null)))),
          Map.of("age", new ColumnKind.Numeric(), "city", new ColumnKind.Category()));

  private static Preprocessing with(
      Map<String, NumberFill> numbers, Map<String, CategoryFill> categories) {
    return new Preprocessing(
        new Preprocessing.Numbers(
            new NumberFill.Median(), numbers, true, false, Optional.empty(), new MinMaxScaler()),
        Preprocessing.standard().ordinals(),
        new Preprocessing.Categories(
            new CategoryFill.MostFrequent(), categories, new CategoryEncoder.OneHot()));
  }

  @Test
  void aFillOfAColumnThatIsNotThere() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> with(Map.of("aeg", new NumberFill.Mean()), Map.of()).fit(TRAINING))
        .withMessage(
            "t: a fill of numbers must be of a column of numbers, found \"aeg\". Did you mean"
                + " \"age\"? Columns: \"age\".");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () -> with(Map.of(), Map.of("age", new CategoryFill.OwnCategory())).fit(TRAINING))
        .withMessage(
            "t: a fill of categories must be of a column of categories, found \"age\". Columns:"
                + " \"city\".");
  }

  @Test
  void gapsWithoutACode() {
    Preprocessing codes =
        new Preprocessing(
            Preprocessing.standard().numbers(),
            Preprocessing.standard().ordinals(),
            new Preprocessing.Categories(
                new CategoryFill.OwnCategory(), Map.of(), new CategoryEncoder.Codes()));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> codes.fit(TRAINING))
        .withMessage(
            "t: column \"city\" must have no missing value to be encoded by codes as it is, found 1"
                + " in 2 training rows. Fill them, give them a code, or leave the column out with"
                + " TableRoles.withDrop(\"city\").");
  }

  @Test
  void noFeatureWithAValue() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                Preprocessing.standard()
                    .fit(
                        TrainedOn.column(
                            NumberColumn.of("x", Double.NaN, Double.NaN),
                            new ColumnKind.Numeric())))
        .withMessage("t: a feature must have a value in a training row, found none in \"x\".");
  }

  @Test
  void aColumnThatRowsToBeScoredLack() {
    FittedPreprocessing fitted = Preprocessing.standard().fit(TRAINING);
    Table rows =
        Table.of("new", List.of(NumberColumn.of("Age", 1), TextColumn.of("city", List.of("Rom"))));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> fitted.apply(rows))
        .withMessageStartingWith(
            "new: a feature must be a column of the table, found \"age\". Did you mean \"Age\"?");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> fitted.unseen(rows))
        .withMessageStartingWith("new: a feature must be a column of the table, found \"age\".");
  }
}
