package org.concordml.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.concordml.data.DataException;
import org.concordml.data.FeatureMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalerRefusalTest {

  @ParameterizedTest
  @ValueSource(strings = {"minmax", "standard", "mean", "robust", "none"})
  void otherNumberOfColumns(String name) {
    FittedScaler fitted = Scaler.named(name).fit(Training.on(FeatureMatrix.of(new double[60], 30)));
    FeatureMatrix other = FeatureMatrix.of(new double[31], 31);
    String message = "rows must have 30 columns as the scaler was fitted on, found 31";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fitted.transform(other))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fitted.inverse(other))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"minmax", "standard", "mean", "robust", "none"})
  void trainingOnWhatIsNoNumber(String name) {
    FeatureMatrix rows = FeatureMatrix.of(new double[] {1, 2, 3, Double.NaN}, 2);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Scaler.named(name).fit(Training.on(rows)))
        .withMessage(
            "a scaler must be fitted on finite numbers, found NaN in training row 1, column 1 (from 0)");
  }

  @ParameterizedTest
  @CsvSource({
    "minmax, range, Infinity",
    "standard, mean, Infinity",
    "mean, mean, Infinity",
    "robust, median, Infinity"
  })
  void trainingOnNumbersTooLarge(String name, String what, String found) {
    double first = name.equals("minmax") ? -1.7e308 : 1.7e308;
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Scaler.named(name).fit(Training.onColumn(first, 1.7e308)))
        .withMessage(
            String.format(
                Locale.ROOT,
                "the %s of column 0 (from 0) must be a finite number, found %s: its values are too large",
                what,
                found));
  }

  @Test
  void unknownName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.named("z-score"))
        .withMessage("scaler must be one of minmax, standard, mean, robust, none, found z-score");
    assertThat(Scaler.named("robust")).isEqualTo(new RobustScaler());
  }

  @Test
  void numbersThatFitNothing() {
    ColumnValues two = ColumnValues.of(1, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FittedStandardScaler(two, ColumnValues.of(1)))
        .withMessage("there must be a number for each of the 2 columns, found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FittedRobustScaler(two, ColumnValues.of(1, 0)))
        .withMessage("the scale of column 1 must be above 0, found 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FittedMinMaxScaler(two, ColumnValues.of(1, 1)))
        .withMessage("the range of column 1 must be finite and not below 0, found 2.0 to 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ColumnValues.of(1, Double.NaN))
        .withMessage("the number of column 1 must be finite, found NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(ColumnValues::of)
        .withMessage("there must be at least 1 column, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FittedNoScaler(0))
        .withMessage("there must be at least 1 column, found 0");
  }
}
