package org.concordml.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first line of a CSV.
 *
 * @param source the file, for messages
 * @param line where the header stands, from 1
 * @param fields as written, without surrounding space
 */
record CsvHeader(String source, int line, List<String> fields) {

  /**
   * The columns' names. One without a name is called as pandas calls it, {@code Unnamed: i} with i
   * from 0.
   *
   * @throws DataException if a name is there twice, or the fields are not separated by commas
   */
  List<String> names() {
    List<String> names = new ArrayList<>(fields.size());
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).isEmpty() ? "Unnamed: " + i : fields.get(i);
      checkText(name, i);
      Integer before = seen.putIfAbsent(name, i);
      if (before != null) {
        throw new DataException(
            place()
                + "every column must have a name of its own, found "
                + Quoted.text(name)
                + " for the columns "
                + (before + 1)
                + " and "
                + (i + 1)
                + ".");
      }
      names.add(name);
    }
    checkSeparator(names);
    return names;
  }

  private void checkText(String name, int index) {
    if (name.indexOf('\0') >= 0) {
      throw new DataException(
          place()
              + "the name of column "
              + (index + 1)
              + " must be text, found a NUL byte; is this a CSV file in UTF-8?");
    }
  }

  private void checkSeparator(List<String> names) {
    if (names.size() > 1) {
      return;
    }
    for (char separator : new char[] {';', '\t', '|'}) {
      if (names.get(0).indexOf(separator) >= 0) {
        throw new DataException(
            place()
                + "fields must be separated by commas, found one field "
                + Quoted.text(names.get(0))
                + ".");
      }
    }
  }

  private String place() {
    return source + ":" + line + ": ";
  }
}
