package org.concordml.quality;

import java.util.ArrayList;
import java.util.List;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.RowGroups;
import org.concordml.data.text.Quoted;

/** Tells patients, or whatever an identifier names, that have rows in both parts of the split. */
final class SharedGroups {

  private SharedGroups() {}

  static List<Notice> notices(Parts parts) {
    List<Notice> notices = new ArrayList<>();
    for (RowGroups groups : parts.data().groups()) {
      boolean feature = parts.data().schema().features().contains(groups.column());
      int[] counts = counts(parts, groups);
      if (feature || counts[1] > 0) {
        notices.add(notice(groups, feature, counts[0], counts[1]));
      }
    }
    return notices;
  }

  /** How many groups have a row in the test part, and how many of them one in the other too. */
  private static int[] counts(Parts parts, RowGroups groups) {
    boolean[] trained = new boolean[groups.count()];
    for (int row : parts.train()) {
      trained[groups.group(row)] = true;
    }
    boolean[] tested = new boolean[groups.count()];
    int[] counts = new int[2];
    for (int row : parts.test()) {
      int group = groups.group(row);
      if (!tested[group]) {
        tested[group] = true;
        counts[0]++;
        counts[1] += trained[group] ? 1 : 0;
      }
    }
    return counts;
  }

  private static Notice notice(RowGroups groups, boolean feature, int tested, int shared) {
    StringBuilder fact =
        new StringBuilder("Column ")
            .append(Quoted.text(groups.column()))
            .append(" looks like an identifier that repeats (")
            .append(groups.count())
            .append(" different values in ")
            .append(groups.rows())
            .append(" rows)")
            .append(feature ? " and is used as a feature." : ".");
    if (shared > 0) {
      fact.append(' ')
          .append(shared)
          .append(" of the ")
          .append(tested)
          .append(" values in the test part ")
          .append(shared == 1 ? "is" : "are")
          .append(" in the training part too, so the test may not tell")
          .append(" how well the model does on new ones.");
    }
    return feature
        ? Notice.of(
            fact.toString(), Remedy.of("leave the column out", Setting.DROP, groups.column()))
        : Notice.of(fact.toString());
  }
}
