package org.concordml.data.csv;

import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.text.Quoted;

/**
 * A row with another number of fields than the header.
 *
 * @param source the file
 * @param line where the row starts, from 1
 * @param columns that the header has
 * @param isFirst whether it is the first row: then it is rather the header that is wrong
 * @param isComment whether it looks like a comment
 */
record RaggedRow(String source, int line, int columns, boolean isFirst, boolean isComment) {

  DataException lacks(int fields, String column) {
    return refused(fields, "nothing for column " + Quoted.text(column));
  }

  DataException exceeds(int fields, String extra) {
    return refused(fields, Quoted.text(extra) + " is one too many");
  }

  /** Rows may end before a last column without a name, or have values there, not both. */
  DataException valueWithoutName(int shortLine) {
    return new DataException(
        source
            + ":"
            + line
            + ": every row must have the same number of fields, found a value for the column"
            + " without a name, which line "
            + shortLine
            + " lacks.");
  }

  private DataException refused(int fields, String detail) {
    String fact =
        source
            + ":"
            + line
            + ": every row must have "
            + columns
            + (columns == 1 ? " field" : " fields")
            + " like the header, found "
            + fields
            + ": "
            + detail
            + ".";
    if (isComment) {
      return new DataException(
          fact, Remedy.of("take lines that begin with # for comments", Setting.COMMENT, "#"));
    }
    return isFirst
        ? new DataException(fact)
        : new DataException(
            fact,
            Remedy.of("correct the row"),
            Remedy.of("leave it out", Setting.SKIP_ROWS, String.valueOf(line)));
  }
}
