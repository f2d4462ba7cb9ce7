package org.concordml.preprocess;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.concordml.data.Column;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Table;
import org.concordml.preprocess.scaling.FittedScaler;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of all columns that become codes.
 *
 * @param columns in order; at least one
 * @param scaler of the codes
 */
public record FittedOrdinals(List<FittedCodes> columns, FittedScaler scaler) {

  private static final String TRANSFORMER = "ord";

  /** Checks that the scaler was fitted on these columns. */
  public FittedOrdinals {
    columns = List.copyOf(columns);
    Objects.requireNonNull(scaler, "scaler");
    if (scaler.columns() != columns.size()) {
      throw new IllegalArgumentException(
          "the scaler must be of "
              + columns.size()
              + " columns of codes, found one of "
              + scaler.columns());
    }
  }

  List<OutputColumn> outputs() {
    return columns.stream()
        .map(codes -> new OutputColumn(TRANSFORMER, codes.column(), codes.column()))
        .toList();
  }

  /** The code of each value, of each column. */
  static List<ToDoubleFunction<@Nullable String>> codes(List<FittedCodes> columns) {
    return columns.stream().map(FittedCodes::codes).toList();
  }

  /** Not scaled yet. */
  static FeatureMatrix coded(List<FittedCodes> columns, Table rows) {
    return coded(columns, codes(columns), rows);
  }

  static FeatureMatrix coded(
      List<FittedCodes> columns, List<ToDoubleFunction<@Nullable String>> codes, Table rows) {
    int width = columns.size();
    double[] coded = new double[Math.multiplyExact(rows.rows(), width)];
    for (int c = 0; c < width; c++) {
      Column column = rows.column(columns.get(c).column());
      ToDoubleFunction<@Nullable String> code = codes.get(c);
      for (int row = 0; row < rows.rows(); row++) {
        coded[row * width + c] =
            code.applyAsDouble(column.isMissing(row) ? null : column.text(row));
      }
    }
    return FeatureMatrix.adopt(coded, width);
  }
}
