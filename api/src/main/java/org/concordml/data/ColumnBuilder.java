package org.concordml.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Collects one column, as numbers until a value is not one.
 *
 * <p>A column that turns to text only after it had numbers has lost the text of those ({@code 007},
 * {@code 1.50}). It then needs the file read a second time, told from the start that it is text
 * ({@link #again()}): rare, and far cheaper than to keep the text of every number of every file.
 */
final class ColumnBuilder {

  private static final int DISTINCT_TEXTS_SHARED = 4096;

  private final String source;
  private final String name;
  private final char decimalMark;
  private final MissingCells missing;
  private final boolean hasMissingNumbers;
  private double[] numbers;
  private String[] texts;
  private TextColumn.NotNumber notNumber;
  private final Map<String, String> shared = new HashMap<>();

  private boolean hasValues;
  private boolean lostText;

  ColumnBuilder(String source, String name, CsvDialect dialect) {
    this(source, name, dialect.decimal(), dialect.missingIn(name));
  }

  private ColumnBuilder(String source, String name, char decimalMark, MissingCells missing) {
    this.source = source;
    this.name = name;
    this.decimalMark = decimalMark;
    this.missing = missing;
    this.hasMissingNumbers = missing.hasNumbers();
    this.numbers = new double[0];
  }

  String name() {
    return name;
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
    ColumnBuilder next = new ColumnBuilder(source, name, decimalMark, missing);
    next.restart(notNumber, 0);
    return next;
  }

  /**
   * Begins anew with the room there is.
   *
   * @param text the value that is known to make the column text, or null
   * @param capacity the room, in rows
   */
  void restart(TextColumn.NotNumber text, int capacity) {
    hasValues = false;
    lostText = false;
    notNumber = text;
    if (text == null) {
      numbers = numbers == null ? new double[capacity] : numbers;
      texts = null;
    } else {
      texts = texts == null ? new String[capacity] : texts;
      numbers = null;
    }
  }

  void grow(int capacity) {
    if (texts == null) {
      numbers = Arrays.copyOf(numbers, capacity);
    } else {
      texts = Arrays.copyOf(texts, capacity);
    }
  }

  /** Whether the text of a row begins with a character that no number begins with. */
  boolean beginsWith(int row, char c) {
    return texts != null && texts[row] != null && texts[row].charAt(0) == c;
  }

  void setMissing(int row) {
    if (texts == null) {
      numbers[row] = Double.NaN;
    } else {
      texts[row] = null;
    }
  }

  /** Sets a row from characters that have no surrounding space. */
  void set(int row, int line, char[] chars, int offset, int length) {
    if (missing.isPlainly(chars, offset, length)) {
      setMissing(row);
      return;
    }
    if (texts == null) {
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
    if (known == null || texts == null) {
      if (missing.isWord(text)) {
        setMissing(row);
        return;
      }
      checkText(line, text);
      if (texts == null) {
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

  private void turnToText(int row, TextColumn.NotNumber found) {
    for (int before = 0; before < row; before++) {
      lostText |= !Double.isNaN(numbers[before]);
    }
    notNumber = found;
    texts = new String[numbers.length];
    numbers = null;
  }

  private String share(String text) {
    String composed = PlainText.composed(text);
    if (shared.size() < DISTINCT_TEXTS_SHARED) {
      shared.put(text, composed);
    }
    return composed;
  }

  CsvColumn build(int rows) {
    return texts == null
        ? new NumberColumn(name, numbers, rows)
        : new TextColumn(name, texts, rows, notNumber);
  }

  boolean isText() {
    return texts != null;
  }

  /** A copy of the rows so far, of a column of text. */
  TextColumn copyText(int rows) {
    return new TextColumn(name, Arrays.copyOf(texts, rows), rows, notNumber);
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
