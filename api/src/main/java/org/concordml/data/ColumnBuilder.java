package org.concordml.data;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
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
  private double[] numbers;
  private String[] texts;
  private TextColumn.NotNumber notNumber;
  private final Map<String, String> shared = new HashMap<>();

  private boolean hasValues;
  private boolean lostText;

  ColumnBuilder(String source, String name) {
    this.source = source;
    this.name = name;
    this.numbers = new double[0];
  }

  private ColumnBuilder(String source, String name, TextColumn.NotNumber notNumber) {
    this.source = source;
    this.name = name;
    this.texts = new String[0];
    this.notNumber = notNumber;
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
    return notNumber == null
        ? new ColumnBuilder(source, name)
        : new ColumnBuilder(source, name, notNumber);
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

  void setMissing(int row) {
    if (texts == null) {
      numbers[row] = Double.NaN;
    } else {
      texts[row] = null;
    }
  }

  /** Sets a row from characters that have no surrounding space. */
  void set(int row, int line, char[] chars, int offset, int length) {
    if (isMissing(chars, offset, length)) {
      setMissing(row);
      return;
    }
    if (texts == null) {
      double number = number(chars, offset, length);
      if (!Double.isNaN(number)) {
        numbers[row] = number;
        hasValues = true;
        return;
      }
    }
    String text = new String(chars, offset, length);
    if (text.indexOf('\0') >= 0) {
      throw new DataException(
          source
              + ":"
              + line
              + ": column "
              + Quoted.text(name)
              + " must hold text, found a NUL byte; is this a CSV file in UTF-8?");
    }
    if (texts == null) {
      turnToText(row, new TextColumn.NotNumber(line, text));
    }
    hasValues = true;
    texts[row] = share(text);
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
    String known = shared.get(text);
    if (known != null) {
      return known;
    }
    if (shared.size() < DISTINCT_TEXTS_SHARED) {
      shared.put(text, text);
    }
    return text;
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

  /** Empty, NA, N/A, NaN or null, in any case. */
  private static boolean isMissing(char[] chars, int offset, int length) {
    if (length == 0) {
      return true;
    }
    if ((chars[offset] | 0x20) != 'n' || length > 4) {
      return false;
    }
    return switch (new String(chars, offset, length).toLowerCase(Locale.ROOT)) {
      case "na", "n/a", "nan", "null" -> true;
      default -> false;
    };
  }

  /**
   * The finite number written there, or NaN if there is none. Java's own extras are not numbers in
   * a CSV: {@code 1d}, {@code 2f}, {@code 0x1p3}, {@code Infinity}.
   */
  private static double number(char[] chars, int offset, int length) {
    double usual = ShortDecimal.parse(chars, offset, length);
    if (!Double.isNaN(usual)) {
      return usual;
    }
    char first = chars[offset];
    char last = chars[offset + length - 1];
    boolean plausible =
        first >= '+' && first <= '9' && (last == '.' || (last >= '0' && last <= '9'));
    if (!plausible || isHexadecimal(chars, offset, length)) {
      return Double.NaN;
    }
    try {
      double number = JavaDoubleParser.parseDouble(chars, offset, length);
      return Double.isInfinite(number) ? Double.NaN : number;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean isHexadecimal(char[] chars, int offset, int length) {
    return length > 3 && ((chars[offset + 1] | 0x20) == 'x' || (chars[offset + 2] | 0x20) == 'x');
  }
}
