package org.concordml.split;

import java.util.List;
import org.concordml.data.Examples;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;

/** Divides the rows in folds and holds back each fold once, so that every row is tested once. */
public sealed interface CrossValidation permits KFold, StratifiedKFold {

  /**
   * @return number of folds, at least 2
   */
  int folds();

  /**
   * @param targets one a row
   * @return one split a fold; train and test are in row order
   * @throws org.concordml.data.DataException if there are too few rows for that many folds
   */
  List<Split> split(Targets targets);

  /**
   * @param labels one a row, true for the positive class
   * @return as {@link #split(Targets)}
   */
  default List<Split> split(boolean[] labels) {
    return split(Targets.binary(labels));
  }

  /**
   * @param rows to divide
   * @return as {@link #split(Targets)}
   */
  default List<Split> split(Examples rows) {
    return split(rows.targets());
  }

  /**
   * @param data to divide
   * @return as {@link #split(Targets)}
   */
  default List<Split> split(TabularData data) {
    return split(data.rows());
  }
}
