package org.concordml.quality;

import java.util.List;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.TabularData;
import org.concordml.data.text.Quoted;

/** Names of columns as a notice lists them. */
final class Names {

  private static final int SHOWN = 3;

  private Names() {}

  static String of(TabularData data, int column) {
    return Quoted.text(data.schema().features().get(column));
  }

  /** The way out for one column or for several. */
  static Remedy leaveOut(TabularData data, List<Integer> columns) {
    return columns.size() == 1
        ? Remedy.of(
            "leave the column out", Setting.DROP, data.schema().features().get(columns.get(0)))
        : Remedy.of("leave such columns out", Setting.DROP);
  }

  /** The first few, and how many more there are. */
  static String of(TabularData data, List<Integer> columns) {
    List<String> names =
        columns.stream().limit(SHOWN).map(column -> data.schema().features().get(column)).toList();
    int more = columns.size() - names.size();
    if (more > 0) {
      return Quoted.list(names) + " and " + more + " more";
    }
    int last = names.size() - 1;
    return last == 0
        ? Quoted.text(names.get(0))
        : Quoted.list(names.subList(0, last)) + " and " + Quoted.text(names.get(last));
  }
}
