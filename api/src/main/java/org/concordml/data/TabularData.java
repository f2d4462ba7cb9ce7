package org.concordml.data;

import java.util.Objects;

/**
 * A table ready for a split: features as numbers, labels as classes, nothing missing. Immutable.
 */
public final class TabularData {

  private final String source;
  private final String sha256;
  private final Schema schema;
  private final LabelledRows rows;
  private final Preparation preparation;

  /**
   * @param source where it came from, as a user would recognise it (a path, {@code bundled:wdbc})
   * @param sha256 of the bytes read, 64 lower-case hexadecimal digits
   * @param schema what the columns mean
   * @param rows features {@code [rows, schema.features().size()]} and labels
   * @param preparation what was done on the way
   */
  public TabularData(
      String source, String sha256, Schema schema, LabelledRows rows, Preparation preparation) {
    this.source = Objects.requireNonNull(source, "source");
    this.sha256 = Objects.requireNonNull(sha256, "sha256");
    this.schema = Objects.requireNonNull(schema, "schema");
    this.rows = Objects.requireNonNull(rows, "rows");
    this.preparation = Objects.requireNonNull(preparation, "preparation");
    if (rows.features().columns() != schema.features().size()) {
      throw new IllegalArgumentException(
          "the schema must name every column, found "
              + schema.features().size()
              + " names and "
              + rows.features().columns()
              + " columns");
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
   * @return what the columns mean
   */
  public Schema schema() {
    return schema;
  }

  /**
   * @return all rows, in file order
   */
  public LabelledRows rows() {
    return rows;
  }

  /**
   * @return what was done on the way
   */
  public Preparation preparation() {
    return preparation;
  }

  @Override
  public String toString() {
    return "TabularData[" + source + ", " + rows + "]";
  }
}
