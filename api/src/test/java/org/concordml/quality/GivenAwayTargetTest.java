package org.concordml.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A feature that says what the target says. */
class GivenAwayTargetTest {

  private static final String START =
      "Column \"code\" alone tells the classes of the target \"ill\" apart in all 60 rows: ";
  private static final String END =
      " If it was made from the target, the result means nothing. Leave the column out with"
          + " TableRoles.withDrop(\"code\").";

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "7, 3.5", "-1, 1"})
  void aCopyItsInverseOrAnotherCode(String negative, String positive) {
    double low = Math.min(Double.parseDouble(negative), Double.parseDouble(positive));
    boolean inverse = Double.parseDouble(positive) == low;

    assertThat(SampleJob.of(60).with("code", row -> row % 2 == 0 ? negative : positive).notices())
        .containsExactly(
            START
                + "it is "
                + (inverse ? positive : negative)
                + (inverse ? " where the target is \"1\" and " : " where the target is \"0\" and ")
                + (inverse ? negative : positive)
                + (inverse ? " where the target is \"0\"." : " where the target is \"1\".")
                + END);
  }

  @Test
  void aNumberThatTheTargetWasMadeFrom() {
    assertThat(
            SampleJob.of(60).with("code", row -> row % 2 == 0 ? 70 + row : 140.5 + row).notices())
        .containsExactly(
            START
                + "it is at most 128 where the target is \"0\" and at least 141.5 where the target"
                + " is \"1\"."
                + END);
  }

  @Test
  void oneRowThatDiffersIsNoCopy() {
    assertThat(SampleJob.of(60).with("code", row -> row == 8 ? 1 : row % 2).notices()).isEmpty();
  }

  @Test
  void touchingRangesAreNotApart() {
    assertThat(SampleJob.of(60).with("code", row -> row % 2 == 0 ? row : 58 + row - 1).notices())
        .isEmpty();
  }

  @Test
  void severalAreToldAtOnce() {
    SampleJob job = SampleJob.of(60);
    for (String name : new String[] {"a", "b", "c", "d", "e"}) {
      job.with(name, row -> row % 2);
    }
    assertThat(job.notices())
        .containsExactly(
            "Each of the columns \"a\", \"b\", \"c\" and 2 more alone tells the classes of the"
                + " target \"ill\" apart in all 60 rows. If it was made from the target, the result"
                + " means nothing. Leave such columns out with TableRoles.withDrop.");
  }

  /** Of a handful of rows some column tells the classes apart by chance. */
  @Test
  void aHandfulOfRowsProvesNothing() {
    assertThat(SampleJob.of(10).with("code", row -> row % 2).notices()).isEmpty();
    assertThat(SampleJob.of(20).with("code", row -> row % 2).notices()).hasSize(1);
  }
}
