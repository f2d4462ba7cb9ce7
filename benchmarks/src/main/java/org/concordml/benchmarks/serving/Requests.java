package org.concordml.benchmarks.serving;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.datasets.BundledDataset;

/**
 * What one request holds.
 *
 * @param name of it, for the table of results
 * @param type of its body
 * @param rows in it
 * @param body rows of the main job's table
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record Requests(String name, String type, int rows, byte[] body) {

  static Requests json(int rows) {
    Table table = BundledDataset.WDBC.table();
    JsonArray array = new JsonArray();
    for (int row = 0; row < rows; row++) {
      JsonObject object = new JsonObject();
      for (NumberColumn column : numbers(table)) {
        object.addProperty(column.name(), column.value(row % table.rows()));
      }
      array.add(object);
    }
    return new Requests(
        "JSON", "application/json", rows, array.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Requests csv(int rows) {
    Table table = BundledDataset.WDBC.table();
    List<NumberColumn> columns = numbers(table);
    StringBuilder csv =
        new StringBuilder(
            columns.stream().map(Column::name).collect(Collectors.joining(",", "", "\n")));
    for (int row = 0; row < rows; row++) {
      int of = row % table.rows();
      csv.append(
          columns.stream()
              .map(column -> column.text(of))
              .collect(Collectors.joining(",", "", "\n")));
    }
    return new Requests("CSV", "text/csv", rows, csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<NumberColumn> numbers(Table table) {
    return table.columns().stream()
        .filter(NumberColumn.class::isInstance)
        .map(NumberColumn.class::cast)
        .filter(column -> column.missing() == 0)
        .toList();
  }
}
