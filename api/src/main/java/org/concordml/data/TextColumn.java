package org.concordml.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column whose values are kept as text: because at least one is not a finite number, or because
 * it was made so.
 */
public final class TextColumn implements Column {

  private final String name;
  private final @Nullable String[] values;
  private final int rows;
  private final int missing;
  private final @Nullable NotNumber notNumber;

  /**
   * The first value that made the column text.
   *
   * @param line of the file, from 1
   * @param text what stands there
   */
  public record NotNumber(int line, String text) {

    /** Checks that nothing is missing. */
    public NotNumber {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * Takes the array over.
   *
   * @param name of the column
   * @param values null where missing; it may be longer than the column. Not copied: it must not be
   *     changed any more
   * @param rows how many
   * @param notNumber the first value that is not a finite number
   */
  public TextColumn(String name, @Nullable String[] values, int rows, NotNumber notNumber) {
    this(name, values, rows, Optional.of(notNumber));
  }

  private TextColumn(
      String name, @Nullable String[] values, int rows, Optional<NotNumber> notNumber) {
    this.name = name;
    this.values = values;
    this.rows = rows;
    this.notNumber = notNumber.orElse(null);
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (values[row] == null) {
        count++;
      }
    }
    this.missing = count;
  }

  /**
   * A column that is known to be text, whatever its values look like; takes the array over.
   *
   * @param name of the column
   * @param values null where missing; it may be longer than the column. Not copied: it must not be
   *     changed any more
   * @param rows how many
   * @return the column
   */
  public static TextColumn known(String name, @Nullable String[] values, int rows) {
    return new TextColumn(name, values, rows, Optional.empty());
  }

  /**
   * A column that was not read from a file.
   *
   * @param name of the column
   * @param values null (or an empty text) where missing; copied
   * @return the column
   */
  public static TextColumn of(String name, List<@Nullable String> values) {
    @Nullable String[] copy = new @Nullable String[values.size()];
    for (int row = 0; row < copy.length; row++) {
      String value = values.get(row);
      copy[row] = value == null || value.isEmpty() ? null : value;
    }
    return new TextColumn(name, copy, copy.length, Optional.empty());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int missing() {
    return missing;
  }

  @Override
  public boolean isMissing(int row) {
    Objects.checkIndex(row, rows);
    return values[row] == null;
  }

  @Override
  public String text(int row) {
    Objects.checkIndex(row, rows);
    String value = values[row];
    return value == null ? "" : value;
  }

  @Override
  public TextColumn select(int[] rowIndices) {
    @Nullable String[] picked = new @Nullable String[rowIndices.length];
    for (int i = 0; i < picked.length; i++) {
      Objects.checkIndex(rowIndices[i], rows);
      picked[i] = values[rowIndices[i]];
    }
    return new TextColumn(name, picked, picked.length, Optional.ofNullable(notNumber));
  }

  /**
   * Copies all values, null where missing.
   *
   * @param target of at least {@code at +} {@link #rows()} elements
   * @param at where the first goes
   */
  public void copyTo(@Nullable String[] target, int at) {
    System.arraycopy(values, 0, target, at, rows);
  }

  /**
   * @return a copy of the values, empty where missing
   */
  public String[] values() {
    String[] copy = new String[rows];
    Arrays.setAll(copy, this::text);
    return copy;
  }

  /**
   * @return the first value that is not a finite number; empty if the column was made or is known
   *     to be text
   */
  public Optional<NotNumber> notNumber() {
    return Optional.ofNullable(notNumber);
  }

  @Override
  public String toString() {
    return "TextColumn[" + name + ", " + rows + " rows, " + missing + " missing]";
  }
}
