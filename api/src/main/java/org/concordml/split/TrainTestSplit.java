package org.concordml.split;

import java.util.Arrays;
import java.util.Locale;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.TabularData;

/**
 * Holds back a random part of the rows, once. Index for index what scikit-learn's {@code
 * train_test_split(test_size, random_state)} gives, and with {@code stratify=y} if stratified,
 * where y is 1 for the positive class and 0 for the other.
 *
 * @param testSize the part held back, above 0 and below 1; the number of rows is rounded up
 * @param randomState seed of the order, 0 to 2^32 - 1
 * @param stratified whether both sides keep the proportions of the classes, to within a row
 */
public record TrainTestSplit(double testSize, long randomState, boolean stratified) {

  /** Checks the ranges. */
  public TrainTestSplit {
    if (!(testSize > 0 && testSize < 1)) {
      throw new IllegalArgumentException("testSize must be above 0 and below 1, found " + testSize);
    }
    NumpyRandomState.requireSeed(randomState);
  }

  /**
   * @param data at least 2 rows
   * @return the partition of its rows
   * @throws DataException as {@link #split(boolean[])}
   */
  public Split split(TabularData data) {
    return split(data.rows());
  }

  /**
   * @param rows at least 2
   * @return the partition of them
   * @throws DataException as {@link #split(boolean[])}
   */
  public Split split(Examples rows) {
    return split(rows.labels());
  }

  /**
   * @param labels one a row, true for the positive class; without stratification only their number
   *     counts
   * @return the partition of those rows
   * @throws DataException if no row would be left to train on, or if a stratified split finds fewer
   *     than 2 rows of a class or has a side of fewer than 2 rows
   */
  public Split split(boolean[] labels) {
    int rows = labels.length;
    int testRows = (int) Math.ceil(testSize * rows);
    if (testRows < 1 || testRows >= rows) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "a split with testSize %s needs rows on both sides, found %d rows in all. %s",
              testSize,
              rows,
              "Give more rows or change testSize."));
    }
    NumpyRandomState random = new NumpyRandomState(randomState);
    return stratified
        ? stratifiedSplit(labels, testRows, random)
        : plainSplit(rows, testRows, random);
  }

  private static Split plainSplit(int rows, int testRows, NumpyRandomState random) {
    int[] order = random.permutation(rows);
    return new Split(
        rows, Arrays.copyOfRange(order, testRows, rows), Arrays.copyOfRange(order, 0, testRows));
  }

  private Split stratifiedSplit(boolean[] labels, int testRows, NumpyRandomState random) {
    ClassRows classes = ClassRows.of(labels);
    classes.requireEach(
        "a stratified split", 2, "Give more rows of the rarer class or split without stratifying.");
    int trainRows = labels.length - testRows;
    if (Math.min(trainRows, testRows) < 2) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "a stratified split needs at least 2 rows on each side, found %d to train on and %d held back. %s",
              trainRows,
              testRows,
              "Give more rows or change testSize."));
    }
    ProportionalDraw draw = new ProportionalDraw(random);
    int[] counts = classes.counts();
    int[] trainShares = draw.shares(counts, trainRows);
    int[] remaining = {counts[0] - trainShares[0], counts[1] - trainShares[1]};
    int[] testShares = draw.shares(remaining, testRows);
    int[] train = new int[trainRows];
    int[] test = new int[testRows];
    int trainAt = 0;
    int testAt = 0;
    for (int c = 0; c < counts.length; c++) {
      int[] members = pick(classes.of(c == 1), random.permutation(counts[c]));
      System.arraycopy(members, 0, train, trainAt, trainShares[c]);
      System.arraycopy(members, trainShares[c], test, testAt, testShares[c]);
      trainAt += trainShares[c];
      testAt += testShares[c];
    }
    return new Split(
        labels.length,
        pick(train, random.permutation(trainRows)),
        pick(test, random.permutation(testRows)));
  }

  private static int[] pick(int[] values, int[] order) {
    return Arrays.stream(order).map(i -> values[i]).toArray();
  }
}
