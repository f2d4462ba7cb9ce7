package org.concordml.experiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;

/** Groups of rows, numbered as {@code numpy.unique} does: numbers ascending, text by code point. */
final class GroupNumbers {

  private static final char BETWEEN = '\u0000';

  private GroupNumbers() {}

  /** Rows that agree in all the columns are a group. */
  static int[] of(List<Column> columns) {
    int rows = columns.get(0).rows();
    String[] names = new String[rows];
    for (int row = 0; row < rows; row++) {
      int at = row;
      names[row] =
          columns.stream()
              .map(column -> column.text(at))
              .collect(Collectors.joining(String.valueOf(BETWEEN)));
    }
    boolean number = columns.size() == 1 && columns.get(0) instanceof NumberColumn;
    Comparator<String> order =
        number
            ? Comparator.comparingDouble(Double::parseDouble)
            : (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    String[] sorted = Arrays.stream(names).distinct().sorted(order).toArray(String[]::new);
    return Arrays.stream(names)
        .mapToInt(name -> Arrays.binarySearch(sorted, name, order))
        .toArray();
  }
}
