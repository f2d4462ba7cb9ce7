package org.concordml.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * What holds of every split. That a split is a partition at all is checked by its constructor, so
 * these ask for more: sizes, proportions, every row tested once.
 */
class SplitPropertiesTest {

  @Property
  void holdoutHasTheSizeAskedFor(
      @ForAll @IntRange(min = 10, max = 300) int rows,
      @ForAll @DoubleRange(min = 0.05, max = 0.9) double testSize,
      @ForAll @LongRange(min = 0, max = NumpyRandomState.LARGEST_SEED) long seed) {
    Split split = new TrainTestSplit(testSize, seed, false).split(new boolean[rows]);
    assertThat(split.rows()).isEqualTo(rows);
    assertThat(split.test().length).isEqualTo((int) Math.ceil(testSize * rows));
  }

  @Property
  void stratifiedHoldoutKeepsClassRatiosWithinARow(
      @ForAll @IntRange(min = 2, max = 100) int positives,
      @ForAll @IntRange(min = 8, max = 200) int negatives,
      @ForAll @DoubleRange(min = 0.25, max = 0.75) double testSize,
      @ForAll @LongRange(min = 0, max = NumpyRandomState.LARGEST_SEED) long seed) {
    boolean[] labels = labels(positives, negatives);
    Split split = new TrainTestSplit(testSize, seed, true).split(labels);
    double expected = (double) positives / labels.length * split.test().length;
    assertThat((double) positives(labels, split.test())).isCloseTo(expected, within(1.0));
  }

  @Property
  void foldsTestEveryRowOnce(
      @ForAll @IntRange(min = 2, max = 8) int folds,
      @ForAll @IntRange(min = 8, max = 100) int rows,
      @ForAll boolean shuffle,
      @ForAll @LongRange(min = 0, max = NumpyRandomState.LARGEST_SEED) long seed) {
    List<Split> splits = new KFold(folds, shuffle, seed).split(new boolean[rows]);
    assertThat(splits).hasSize(folds);
    assertTestedOnce(splits, rows);
    assertThat(splits)
        .allSatisfy(s -> assertThat(s.test().length).isBetween(rows / folds, rows / folds + 1));
  }

  @Property
  void stratifiedFoldsTestEveryRowOnceAndKeepClassesWithinARow(
      @ForAll @IntRange(min = 2, max = 8) int folds,
      @ForAll @IntRange(min = 8, max = 60) int positives,
      @ForAll @IntRange(min = 8, max = 60) int negatives,
      @ForAll boolean shuffle,
      @ForAll @LongRange(min = 0, max = NumpyRandomState.LARGEST_SEED) long seed) {
    boolean[] labels = labels(positives, negatives);
    List<Split> splits = new StratifiedKFold(folds, shuffle, seed).split(labels);
    assertTestedOnce(splits, labels.length);
    assertThat(splits)
        .allSatisfy(
            s ->
                assertThat(positives(labels, s.test()))
                    .isBetween(positives / folds, positives / folds + 1));
  }

  private static void assertTestedOnce(List<Split> splits, int rows) {
    assertThat(splits.stream().flatMapToInt(s -> Arrays.stream(s.test())).sorted())
        .containsExactlyElementsOf(IntStream.range(0, rows).boxed().toList());
  }

  private static boolean[] labels(int positives, int negatives) {
    boolean[] labels = new boolean[positives + negatives];
    Arrays.fill(labels, 0, positives, true);
    return labels;
  }

  private static int positives(boolean[] labels, int[] rows) {
    return (int) Arrays.stream(rows).filter(row -> labels[row]).count();
  }
}
