package org.concordml.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
   * @throws DataException if there is no such column, with the nearest name and all of them
   */
  int indexOf(String asker, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new DataException(
          source
              + ": "
              + asker
              + " must be a column of the table, found "
              + Quoted.text(name)
              + "."
              + nearest(name).map(n -> " Did you mean " + Quoted.text(n) + "?").orElse("")
              + " Columns: "
              + Quoted.few(names, SHOWN)
              + ".");
    }
    return index;
  }

  /** The name with the fewest edits, if they are few for its length. */
  private Optional<String> nearest(String name) {
    String wanted = name.toLowerCase(Locale.ROOT).strip();
    int most = Math.max(1, wanted.length() / 3);
    return names.stream()
        .filter(candidate -> edits(wanted, candidate.toLowerCase(Locale.ROOT)) <= most)
        .min(
            Comparator.comparingInt(
                candidate -> edits(wanted, candidate.toLowerCase(Locale.ROOT))));
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
