package org.concordml.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.preprocess.scaling.FittedScaler;

/**
 * What was measured of all columns of numbers.
 *
 * @param columns in order; at least one
 * @param scaler of the columns, then of the indicators of those that have one
 */
public record FittedNumbers(List<FittedNumber> columns, FittedScaler scaler) {

  static final String TRANSFORMER = "num";

  /** Checks that the scaler was fitted on these columns. */
  public FittedNumbers {
    columns = List.copyOf(columns);
    Objects.requireNonNull(scaler, "scaler");
    if (scaler.columns() != names(columns).size()) {
      throw new IllegalArgumentException(
          "the scaler must be of the columns "
              + names(columns)
              + ", found one of "
              + scaler.columns()
              + " columns");
    }
  }

  /** Names of the columns that are scaled: those of the numbers, then of the indicators. */
  static List<String> names(List<FittedNumber> columns) {
    return outputs(columns).stream().map(OutputColumn::name).toList();
  }

  private static List<OutputColumn> outputs(List<FittedNumber> columns) {
    List<OutputColumn> outputs = new ArrayList<>();
    for (FittedNumber column : columns) {
      outputs.add(output(column, ""));
    }
    for (FittedNumber column : columns) {
      if (column.indicator()) {
        outputs.add(output(column, "missingindicator_"));
      }
    }
    return outputs;
  }

  private static OutputColumn output(FittedNumber column, String prefix) {
    return new OutputColumn(TRANSFORMER, prefix + column.input().name(), column.input().column());
  }

  List<OutputColumn> outputs() {
    return outputs(columns);
  }

  FeatureMatrix apply(Table rows) {
    return scaler.transform(
        filled(columns, columns.stream().map(column -> column.input().of(rows)).toList()));
  }

  /**
   * Fills gaps and adds indicators. Numbers without gaps, of which nothing is clipped, are not
   * copied.
   *
   * @param values as many as columns
   * @return not scaled yet
   */
  static FeatureMatrix filled(List<FittedNumber> columns, List<NumberColumn> values) {
    boolean isPlain =
        values.stream().allMatch(column -> column.missing() == 0)
            && columns.stream().noneMatch(c -> c.indicator() || c.tails().isPresent());
    if (isPlain) {
      return FeatureMatrix.of(values);
    }
    int width = columns.size() + (int) columns.stream().filter(FittedNumber::indicator).count();
    int rows = values.get(0).rows();
    double[] filled = new double[Math.multiplyExact(rows, width)];
    int indicator = columns.size();
    for (int c = 0; c < columns.size(); c++) {
      FittedNumber column = columns.get(c);
      double[] numbers = values.get(c).values();
      for (int row = 0; row < rows; row++) {
        filled[row * width + c] = column.filled(numbers[row]);
        if (column.indicator()) {
          filled[row * width + indicator] = Double.isNaN(numbers[row]) ? 1 : 0;
        }
      }
      indicator += column.indicator() ? 1 : 0;
    }
    return FeatureMatrix.adopt(filled, width);
  }
}
