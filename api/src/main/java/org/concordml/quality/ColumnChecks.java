package org.concordml.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.data.TabularData;

/** What a user should know of the features of a table before it is split. */
public final class ColumnChecks {

  private ColumnChecks() {}

  /**
   * Looks for features that give the target away, and for numbers that stand for a missing value.
   *
   * @param data the table, not scaled
   * @return what was found, the gravest first; empty if nothing was
   */
  public static List<Notice> of(TabularData data) {
    int[] all = IntStream.range(0, data.rows().rows()).toArray();
    ColumnRanges ranges = ColumnRanges.of(new Parts(data, all, new int[0]));
    List<Notice> notices = new ArrayList<>();
    GivenAwayTarget.notice(data, ranges).ifPresent(notices::add);
    notices.addAll(PlaceholderValues.notices(data, ranges));
    return List.copyOf(notices);
  }
}
