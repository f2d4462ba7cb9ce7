package org.concordml.split;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.text.Quoted;

/**
 * The rows a {@link Split} trains on. Only a split makes one, so whatever asks for this type, such
 * as the fit of a scaler, cannot be given rows that are held back. Immutable.
 */
public final class TrainingRows implements TrainingFeatures {

  private final Examples rows;
  private final String source;
  private final List<String> names;

  /** Rows of columns without names. */
  TrainingRows(Examples rows) {
    this(rows, "", List.of());
  }

  /** Rows of columns that messages can name. */
  TrainingRows(Examples rows, String source, List<String> names) {
    this.rows = Objects.requireNonNull(rows, "rows");
    this.source = source;
    this.names = List.copyOf(names);
  }

  /**
   * @return features and labels, in the order of {@link Split#train()}
   */
  public Examples labelled() {
    return rows;
  }

  @Override
  public FeatureMatrix features() {
    return rows.features();
  }

  @Override
  public int rows() {
    return rows.rows();
  }

  @Override
  public Optional<String> name(int column) {
    return names.isEmpty() ? Optional.empty() : Optional.of(names.get(column));
  }

  @Override
  public String inWords(int column) {
    return name(column)
        .map(name -> "column " + Quoted.text(name) + " of " + source)
        .orElse("column " + column + " (from 0)");
  }

  @Override
  public String toString() {
    return "TrainingRows[" + rows + "]";
  }
}
