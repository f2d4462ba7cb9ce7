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

  @Test
  void aCodeOfSeveralClasses() {
    assertThat(
            SampleJob.of(60)
                .ofClasses("a", "b", "c", "d")
                .with("code", row -> new double[] {7, 5, 9.5, 8}[row % 4])
                .notices())
        .containsExactly(
            START
                + "it is 5 where the target is \"b\", 7 where the target is \"a\", 8 where the target"
                + " is \"d\" and 1 more."
                + END);
  }

  @Test
  void aNumberThatSeveralClassesWereMadeFrom() {
    assertThat(
            SampleJob.of(60)
                .ofClasses("I", "II", "III")
                .with("code", row -> 100 * (row % 3) + row)
                .notices())
        .containsExactly(
            START
                + "it is 0 to 57 where the target is \"I\", 101 to 158 where the target is \"II\", 202"
                + " to 259 where the target is \"III\"."
                + END);
  }

  /** The second class lies within the first. */
  @Test
  void oneClassOfSeveralApartIsNoCopy() {
    assertThat(
            SampleJob.of(60)
                .ofClasses("I", "II", "III")
                .with("code", row -> row % 3 == 2 ? 500 + row : row)
                .notices())
        .isEmpty();
  }

  /** Nine rows of three classes: 1,680 orders, of which 6 keep them apart. */
  @Test
  void aHandfulOfRowsOfSeveralClassesProvesNothing() {
    assertThat(SampleJob.of(9).ofClasses("I", "II", "III").with("code", row -> row % 3).notices())
        .noneMatch(notice -> notice.contains("apart"));
    assertThat(SampleJob.of(18).ofClasses("I", "II", "III").with("code", row -> row % 3).notices())
        .anyMatch(notice -> notice.contains("apart"));
  }
}
