package org.concordml.split;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.concordml.data.DataException;

/** The rows of each of the two classes, negative first, each in row order. */
final class ClassRows {

  private final int[] negative;
  private final int[] positive;

  private ClassRows(int[] negative, int[] positive) {
    this.negative = negative;
    this.positive = positive;
  }

  static ClassRows of(boolean[] labels) {
    return new ClassRows(
        IntStream.range(0, labels.length).filter(row -> !labels[row]).toArray(),
        IntStream.range(0, labels.length).filter(row -> labels[row]).toArray());
  }

  /** The rows of one class; not a copy, and not to be changed. */
  int[] of(boolean positiveClass) {
    return positiveClass ? positive : negative;
  }

  int[] counts() {
    return new int[] {negative.length, positive.length};
  }

  /**
   * Refuses classes with too few rows.
   *
   * @param job what the rows are needed for, the start of the message
   * @param atLeast rows needed of each class
   * @param remedy what to do, the end of the message
   */
  void requireEach(String job, int atLeast, String remedy) {
    if (Arrays.stream(counts()).anyMatch(count -> count < atLeast)) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s needs at least %d rows of each class, found %d positive and %d negative. %s",
              job,
              atLeast,
              positive.length,
              negative.length,
              remedy));
    }
  }
}
