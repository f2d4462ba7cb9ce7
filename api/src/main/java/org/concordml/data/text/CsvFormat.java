package org.concordml.data.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a table is written in its file. What is left open is found out from the first lines, and only
 * where they leave no doubt; otherwise the reading is refused with the ways out.
 *
 * <pre>{@code
 * CsvFormat german = CsvFormat.standard().withSeparator(';').withDecimal(',');
 * TabularData data = TabularDataReader.read(source, german, TableRoles.target("Diagnose"));
 * }</pre>
 *
 * @param separator between fields: a comma, a semicolon, a tab …; empty to find out (a comma,
 *     unless all first lines agree on another)
 * @param decimal between whole and fraction, a point or a comma; empty to find out (a point, unless
 *     fields are separated by something else than commas and all first lines agree on a comma)
 * @param encoding of the file's text; a byte order mark is skipped
 * @param header whether the first line names the columns; without one they are called {@code c1,
 *     c2, …}; empty to take it for a header, and to refuse it if it looks like data
 * @param rowNames whether the first field of each row is its name (R's row names, pandas' index),
 *     which is no column of the table; empty to take it for one if every row has one field more
 *     than the header
 * @param skipLines lines of the file above the header that are not read, at least 0
 * @param comment the character that begins a line which is a comment; empty if there are none
 * @param skipRows lines of the file, from 1, at which a row begins that is not read: a row of
 *     units, a total
 * @param missing which cells are missing
 */
public record CsvFormat(
    Optional<Character> separator,
    Optional<Character> decimal,
    Charset encoding,
    Optional<Boolean> header,
    Optional<Boolean> rowNames,
    int skipLines,
    Optional<Character> comment,
    Set<Integer> skipRows,
    MissingWords missing) {

  private static final CsvFormat STANDARD =
      new CsvFormat(
          Optional.empty(),
          Optional.empty(),
          StandardCharsets.UTF_8,
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty(),
          Set.of(),
          MissingWords.usual());

  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public CsvFormat {
    separator.ifPresent(c -> checkCharacter("separator", c));
    comment.ifPresent(c -> checkCharacter("comment character", c));
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(rowNames, "rowNames");
    Objects.requireNonNull(missing, "missing");
    decimal.ifPresent(CsvFormat::checkDecimal);
    if (comment.isPresent() && comment.equals(separator)) {
      throw new IllegalArgumentException(
          "the comment character must be another than the separator, found '"
              + comment.get()
              + "' as both");
    }
    if (skipLines < 0) {
      throw new IllegalArgumentException(
          "the number of lines to skip must be at least 0, found " + skipLines);
    }
    for (int line : skipRows) {
      if (line < 1) {
        throw new IllegalArgumentException(
            "lines to skip are counted from 1, found the line " + line);
      }
    }
    skipRows = Collections.unmodifiableSet(new TreeSet<>(skipRows));
  }

  private static void checkCharacter(String what, char c) {
    boolean fits = c < 0x7f && (c >= ' ' || c == '\t' || c == 1) && c != '"' && c != '.';
    if (!fits || Character.isLetterOrDigit(c)) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " must be one character of ASCII that is no letter, digit, quote, point or line end,"
              + " found "
              + Quoted.text(String.valueOf(c)));
    }
  }

  private static void checkDecimal(char mark) {
    if (mark != '.' && mark != ',') {
      throw new IllegalArgumentException(
          "the decimal mark must be a point or a comma, found " + Quoted.text("" + mark));
    }
  }

  /**
   * @return UTF-8, everything else found out from the first lines
   */
  public static CsvFormat standard() {
    return STANDARD;
  }

  /**
   * @param c between fields: a character of ASCII that is no letter, digit, quote, point or line
   *     end
   * @return this format with it
   */
  public CsvFormat withSeparator(char c) {
    return new CsvFormat(
        Optional.of(c), decimal, encoding, header, rowNames, skipLines, comment, skipRows, missing);
  }

  /**
   * @param mark between whole and fraction, a point or a comma
   * @return this format with it
   */
  public CsvFormat withDecimal(char mark) {
    return new CsvFormat(
        separator,
        Optional.of(mark),
        encoding,
        header,
        rowNames,
        skipLines,
        comment,
        skipRows,
        missing);
  }

  /**
   * @param charset of the file's text
   * @return this format with it
   */
  public CsvFormat withEncoding(Charset charset) {
    return new CsvFormat(
        separator, decimal, charset, header, rowNames, skipLines, comment, skipRows, missing);
  }

  /**
   * @param there whether the first line names the columns
   * @return this format with it
   */
  public CsvFormat withHeader(boolean there) {
    return new CsvFormat(
        separator,
        decimal,
        encoding,
        Optional.of(there),
        rowNames,
        skipLines,
        comment,
        skipRows,
        missing);
  }

  /**
   * @param there whether the first field of each row is its name
   * @return this format with it
   */
  public CsvFormat withRowNames(boolean there) {
    return new CsvFormat(
        separator,
        decimal,
        encoding,
        header,
        Optional.of(there),
        skipLines,
        comment,
        skipRows,
        missing);
  }

  /**
   * @param lines above the header that are not read
   * @return this format with them
   */
  public CsvFormat withSkipLines(int lines) {
    return new CsvFormat(
        separator, decimal, encoding, header, rowNames, lines, comment, skipRows, missing);
  }

  /**
   * @param c that begins a line which is a comment; as {@link #withSeparator}
   * @return this format with it
   */
  public CsvFormat withComment(char c) {
    return new CsvFormat(
        separator,
        decimal,
        encoding,
        header,
        rowNames,
        skipLines,
        Optional.of(c),
        skipRows,
        missing);
  }

  /**
   * @param lines of the file, from 1, at which a row begins that is not read
   * @return this format with them, instead of those so far
   */
  public CsvFormat withSkipRows(Set<Integer> lines) {
    return new CsvFormat(
        separator, decimal, encoding, header, rowNames, skipLines, comment, lines, missing);
  }

  /**
   * @param words which cells are missing
   * @return this format with them
   */
  public CsvFormat withMissing(MissingWords words) {
    return new CsvFormat(
        separator, decimal, encoding, header, rowNames, skipLines, comment, skipRows, words);
  }
}
