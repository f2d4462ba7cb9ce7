package org.concordml.split;

import java.util.Arrays;
import java.util.Locale;
import org.concordml.data.DataException;
import org.concordml.data.Targets;

/** The rows of each class, in the order of the classes, each in row order. */
final class ClassRows {

  private final int[][] rows;

  private ClassRows(int[][] rows) {
    this.rows = rows;
  }

  static ClassRows of(Targets.Classes classes) {
    int[] counts = classes.counts();
    int[][] rows = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    int[] at = new int[counts.length];
    for (int row = 0; row < classes.rows(); row++) {
      int c = classes.index(row);
      rows[c][at[c]++] = row;
    }
    return new ClassRows(rows);
  }

  /** How many classes there are. */
  int classes() {
    return rows.length;
  }

  /** The rows of one class; not a copy, and not to be changed. */
  int[] of(int c) {
    return rows[c];
  }

  int[] counts() {
    return Arrays.stream(rows).mapToInt(members -> members.length).toArray();
  }

  /**
   * Refuses classes with too few rows.
   *
   * @param job what the rows are needed for, the start of the message
   * @param atLeast rows needed of each class
   * @param remedy what to do, the end of the message
   */
  void requireEach(String job, int atLeast, String remedy) {
    int[] counts = counts();
    if (Arrays.stream(counts).anyMatch(count -> count < atLeast)) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s needs at least %d rows of each class, found %s. %s",
              job,
              atLeast,
              counts.length == 2
                  ? counts[1] + " positive and " + counts[0] + " negative"
                  : Arrays.toString(counts) + " by class",
              remedy));
    }
  }
}
