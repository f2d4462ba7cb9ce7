package org.concordml.data.kind;

import org.concordml.Remedy;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.text.Quoted;

/** Reads how much each row weighs. */
final class RowWeights {

  private RowWeights() {}

  /**
   * @return one a row, finite, not negative, not all 0
   * @throws DataException that names the first row whose weight is none
   */
  static double[] of(Table table, String name) {
    Column column = table.column(name);
    double[] weights = new double[table.rows()];
    boolean anyAbove = false;
    for (int row = 0; row < weights.length; row++) {
      if (column.isMissing(row)) {
        throw refused(table, row, name, "no value");
      }
      weights[row] = column instanceof NumberColumn numbers ? numbers.value(row) : Double.NaN;
      if (!(weights[row] >= 0)) {
        throw refused(table, row, name, Quoted.text(column.text(row)));
      }
      anyAbove |= weights[row] > 0;
    }
    if (!anyAbove) {
      throw new DataException(
          table.source()
              + ": the weights in column "
              + Quoted.text(name)
              + " must not all be 0, found 0 in each of the "
              + weights.length
              + " rows.",
          Remedy.of("name another column of weights, or none"));
    }
    return weights;
  }

  private static DataException refused(Table table, int row, String name, String found) {
    return new DataException(
        table.place(row)
            + ": the weight of a row must be a finite number of at least 0, found "
            + found
            + " in column "
            + Quoted.text(name)
            + ".",
        Remedy.of("correct the value"),
        Remedy.of("name another column of weights, or none"));
  }
}
