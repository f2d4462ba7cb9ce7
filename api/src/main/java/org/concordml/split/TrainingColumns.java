package org.concordml.split;

import java.util.List;
import java.util.Optional;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.kind.FeatureColumns;
import org.concordml.data.text.Quoted;

/**
 * The columns, not numbers yet, of the rows a {@link Split} trains on: what preprocessing is fitted
 * on. Only a split makes one. Immutable.
 */
public final class TrainingColumns {

  private final FeatureColumns columns;

  TrainingColumns(FeatureColumns columns) {
    this.columns = columns;
  }

  /**
   * @return the columns, in the order of {@link Split#train()}
   */
  public FeatureColumns columns() {
    return columns;
  }

  /**
   * The same rows after a step that made numbers of them.
   *
   * @param numbers {@code [rows, names.size()]}
   * @param names of the columns of the numbers
   * @return what a scaler is fitted on
   * @throws IllegalArgumentException if there are other rows or columns
   */
  public TrainingFeatures as(FeatureMatrix numbers, List<String> names) {
    if (numbers.rows() != columns.rows() || numbers.columns() != names.size()) {
      throw new IllegalArgumentException(
          "there must be "
              + columns.rows()
              + " rows of "
              + names.size()
              + " numbers, found "
              + numbers);
    }
    return new Numbers(numbers, columns.table().source(), List.copyOf(names));
  }

  /** What became of the rows. */
  record Numbers(FeatureMatrix features, String source, List<String> names)
      implements TrainingFeatures {

    @Override
    public int rows() {
      return features.rows();
    }

    @Override
    public Optional<String> name(int column) {
      return Optional.of(names.get(column));
    }

    @Override
    public String inWords(int column) {
      return "column " + Quoted.text(names.get(column)) + " of " + source;
    }
  }

  @Override
  public String toString() {
    return "TrainingColumns[" + columns + "]";
  }
}
