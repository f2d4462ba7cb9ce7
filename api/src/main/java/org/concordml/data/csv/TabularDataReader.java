package org.concordml.data.csv;

import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TablePreparation;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;

/**
 * From a CSV and the roles of its columns to {@link TabularData}: {@link CsvTableReader} and {@link
 * TablePreparation} in one.
 *
 * <pre>{@code
 * CsvFormat german = CsvFormat.standard().withSeparator(';').withDecimal(',');
 * TabularData data = TabularDataReader.read(source, german, TableRoles.target("Diagnose"));
 * }</pre>
 */
public final class TabularDataReader {

  private TabularDataReader() {}

  /**
   * Reads a CSV and prepares it.
   *
   * @param source where the bytes come from
   * @param roles what its columns mean
   * @return features {@code [rows, columns]} in file order, and labels
   * @throws DataException if the file cannot be read, or as {@link TablePreparation#prepare} says
   */
  public static TabularData read(CsvSource source, TableRoles roles) {
    return read(source, CsvFormat.standard(), roles);
  }

  /**
   * Reads a table in some format and prepares it. In the target only empty cells and the words that
   * the format adds count as missing, so that no class called {@code None} is lost.
   *
   * @param source where the bytes come from
   * @param format how they are written
   * @param roles what the columns mean; of a table without a header they may name a column by its
   *     number, from 1
   * @return features {@code [rows, columns]} in file order, and labels
   * @throws DataException if the file cannot be read, or as {@link TablePreparation#prepare} says
   */
  public static TabularData read(CsvSource source, CsvFormat format, TableRoles roles) {
    boolean hasNames = format.header().orElse(true);
    TableRoles named = hasNames ? roles : roles.byPlace();
    MissingWords words = hasNames ? format.missing() : format.missing().renamed(TableRoles::place);
    MissingWords missing = words.withLabels(named.target());
    Table table = CsvTableReader.read(source, format.withMissing(missing));
    table.requireColumns("the column of a missing word", missing.byColumn().keySet());
    return TablePreparation.prepare(table, named);
  }
}
