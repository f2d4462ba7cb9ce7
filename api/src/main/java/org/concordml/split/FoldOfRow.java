package org.concordml.split;

import java.util.List;
import java.util.stream.IntStream;

/** Which fold each row is tested in: what every kind of cross-validation comes down to. */
final class FoldOfRow {

  private final int[] fold;
  private final int folds;

  /** Takes the array over. */
  FoldOfRow(int[] fold, int folds) {
    this.fold = fold;
    this.folds = folds;
  }

  static void requireFolds(int folds) {
    if (folds < 2) {
      throw new IllegalArgumentException("folds must be at least 2, found " + folds);
    }
  }

  List<Split> splits() {
    return IntStream.range(0, folds)
        .mapToObj(held -> new Split(fold.length, rows(held, false), rows(held, true)))
        .toList();
  }

  private int[] rows(int held, boolean test) {
    return IntStream.range(0, fold.length).filter(row -> (fold[row] == held) == test).toArray();
  }
}
