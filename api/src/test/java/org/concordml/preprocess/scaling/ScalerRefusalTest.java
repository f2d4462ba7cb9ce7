package org.concordml.preprocess.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.concordml.data.DataException;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.split.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalerRefusalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"minmax", "standard", "mean", "robust", "maxabs", "quantile", "power", "none"})
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
  @ValueSource(
      strings = {"minmax", "standard", "mean", "robust", "maxabs", "quantile", "power", "none"})
  void trainingOnWhatIsNoNumber(String name) {
    FeatureMatrix rows = FeatureMatrix.of(new double[] {1, 2, 3, Double.NaN}, 2);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Scaler.named(name).fit(Training.on(rows)))
        .withMessage(
            "a scaler must be fitted on finite numbers, found NaN in training row 1 (from 0), column 1 (from 0).");
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
                "the %s of column 0 (from 0) must be a finite number, found %s: its training values"
                    + " are %s to 1.7E308. Give it in a larger unit.",
                what,
                found,
                NumberColumn.text(first)));
  }

  /** Ended as a diverged training, with the advice to scale what was scaled. */
  @ParameterizedTest
  @CsvSource({"none, 0, 1e300, 1.0E300", "mean, 0, 1e300, 5.0E299", "none, -3.5e38, 0, -3.5E38"})
  void trainingOnNumbersTooLargeForFloat32(String name, double low, double high, String found) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Scaler.named(name).fit(Training.onColumn(low, high)))
        .withMessage(
            "the scaled values of column 0 (from 0) must be at most 3.4E38, the largest float32,"
                + " found "
                + (found.equals("5.0E299") ? "-5.0E299" : found)
                + ": its training values are "
                + NumberColumn.text(low)
                + " to "
                + NumberColumn.text(high)
                + ". Give it in a larger unit.");
  }

  @ParameterizedTest
  @CsvSource({"minmax, 1e300", "standard, 1e150", "robust, 1e300", "none, 3.4e38"})
  void whatFloat32HoldsOnceScaledIsTaken(String name, double high) {
    assertThat(Scaler.named(name).fit(Training.onColumn(0, high)).columns()).isEqualTo(1);
  }

  /** Named "column 0 (from 0)" though the table has names. */
  @Test
  void aColumnOfATableIsNamed() {
    TabularData data =
        TabularDataReader.read(
            org.concordml.data.csv.CsvSource.of(
                "t.csv",
                "a,b,d\n1,1.5e308,0\n2,1.7e308,1\n3,1,0\n".getBytes(StandardCharsets.UTF_8)),
            TableRoles.target("d"));
    Split split = new Split(3, new int[] {0, 1}, new int[] {2});

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> new StandardScaler().fit(split.training(data)))
        .withMessage(
            "the mean of column \"b\" of t.csv must be a finite number, found Infinity: its training"
                + " values are 1.5E308 to 1.7E308. Leave the column out with"
                + " TableRoles.withDrop(\"b\"), or give it in a larger unit.");
  }

  @Test
  void unknownName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.named("z-score"))
        .withMessage(
            "scaler must be one of minmax, standard, mean, robust, maxabs, quantile, quantile-normal, power, none, found 'z-score'");
    assertThat(Scaler.named("robust")).isEqualTo(new RobustScaler());
    assertThat(Scaler.named("MinMaxScaler")).isEqualTo(new MinMaxScaler());
    assertThat(Scaler.named("standard_scaler")).isEqualTo(new StandardScaler());
    assertThat(Scaler.named("min-max")).isEqualTo(new MinMaxScaler());
  }

  @Test
  void numbersThatFitNothing() {
    ColumnValues two = ColumnValues.of(1, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StandardScaler.Fitted(two, ColumnValues.of(1)))
        .withMessage("there must be a number for each of the 2 columns, found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RobustScaler.Fitted(two, ColumnValues.of(1, 0)))
        .withMessage("the scale of column 1 must be above 0, found 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MinMaxScaler.Fitted(two, ColumnValues.of(1, 1)))
        .withMessage("the range of column 1 must be finite and not below 0, found 2.0 to 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ColumnValues.of(1, Double.NaN))
        .withMessage("the number of column 1 must be finite, found NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(ColumnValues::of)
        .withMessage("there must be at least 1 column, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoScaler.Fitted(0))
        .withMessage("there must be at least 1 column, found 0");
  }
}
