package org.concordml.data.source;

import java.util.Arrays;
import org.concordml.data.Column;
import org.concordml.data.NumberColumn;
import org.concordml.data.TextColumn;
import org.concordml.data.text.PlainText;
import org.jspecify.annotations.Nullable;

/** The values of a column as they come: of numbers until there is one that is none. */
final class ColumnCells {

  private static final int FIRST_ROWS = 16;

  private final String name;

  /** NaN where missing. */
  private double[] numbers = new double[FIRST_ROWS];

  /** In place of the numbers, once one value is none. */
  private @Nullable String @Nullable [] texts;

  private int rows;

  ColumnCells(String name) {
    this.name = PlainText.of(name);
  }

  String name() {
    return name;
  }

  int rows() {
    return rows;
  }

  void addMissing() {
    add(Double.NaN);
  }

  /** A finite number, or NaN where it is missing. */
  void add(double number) {
    @Nullable String[] asText = texts;
    if (asText != null) {
      put(asText, Double.isNaN(number) ? null : NumberColumn.text(number));
      return;
    }
    if (rows == numbers.length) {
      numbers = Arrays.copyOf(numbers, larger());
    }
    numbers[rows++] = number;
  }

  /** Missing if nothing is in it. */
  void add(String text) {
    String plain = PlainText.of(text);
    if (plain.isEmpty()) {
      addMissing();
      return;
    }
    @Nullable String[] asText = texts;
    put(asText == null ? turnedToText() : asText, plain);
  }

  private void put(@Nullable String[] asText, @Nullable String value) {
    @Nullable String[] large = rows < asText.length ? asText : Arrays.copyOf(asText, larger());
    large[rows++] = value;
    texts = large;
  }

  private @Nullable String[] turnedToText() {
    @Nullable String[] asText = new @Nullable String[numbers.length];
    for (int row = 0; row < rows; row++) {
      asText[row] = Double.isNaN(numbers[row]) ? null : NumberColumn.text(numbers[row]);
    }
    numbers = new double[0];
    return asText;
  }

  private int larger() {
    return Math.max(FIRST_ROWS, Math.addExact(rows, rows >> 1));
  }

  Column column() {
    @Nullable String[] asText = texts;
    return asText == null
        ? new NumberColumn(name, numbers, rows)
        : TextColumn.of(name, Arrays.asList(asText).subList(0, rows));
  }
}
