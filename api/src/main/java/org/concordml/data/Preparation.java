package org.concordml.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.Notice;

/**
 * What was done to a table on its way to numbers, so that a report can say it.
 *
 * @param rowsRead data rows in the file
 * @param rowsDropped rows left out because a value was missing
 * @param droppedColumns columns left out, in file order: asked for, identifiers, all empty
 * @param missing missing values by column, in file order, every column of the file listed
 * @param notices what a user should see (an identifier dropped, a suspicious column)
 */
public record Preparation(
    int rowsRead,
    int rowsDropped,
    List<String> droppedColumns,
    Map<String, Integer> missing,
    List<Notice> notices) {

  /** Takes copies. */
  public Preparation {
    droppedColumns = List.copyOf(droppedColumns);
    missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    notices = List.copyOf(notices);
  }
}
