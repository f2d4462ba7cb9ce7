package org.concordml.quality;

import java.util.Arrays;
import java.util.Optional;
import org.concordml.Notice;
import org.concordml.Remedy;

/** Tells test rows that equal a training row in every feature and in the target. */
final class SharedRows {

  /** Rows looked at to estimate how often rows are equal by chance. */
  private static final int SAMPLE = 10_000;

  /** Columns of so few values are often of one kind (answers, findings) and go together. */
  private static final int FEW_VALUES = 10;

  private SharedRows() {}

  static Optional<Notice> notice(Parts parts) {
    RowIndex index = new RowIndex(parts.data().rows(), parts.train());
    int shared = 0;
    for (int row : parts.test()) {
      shared += index.contains(row) ? 1 : 0;
    }
    if (shared == 0 || shared <= 2 * expectedByChance(parts)) {
      return Optional.empty();
    }
    return Optional.of(
        Notice.of(
            shared
                + " of the "
                + parts.test().length
                + (shared == 1 ? " test rows equals" : " test rows equal")
                + " a training row in every feature and in the target, so the test may not tell how"
                + " well the model does on new rows.",
            Remedy.of("leave repeated rows out of the file")));
  }

  /**
   * How many test rows would equal a training row if the columns had nothing to do with one
   * another. A table of few columns of few values has equal rows without any of them being a copy.
   */
  private static double expectedByChance(Parts parts) {
    double bits = 0;
    int step = Math.max(1, parts.train().length / SAMPLE);
    double[] sample = new double[(parts.train().length + step - 1) / step];
    for (int column = 0; column < parts.features().columns(); column++) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = parts.features().get(parts.train()[i * step], column);
      }
      bits += bits(sample);
    }
    double pairsPerRow = parts.train().length * Math.pow(2, -bits);
    return parts.test().length * -Math.expm1(-pairsPerRow);
  }

  /**
   * Minus the binary logarithm of the share of pairs of rows that have the same value (one more is
   * counted, so that a column without such a pair has one); half of it if the values are few.
   */
  private static double bits(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double equal = 1;
    int different = 0;
    for (int from = 0, to = 0; from < sorted.length; from = to) {
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      equal += (double) (to - from) * (to - from - 1);
      different++;
    }
    double pairs = 1 + (double) sorted.length * (sorted.length - 1);
    double bits = Math.log(pairs / equal) / Math.log(2);
    return different <= FEW_VALUES ? bits / 2 : bits;
  }
}
