package org.concordml.data.csv;

import java.util.Set;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.preparation.TablePreparation;
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
    return TablePreparation.prepare(table(source, format, roles), named(format, roles));
  }

  /**
   * Reads a table whose target keeps its words: in it no word means missing but those that were
   * said.
   *
   * @param source the file
   * @param format how it is written
   * @param roles what its columns mean
   * @return the table, all columns
   * @throws DataException if the file cannot be read
   */
  public static Table table(CsvSource source, CsvFormat format, TableRoles roles) {
    return table(source, format, roles, Set.of());
  }

  /**
   * The same, with columns whose words stay as they are written: a code {@code 007} is no 7.
   *
   * @param source the file
   * @param format how it is written
   * @param roles what its columns mean
   * @param texts names of the columns that are read as text
   * @return the table, all columns
   * @throws DataException if the file cannot be read
   */
  public static Table table(
      CsvSource source, CsvFormat format, TableRoles roles, Set<String> texts) {
    MissingWords words =
        hasNames(format) ? format.missing() : format.missing().renamed(TableRoles::place);
    MissingWords missing = words.withLabels(named(format, roles).target());
    Table table = CsvTableReader.read(source, format.withMissing(missing), texts);
    table.requireColumns("the column of a missing word", missing.byColumn().keySet());
    return table;
  }

  /**
   * @param format how a file is written
   * @param roles what its columns mean, maybe by number
   * @return the roles by the names that the columns have in the table
   */
  public static TableRoles named(CsvFormat format, TableRoles roles) {
    return hasNames(format) ? roles : roles.byPlace();
  }

  private static boolean hasNames(CsvFormat format) {
    return format.header().orElse(true);
  }
}
