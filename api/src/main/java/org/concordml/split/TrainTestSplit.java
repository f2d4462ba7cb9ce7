package org.concordml.split;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;

/**
 * Holds back a random part of the rows, once. Index for index what scikit-learn's {@code
 * train_test_split(test_size, random_state)} gives, and with {@code stratify=y} if stratified,
 * where y is the index of the class: 1 for the positive one of two.
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
   * @throws DataException as {@link #split(Targets)}
   */
  public Split split(TabularData data) {
    return split(data.rows());
  }

  /**
   * @param rows at least 2
   * @return the partition of them
   * @throws DataException as {@link #split(Targets)}
   */
  public Split split(Examples rows) {
    return split(rows.targets());
  }

  /**
   * @param labels one a row, true for the positive class; without stratification only their number
   *     counts
   * @return the partition of those rows
   * @throws DataException as {@link #split(Targets)}
   */
  public Split split(boolean[] labels) {
    return split(Targets.binary(labels));
  }

  /**
   * @param targets one a row; without stratification only their number counts
   * @return the partition of those rows
   * @throws DataException if no row would be left to train on, or if a stratified split finds fewer
   *     than 2 rows of a class, has a side with fewer rows than classes, or is of numbers
   */
  public Split split(Targets targets) {
    int rows = targets.rows();
    int testRows = heldBack(rows, "row");
    NumpyRandomState random = new NumpyRandomState(randomState);
    if (!stratified) {
      return plainSplit(rows, testRows, random);
    }
    if (targets instanceof Targets.Classes classes) {
      return stratifiedSplit(classes, testRows, random);
    }
    throw new DataException(
        "a stratified split needs an outcome of classes, found numbers. Split without stratifying.");
  }

  /**
   * Holds back whole groups: index for index scikit-learn's {@code GroupShuffleSplit(n_splits=1,
   * test_size, random_state)}, each side in row order. Proportions of classes are not kept.
   *
   * @param groups one a row, numbered from 0 in the order of their sorted names
   * @return the partition of those rows; the rows of a group are all on one side
   * @throws DataException if no group would be left to train on, or the split is stratified
   */
  public Split splitGroups(int[] groups) {
    if (stratified) {
      throw new DataException(
          "a split of groups cannot be stratified, since a group stays whole. Split without"
              + " stratifying.");
    }
    int count = Arrays.stream(groups).max().orElse(-1) + 1;
    int heldBack = heldBack(count, "group");
    boolean[] test = new boolean[count];
    int[] order = new NumpyRandomState(randomState).permutation(count);
    for (int i = 0; i < heldBack; i++) {
      test[order[i]] = true;
    }
    int rows = groups.length;
    return new Split(
        rows,
        IntStream.range(0, rows).filter(row -> !test[groups[row]]).toArray(),
        IntStream.range(0, rows).filter(row -> test[groups[row]]).toArray());
  }

  private int heldBack(int count, String what) {
    int heldBack = (int) Math.ceil(testSize * count);
    if (heldBack < 1 || heldBack >= count) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "a split with testSize %s needs %ss on both sides, found %d %s in all. %s",
              testSize,
              what,
              count,
              count == 1 ? what : what + "s",
              "Give more " + what + "s or change testSize."));
    }
    return heldBack;
  }

  private static Split plainSplit(int rows, int testRows, NumpyRandomState random) {
    int[] order = random.permutation(rows);
    return new Split(
        rows, Arrays.copyOfRange(order, testRows, rows), Arrays.copyOfRange(order, 0, testRows));
  }

  private static Split stratifiedSplit(
      Targets.Classes targets, int testRows, NumpyRandomState random) {
    ClassRows classes = ClassRows.of(targets);
    classes.requireEach(
        "a stratified split", 2, "Give more rows of the rarer class or split without stratifying.");
    int trainRows = targets.rows() - testRows;
    int least = classes.classes();
    if (Math.min(trainRows, testRows) < least) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "a stratified split needs at least %d rows on each side, found %d to train on and %d held back. %s",
              least,
              trainRows,
              testRows,
              "Give more rows or change testSize."));
    }
    ProportionalDraw draw = new ProportionalDraw(random);
    int[] counts = classes.counts();
    int[] trainShares = draw.shares(counts, trainRows);
    int[] remaining = new int[counts.length];
    Arrays.setAll(remaining, c -> counts[c] - trainShares[c]);
    int[] testShares = draw.shares(remaining, testRows);
    int[] train = new int[trainRows];
    int[] test = new int[testRows];
    int trainAt = 0;
    int testAt = 0;
    for (int c = 0; c < counts.length; c++) {
      int[] members = pick(classes.of(c), random.permutation(counts[c]));
      System.arraycopy(members, 0, train, trainAt, trainShares[c]);
      System.arraycopy(members, trainShares[c], test, testAt, testShares[c]);
      trainAt += trainShares[c];
      testAt += testShares[c];
    }
    return new Split(
        targets.rows(),
        pick(train, random.permutation(trainRows)),
        pick(test, random.permutation(testRows)));
  }

  private static int[] pick(int[] values, int[] order) {
    return Arrays.stream(order).map(i -> values[i]).toArray();
  }
}
