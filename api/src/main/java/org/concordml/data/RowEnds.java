package org.concordml.data;

/** Finds where rows end, without reading them. */
final class RowEnds {

  private RowEnds() {}

  /**
   * The offset after the last line feed that is in no quoted field. As for FastCSV, a quote opens a
   * field only at its start, or right after the quote that seemed to close it.
   *
   * @param start where a row starts
   * @return the offset, or {@code start} if there is no such line feed
   */
  static int last(byte[] bytes, int start, int end, byte separator) {
    int last = start;
    int outside = start;
    int closed = -1;
    int quote = next(bytes, start, end);
    while (quote < end) {
      if (quote == start || quote - 1 == closed || startsField(bytes[quote - 1], separator)) {
        last = lastLineFeed(bytes, outside, quote, last);
        closed = next(bytes, quote + 1, end);
        if (closed == end) {
          return last;
        }
        outside = closed + 1;
        quote = next(bytes, outside, end);
      } else {
        quote = next(bytes, quote + 1, end);
      }
    }
    return lastLineFeed(bytes, outside, end, last);
  }

  private static boolean startsField(byte before, byte separator) {
    return before == separator || before == '\n' || before == '\r';
  }

  private static int next(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] != '"') {
      i++;
    }
    return i;
  }

  private static int lastLineFeed(byte[] bytes, int from, int to, int otherwise) {
    for (int i = to - 1; i >= from; i--) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return otherwise;
  }
}
