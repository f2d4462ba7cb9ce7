package org.concordml.preprocess;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.concordml.data.Column;
import org.concordml.data.Table;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.FeatureColumns;
import org.concordml.split.Split;
import org.concordml.split.TrainingColumns;

/**
 * Makes training columns the only way there is: by a split, which holds back the last row again.
 */
final class TrainedOn {

  private TrainedOn() {}

  static TrainingColumns all(Table table, Map<String, ColumnKind> kinds) {
    int rows = table.rows();
    int[] withLast = IntStream.rangeClosed(0, rows).map(row -> Math.min(row, rows - 1)).toArray();
    return new Split(rows + 1, IntStream.range(0, rows).toArray(), new int[] {rows})
        .training(new FeatureColumns(table.select(withLast), kinds));
  }

  static TrainingColumns column(Column column, ColumnKind kind) {
    return all(Table.of("t", List.of(column)), Map.of(column.name(), kind));
  }
}
