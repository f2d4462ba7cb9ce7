package org.concordml.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.concordml.data.text.CsvFormat;

/**
 * A table ready for a split: features as numbers, labels as classes, nothing missing. Immutable.
 */
public final class TabularData {

  private final String source;
  private final String sha256;
  private final Optional<CsvFormat> format;
  private final Schema schema;
  private final Examples rows;
  private final Preparation preparation;
  private final List<RowGroups> groups;

  /**
   * @param source where it came from, as a user would recognise it (a path, {@code bundled:wdbc})
   * @param sha256 of the bytes read, 64 lower-case hexadecimal digits
   * @param schema what the columns mean
   * @param rows features {@code [rows, schema.features().size()]} and labels
   * @param preparation what was done on the way
   */
  public TabularData(
      String source, String sha256, Schema schema, Examples rows, Preparation preparation) {
    this(source, sha256, schema, rows, preparation, List.of());
  }

  /**
   * @param source where it came from, as a user would recognise it (a path, {@code bundled:wdbc})
   * @param sha256 of the bytes read, 64 lower-case hexadecimal digits
   * @param schema what the columns mean
   * @param rows features {@code [rows, schema.features().size()]} and labels
   * @param preparation what was done on the way
   * @param groups of as many rows: those that share a value of an identifier column
   */
  public TabularData(
      String source,
      String sha256,
      Schema schema,
      Examples rows,
      Preparation preparation,
      List<RowGroups> groups) {
    this(source, sha256, Optional.empty(), schema, rows, preparation, groups);
  }

  private TabularData(
      String source,
      String sha256,
      Optional<CsvFormat> format,
      Schema schema,
      Examples rows,
      Preparation preparation,
      List<RowGroups> groups) {
    this.format = format;
    this.source = Objects.requireNonNull(source, "source");
    this.sha256 = Objects.requireNonNull(sha256, "sha256");
    this.schema = Objects.requireNonNull(schema, "schema");
    this.rows = Objects.requireNonNull(rows, "rows");
    this.preparation = Objects.requireNonNull(preparation, "preparation");
    this.groups = List.copyOf(groups);
    if (rows.features().columns() != schema.features().size()) {
      throw new IllegalArgumentException(
          "the schema must name every column, found "
              + schema.features().size()
              + " names and "
              + rows.features().columns()
              + " columns");
    }
    if (groups.stream().anyMatch(group -> group.rows() != rows.rows())) {
      throw new IllegalArgumentException(
          "groups must be of the " + rows.rows() + " rows, found " + groups);
    }
  }

  /**
   * @return where it came from
   */
  public String source() {
    return source;
  }

  /**
   * @return SHA-256 of the bytes read
   */
  public String sha256() {
    return sha256;
  }

  /**
   * The same, with how the file was read.
   *
   * @param known with nothing left to find out
   * @return these data
   */
  public TabularData readIn(CsvFormat known) {
    return new TabularData(source, sha256, Optional.of(known), schema, rows, preparation, groups);
  }

  /**
   * @return how the file was read, with nothing left to find out; empty if there was no file
   */
  public Optional<CsvFormat> format() {
    return format;
  }

  /**
   * @return what the columns mean
   */
  public Schema schema() {
    return schema;
  }

  /**
   * @return all rows, in file order
   */
  public Examples rows() {
    return rows;
  }

  /**
   * @return what was done on the way
   */
  public Preparation preparation() {
    return preparation;
  }

  /**
   * Rows that share a value of an identifier column, for each such column of the file whose values
   * repeat, whether it is a feature or was left out.
   *
   * @return the groups, in the order of the columns; usually none
   */
  public List<RowGroups> groups() {
    return groups;
  }

  @Override
  public String toString() {
    return "TabularData[" + source + ", " + rows + "]";
  }
}
