package org.concordml.data.csv;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.TextColumn;
import org.concordml.data.csv.dialect.CellTypes;
import org.concordml.data.csv.dialect.CsvDialect;
import org.concordml.data.text.DecimalNumber;
import org.concordml.data.text.MissingCells;
import org.concordml.data.text.PlainText;
import org.concordml.data.text.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * Collects one column, as numbers until a value is not one.
 *
 * <p>A column that turns to text only after it had numbers has lost the text of those ({@code 007},
 * {@code 1.50}). It then needs the file read a second time, told from the start that it is text
 * ({@link #again()}): rare, and far cheaper than to keep the text of every number of every file.
 */
final class ColumnBuilder {

  private static final int DISTINCT_TEXTS_SHARED = 4096;

  /** Stands for the value that makes a column text which is known to be; it is in no file. */
  private static final TextColumn.NotNumber KNOWN = new TextColumn.NotNumber(0, "");

  private static final double[] NO_NUMBERS = {};
  private static final String[] NO_TEXTS = {};

  private final String source;
  private final String name;
  private final char decimalMark;
  private final MissingCells missing;
  private final boolean hasMissingNumbers;
  private final CellTypes.Type type;
  private double[] numbers = NO_NUMBERS;
  private String[] texts = NO_TEXTS;
  private TextColumn.@Nullable NotNumber notNumber;
  private final Map<String, String> shared = new HashMap<>();

  private boolean hasValues;
  private boolean lostText;

  ColumnBuilder(String source, String name, CsvDialect dialect) {
    this(source, name, dialect.decimal(), dialect.missingIn(name), dialect.cells().of(name));
  }

  private ColumnBuilder(
      String source, String name, char decimalMark, MissingCells missing, CellTypes.Type type) {
    this.source = source;
    this.name = name;
    this.decimalMark = decimalMark;
    this.missing = missing;
    this.hasMissingNumbers = missing.hasNumbers();
    this.type = type;
    this.notNumber = isKnownText() ? KNOWN : null;
  }

  String name() {
    return name;
  }

  private boolean isKnownText() {
    return type == CellTypes.Type.TEXT;
  }

  /** Whether there will be a column of it, and it is not passed over. */
  boolean isRead() {
    return type != CellTypes.Type.UNREAD;
  }

  /** Whether any row so far has a value. */
  boolean hasValues() {
    return hasValues;
  }

  /** Whether the file must be read again to have this column's text. */
  boolean lostText() {
    return lostText;
  }

  /** An empty builder for another pass that knows what this one found out. */
  ColumnBuilder again() {
    ColumnBuilder next = new ColumnBuilder(source, name, decimalMark, missing, type);
    next.restart(notNumber, 0);
    return next;
  }

  /**
   * Begins anew with the room there is.
   *
   * @param text the value that is known to make the column text, or null
   * @param capacity the room, in rows
   */
  void restart(TextColumn.@Nullable NotNumber text, int capacity) {
    hasValues = false;
    lostText = false;
    notNumber = text == null && isKnownText() ? KNOWN : text;
    if (!isRead()) {
      return;
    }
    if (notNumber == null) {
      numbers = numbers.length < capacity ? new double[capacity] : numbers;
      texts = NO_TEXTS;
    } else {
      texts = texts.length < capacity ? new String[capacity] : texts;
      numbers = NO_NUMBERS;
    }
  }

  void grow(int capacity) {
    if (!isRead()) {
      return;
    }
    if (notNumber == null) {
      numbers = Arrays.copyOf(numbers, capacity);
    } else {
      texts = Arrays.copyOf(texts, capacity);
    }
  }

  /** Whether the text of a row begins with a character that no number begins with. */
  boolean beginsWith(int row, char c) {
    return notNumber != null && texts[row] != null && texts[row].charAt(0) == c;
  }

  void setMissing(int row) {
    if (!isRead()) {
      return;
    }
    if (notNumber == null) {
      numbers[row] = Double.NaN;
    } else {
      texts[row] = null;
    }
  }

  /** Sets a row from characters that have no surrounding space. */
  void set(int row, int line, char[] chars, int offset, int length) {
    if (!isRead()) {
      return;
    }
    if (missing.isPlainly(chars, offset, length)) {
      setMissing(row);
      return;
    }
    if (notNumber == null) {
      double number = DecimalNumber.parse(chars, offset, length, decimalMark);
      if (!Double.isNaN(number)) {
        if (hasMissingNumbers && missing.isNumber(number)) {
          setMissing(row);
        } else {
          numbers[row] = number;
          hasValues = true;
        }
        return;
      }
    }
    setText(row, line, new String(chars, offset, length));
  }

  private void setText(int row, int line, String text) {
    String known = shared.get(text);
    // A text that another chunk of the file had may be the first one of this.
    if (known == null || notNumber == null) {
      if (missing.isWord(text)) {
        setMissing(row);
        return;
      }
      checkText(line, text);
      checkMayBeText(line, text);
      if (notNumber == null) {
        turnToText(row, new TextColumn.NotNumber(line, PlainText.composed(text)));
      }
      known = share(text);
    }
    hasValues = true;
    texts[row] = known;
  }

  private void checkText(int line, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new DataException(
          source
              + ":"
              + line
              + ": column "
              + Quoted.text(name)
              + " must hold text, found a NUL byte; is this a CSV file in UTF-8?");
    }
  }

  private void checkMayBeText(int line, String text) {
    if (type == CellTypes.Type.NUMBER) {
      throw new DataException(
          source
              + ":"
              + line
              + ": column "
              + Quoted.text(name)
              + " must hold a finite number, found "
              + Quoted.text(text)
              + ".",
          Remedy.of("correct the value"),
          Remedy.of("if it means missing, say so", Setting.MISSING, name + "=" + text));
    }
  }

  private void turnToText(int row, TextColumn.NotNumber found) {
    for (int before = 0; before < row; before++) {
      lostText |= !Double.isNaN(numbers[before]);
    }
    notNumber = found;
    texts = new String[numbers.length];
    numbers = NO_NUMBERS;
  }

  private String share(String text) {
    String composed = PlainText.composed(text);
    if (shared.size() < DISTINCT_TEXTS_SHARED) {
      shared.put(text, composed);
    }
    return composed;
  }

  Column build(int rows) {
    return notNumber == null
        ? new NumberColumn(name, numbers, rows)
        : column(name, texts, rows, notNumber);
  }

  /** A column of text: because of a value, or because it is known to be. */
  static TextColumn column(String name, String[] values, int rows, TextColumn.NotNumber notNumber) {
    return notNumber.text().isEmpty()
        ? TextColumn.known(name, values, rows)
        : new TextColumn(name, values, rows, notNumber);
  }

  boolean isText() {
    return notNumber != null;
  }

  /** A copy of the rows so far, of a column of text. */
  TextColumn copyText(int rows) {
    return column(
        name,
        Arrays.copyOf(texts, rows),
        rows,
        Objects.requireNonNull(notNumber, "a column of text"));
  }

  /**
   * Copies the rows so far, of a column of numbers.
   *
   * @param at where the first goes; each next one goes {@code stride} further
   * @return how many are missing
   */
  int copyNumbers(int rows, double[] target, int at, int stride) {
    int missing = 0;
    int next = at;
    for (int row = 0; row < rows; row++) {
      double number = numbers[row];
      target[next] = number;
      next += stride;
      missing += Double.isNaN(number) ? 1 : 0;
    }
    return missing;
  }
}
