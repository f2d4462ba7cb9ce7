package org.concordml.split;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.data.DataException;
import org.concordml.data.Targets;

/**
 * Folds that keep the proportions of the classes, each class to within a row. Index for index
 * scikit-learn's {@code StratifiedKFold(folds, shuffle, random_state)}.
 *
 * <p>One difference: where scikit-learn warns that a class has fewer rows than there are folds,
 * this refuses, because a fold without a class has neither a sensitivity nor an AUC.
 *
 * @param folds at least 2
 * @param shuffle whether each class is dealt to the folds in random order; if not, in runs of
 *     neighbours
 * @param randomState seed of that order, 0 to 2^32 - 1; without shuffling it has no effect
 */
public record StratifiedKFold(int folds, boolean shuffle, long randomState)
    implements CrossValidation {

  /** Checks the ranges. */
  public StratifiedKFold {
    FoldOfRow.requireFolds(folds);
    NumpyRandomState.requireSeed(randomState);
  }

  @Override
  public List<Split> split(Targets targets) {
    if (!(targets instanceof Targets.Classes labels)) {
      throw new DataException(
          "stratified folds need an outcome of classes, found numbers. Ask for folds without"
              + " stratification.");
    }
    ClassRows classes = ClassRows.of(labels);
    classes.requireEach(
        "a stratified split into " + folds + " folds", folds, "Ask for fewer folds.");
    NumpyRandomState random = new NumpyRandomState(randomState);
    int[] foldOfRow = new int[labels.rows()];
    int before = 0;
    for (int c : inOrderOfAppearance(classes)) {
      int[] members = classes.of(c);
      int[] dealt = deal(before, members.length);
      if (shuffle) {
        random.shuffle(dealt);
      }
      for (int i = 0; i < members.length; i++) {
        foldOfRow[members[i]] = dealt[i];
      }
      before += members.length;
    }
    return new FoldOfRow(foldOfRow, folds).splits();
  }

  /** scikit-learn numbers classes in the order in which they appear, and draws in that order. */
  private static int[] inOrderOfAppearance(ClassRows classes) {
    return IntStream.range(0, classes.classes())
        .boxed()
        .sorted(Comparator.comparingInt(c -> classes.of(c)[0]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Folds of one class, ascending. All rows, sorted by class, go to the folds in turn; this counts
   * how many of positions {@code before .. before+members-1} each fold gets.
   */
  private int[] deal(int before, int members) {
    int[] dealt = new int[members];
    int at = 0;
    for (int fold = 0; fold < folds; fold++) {
      for (int i = Math.floorMod(fold - before, folds); i < members; i += folds) {
        dealt[at++] = fold;
      }
    }
    return dealt;
  }
}
