package org.concordml.engine.testkit.golden;

import java.nio.file.Path;
import java.util.List;
import org.concordml.data.Examples;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.json.JsonFields;
import org.concordml.network.Head;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.split.Split;

/**
 * A table of two classes whose features are numbers without gaps, scaled to the range of the
 * training rows.
 *
 * @param csv of all rows
 * @param roles of its columns
 */
record GoldenNumbers(Path csv, TableRoles roles) implements GoldenData {

  static GoldenNumbers of(Path folder, JsonFields fields) {
    return new GoldenNumbers(
        GoldenData.csv(folder, fields),
        TableRoles.target(fields.text("target"))
            .withPositive(fields.text("positive"))
            .withDrop(
                fields
                    .optional("drop", (path, json) -> JsonFields.list(path, json, JsonFields::text))
                    .orElse(List.of())));
  }

  /**
   * The table, read as a user would have it read.
   *
   * @return all rows, in file order
   */
  TabularData table() {
    return TabularDataReader.read(CsvSource.file(csv), roles);
  }

  @Override
  public Sides sides(Split split) {
    TabularData table = table();
    FittedScaler scaler = new MinMaxScaler().fit(split.training(table));
    return new Sides(
        scaled(split.training(table).labelled(), scaler),
        scaled(split.test(table), scaler),
        Head.LOGISTIC);
  }

  private static Examples scaled(Examples rows, FittedScaler scaler) {
    return Examples.binary(scaler.transform(rows.features()), rows.labels());
  }
}
