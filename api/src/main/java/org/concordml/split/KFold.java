package org.concordml.split;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.concordml.data.DataException;
import org.concordml.data.Targets;

/**
 * Folds of equal size, to within a row, the larger ones first. Index for index scikit-learn's
 * {@code KFold(folds, shuffle, random_state)}; labels play no part.
 *
 * @param folds at least 2
 * @param shuffle whether rows are dealt in random order; if not, a fold is a run of neighbours
 * @param randomState seed of that order, 0 to 2^32 - 1; without shuffling it has no effect
 */
public record KFold(int folds, boolean shuffle, long randomState) implements CrossValidation {

  /** Checks the ranges. */
  public KFold {
    FoldOfRow.requireFolds(folds);
    NumpyRandomState.requireSeed(randomState);
  }

  @Override
  public List<Split> split(Targets targets) {
    int rows = targets.rows();
    if (rows < folds) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%d folds need at least %d rows, found %d. Ask for fewer folds.",
              folds,
              folds,
              rows));
    }
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    if (shuffle) {
      new NumpyRandomState(randomState).shuffle(order);
    }
    int[] foldOfRow = new int[rows];
    int start = 0;
    for (int fold = 0; fold < folds; fold++) {
      int end = start + rows / folds + (fold < rows % folds ? 1 : 0);
      for (int i = start; i < end; i++) {
        foldOfRow[order[i]] = fold;
      }
      start = end;
    }
    return new FoldOfRow(foldOfRow, folds).splits();
  }
}
