package org.concordml.data;

import java.util.List;
import org.concordml.NearestName;
import org.concordml.data.text.Quoted;

/**
 * The names that a user can ask for.
 *
 * @param source the file, for messages
 * @param names in file order
 */
record ColumnNames(String source, List<String> names) {

  private static final int SHOWN = 12;

  /**
   * @param asker who asks, for the message: {@code the target}
   * @param name what for
   * @return its index, from 0
   * @throws DataException if there is no such column, with the nearest name and the first of all
   */
  int indexOf(String asker, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new DataException(
          source
              + ": "
              + asker
              + " must be a column of the table, found "
              + Quoted.among(name, names)
              + "."
              + NearestName.to(name, names)
                  .map(n -> " Did you mean " + Quoted.among(n, List.of(name)) + "?")
                  .orElse("")
              + " Columns: "
              + Quoted.few(names, SHOWN)
              + ".");
    }
    return index;
  }
}
