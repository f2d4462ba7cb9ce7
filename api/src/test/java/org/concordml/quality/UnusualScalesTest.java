package org.concordml.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.concordml.data.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of one value, columns left unscaled, columns too large. */
class UnusualScalesTest {

  @Test
  void aColumnOfOneValueInTheTrainingPartIsTold() {
    assertThat(SampleJob.of(60).with("lab", row -> row < 48 ? 3 : row).notices())
        .containsExactly(
            "Column \"lab\" is 3 in every training row, so nothing can be learned from it. Leave"
                + " the column out with TableRoles.withDrop(\"lab\").");
  }

  @Test
  void severalAreToldAtOnce() {
    SampleJob job = SampleJob.of(60).with("a", row -> 1);

    assertThat(job.with("b", row -> 0).notices())
        .containsExactly(
            "Columns \"a\" and \"b\" have one value each in every training row, so nothing can be"
                + " learned from them. Leave such columns out with TableRoles.withDrop.");
    assertThat(job.with("c", row -> 0).with("d", row -> 7).notices().get(0))
        .startsWith("Columns \"a\", \"b\", \"c\" and 1 more have one value each");
  }

  @Test
  void oneOtherValueIsEnough() {
    assertThat(SampleJob.of(60).with("site", row -> row == 5 ? 4 : 3).notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"minmax", "robust"})
  void aColumnTooNarrowToBeScaledIsTold(String scaler) {
    assertThat(SampleJob.of(60).scaled(scaler).with("dose", row -> row % 7 * 1e-16).notices())
        .containsExactly(
            "Column \"dose\" was left unscaled: its training values, 0 to 6.0E-16, have too little"
                + " spread for the "
                + scaler
                + " scaler to divide by. Give the column in a smaller unit.");
  }

  @Test
  void aColumnThatIsMostlyOneValueHasNoQuartilesToDivideBy() {
    assertThat(
            SampleJob.of(60)
                .scaled("robust")
                .with("dose", row -> row % 10 == 0 ? 500 + row : 0)
                .notices())
        .containsExactly(
            "Column \"dose\" was left unscaled: its training values, 0 to 540, have too little"
                + " spread for the robust scaler to divide by. Scale otherwise with Scaler.named.");
  }

  @ParameterizedTest
  @CsvSource({"minmax, 1e-14", "standard, 1e-16", "robust, 1e-14", "none, 1e-16", "mean, 1e-16"})
  void aNarrowColumnThatIsScaledOrShouldNotBeIsNot(String scaler, double unit) {
    assertThat(SampleJob.of(60).scaled(scaler).with("dose", row -> row % 7 * unit).notices())
        .isEmpty();
  }

  @Test
  void aSpreadOfExactlyOneIsNoUnscaledColumn() {
    assertThat(
            SampleJob.of(60)
                .scaled("robust")
                .with("visits", row -> row == 9 ? 400 : row % 5 < 2 ? 0 : 1)
                .notices())
        .isEmpty();
  }

  @Test
  void rareFindingsNeedNoScaling() {
    assertThat(
            SampleJob.of(60).scaled("robust").with("rash", row -> row % 9 == 0 ? 1 : 0).notices())
        .isEmpty();
  }

  @Test
  void aTestRowTooLargeOnceScaledIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> SampleJob.of(60).with("x", row -> row == 59 ? "1e300" : row).notices())
        .withMessageMatching(
            "t\\.csv: the scaled values of column \"x\" must be at most 3\\.4E38, the largest"
                + " float32, found 2\\.127\\d*E298 for a test row of 1\\.0E300\\. Its training"
                + " values are 0 to 47\\. Correct the value, or leave the column out with"
                + " TableRoles\\.withDrop\\(\"x\"\\)\\.");
  }

  @Test
  void aTestRowOfTheLargestFloatIsNot() {
    assertThat(SampleJob.of(60).with("x", row -> row == 59 ? "1.5e40" : row).notices()).isEmpty();
  }
}
