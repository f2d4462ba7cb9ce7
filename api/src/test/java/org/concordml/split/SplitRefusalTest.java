package org.concordml.split;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.concordml.data.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong arguments are named; data that cannot be divided says what would help. */
class SplitRefusalTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 20, Double.NaN})
  void testSizeOutOfRange(double testSize) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainTestSplit(testSize, 42, false))
        .withMessage("testSize must be above 0 and below 1, found " + testSize);
  }

  @Test
  void randomStateOutOfRange() {
    String message = "randomState must be from 0 to 4294967295, found -1";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrainTestSplit(0.2, -1, false))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KFold(5, true, -1))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StratifiedKFold(5, true, -1))
        .withMessage(message);
  }

  @Test
  void tooFewFolds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KFold(1, false, 0))
        .withMessage("folds must be at least 2, found 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StratifiedKFold(0, false, 0))
        .withMessage("folds must be at least 2, found 0");
  }

  @Test
  void noRowLeftToTrainOn() {
    TrainTestSplit split = new TrainTestSplit(0.9, 0, false);
    String found = "a split with testSize 0.9 needs rows on both sides, found %d rows in all. ";
    assertNotDivided(
        () -> split.split(new boolean[5]),
        String.format(Locale.ROOT, found, 5) + "Give more rows or change testSize.");
    assertNotDivided(
        () -> split.split(new boolean[0]),
        String.format(Locale.ROOT, found, 0) + "Give more rows or change testSize.");
  }

  @Test
  void classOfOneRow() {
    boolean[] labels = new boolean[10];
    labels[4] = true;
    assertNotDivided(
        () -> new TrainTestSplit(0.5, 0, true).split(labels),
        "a stratified split needs at least 2 rows of each class, found 1 positive and 9 negative. "
            + "Give more rows of the rarer class or split without stratifying.");
  }

  @Test
  void stratifiedSideOfOneRow() {
    assertNotDivided(
        () ->
            new TrainTestSplit(0.1, 0, true).split(new boolean[] {true, true, false, false, false}),
        "a stratified split needs at least 2 rows on each side, found 4 to train on and 1 held back. "
            + "Give more rows or change testSize.");
  }

  @Test
  void moreFoldsThanRows() {
    assertNotDivided(
        () -> new KFold(4, false, 0).split(new boolean[3]),
        "4 folds need at least 4 rows, found 3. Ask for fewer folds.");
  }

  @Test
  void moreFoldsThanRowsOfAClass() {
    assertNotDivided(
        () ->
            new StratifiedKFold(3, false, 0).split(new boolean[] {true, true, false, false, false}),
        "a stratified split into 3 folds needs at least 3 rows of each class, "
            + "found 2 positive and 3 negative. Ask for fewer folds.");
  }

  private static void assertNotDivided(Runnable split, String message) {
    assertThatExceptionOfType(DataException.class).isThrownBy(split::run).withMessage(message);
  }
}
