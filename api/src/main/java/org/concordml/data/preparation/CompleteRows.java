package org.concordml.data.preparation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.text.Quoted;

/** The rows that have a value in the target and in every feature, and what the others lack. */
final class CompleteRows {

  /** A column that lacks values in more than this share of the rows is named. */
  private static final double SHARE_NAMED = 0.1;

  private static final int COLUMNS_NAMED = 3;

  private final Column target;
  private final List<? extends Column> features;
  private final int[] rows;

  private CompleteRows(Column target, List<? extends Column> features, int[] rows) {
    this.target = target;
    this.features = features;
    this.rows = rows;
  }

  static CompleteRows of(Column target, List<? extends Column> features) {
    boolean[] incomplete = new boolean[target.rows()];
    markMissing(target, incomplete);
    features.forEach(feature -> markMissing(feature, incomplete));
    return new CompleteRows(target, features, unmarked(incomplete));
  }

  private static void markMissing(Column column, boolean[] incomplete) {
    if (column.missing() == 0) {
      return;
    }
    for (int row = 0; row < incomplete.length; row++) {
      incomplete[row] |= column.isMissing(row);
    }
  }

  private static int[] unmarked(boolean[] marked) {
    int[] rows = new int[marked.length];
    int count = 0;
    for (int row = 0; row < marked.length; row++) {
      if (!marked[row]) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** Ascending; not a copy, and not to be changed. */
  int[] rows() {
    return rows;
  }

  /** How many rows are left out. */
  int dropped() {
    return target.rows() - rows.length;
  }

  /** Which columns cost a good part of the rows, if any does. */
  List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    int limit = (int) (SHARE_NAMED * target.rows());
    if (target.missing() > limit) {
      notices.add(
          Notice.of(
              "The target "
                  + Quoted.text(target.name())
                  + " has no value in "
                  + target.missing()
                  + " of "
                  + target.rows()
                  + " rows, which are left out."));
    }
    List<Column> costly = costly(limit);
    if (!costly.isEmpty()) {
      notices.add(
          Notice.of(
              dropped()
                  + " of "
                  + target.rows()
                  + " rows are left out because they lack a value: "
                  + named(costly)
                  + ".",
              keptWithout(costly.get(0), costly.size() > 1)));
    }
    return notices;
  }

  private Remedy keptWithout(Column column, boolean oneOfSeveral) {
    List<? extends Column> others = features.stream().filter(f -> f != column).toList();
    int kept = others.isEmpty() ? 0 : of(target, others).rows.length;
    return Remedy.of(
        "use "
            + kept
            + " rows instead of "
            + rows.length
            + " by leaving the "
            + (oneOfSeveral ? "first " : "")
            + "column out",
        Setting.DROP,
        column.name());
  }

  /** Features that lack a value in more rows than the limit, those that lack most first. */
  private List<Column> costly(int limit) {
    return features.stream()
        .filter(feature -> feature.missing() > limit)
        .sorted(Comparator.comparingInt(Column::missing).reversed())
        .map(Column.class::cast)
        .toList();
  }

  private static String named(List<Column> columns) {
    return (columns.size() == 1 ? "column " : "columns ")
        + Quoted.first(
            columns.stream().map(column -> Quoted.text(column.name()) + " in " + column.missing()),
            columns.size(),
            COLUMNS_NAMED);
  }

  /**
   * Why the target has too few classes, if it had two before rows were left out.
   *
   * @param source the file, for the message
   * @param left the target's values in the complete rows
   */
  Optional<DataException> lostClass(String source, TargetValues left) {
    if (rows.length == 0 || left.counts().size() > 1) {
      return Optional.empty();
    }
    CompleteRows before = of(target, List.of());
    if (TargetValues.of(source, target, before.rows).counts().size() < 2) {
      return Optional.empty();
    }
    List<Column> costly = costly(0);
    return Optional.of(
        new DataException(
            source
                + ": the target "
                + Quoted.text(target.name())
                + " must have two classes, found only "
                + left.shown()
                + " once "
                + dropped()
                + " of "
                + target.rows()
                + " rows are left out because they lack a value. Lacking most: "
                + named(costly)
                + ".",
            Remedy.of("leave such columns out", Setting.DROP, costly.get(0).name()),
            Remedy.of("fill in the missing values")));
  }
}
