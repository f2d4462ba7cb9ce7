package org.concordml.data.preparation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.concordml.NearestName;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.text.Quoted;

/**
 * The target's two classes, each of one value or of several.
 *
 * @param negative name of label 0
 * @param positive name of label 1
 * @param positiveValues the target's values that are label 1; all others are label 0
 * @param notice for the user if the classes are not what was asked for word by word
 */
record TargetClasses(
    String negative, String positive, Set<String> positiveValues, Optional<Notice> notice) {

  /** Pairs that leave no doubt, in lower case: negative, positive. */
  private static final List<List<String>> CONVENTIONS =
      List.of(
          List.of("0", "1"),
          List.of("-1", "1"),
          List.of("no", "yes"),
          List.of("n", "y"),
          List.of("false", "true"),
          List.of("b", "m"),
          List.of("benign", "malignant"),
          List.of("negative", "positive"));

  /** The name of a negative class of several values. */
  private static final String OTHERS = "others";

  /**
   * @param values of the rows that are used
   * @param asked the values that are to be positive; empty to go by convention
   */
  static TargetClasses of(TargetValues values, List<String> asked) {
    if (values.counts().size() < 2) {
      throw values.notTwo();
    }
    if (!asked.isEmpty()) {
      return asked(values, asked);
    }
    if (values.counts().size() > 2) {
      throw values.notTwo();
    }
    return byConvention(values);
  }

  private static TargetClasses asked(TargetValues values, List<String> asked) {
    Set<String> positive = new LinkedHashSet<>();
    for (String value : asked) {
      String wanted = values.target() instanceof NumberColumn ? asNumber(value) : value.strip();
      if (!values.counts().containsKey(wanted)) {
        throw notThere(values, value);
      }
      positive.add(wanted);
    }
    List<String> others = new ArrayList<>(values.values());
    others.removeAll(positive);
    if (others.isEmpty()) {
      throw new DataException(
          values.source()
              + ": the positive class must leave a value of the target "
              + Quoted.text(values.target().name())
              + " to the other class, found all "
              + positive.size()
              + " of them in it.",
          Remedy.of("name fewer", Setting.POSITIVE));
    }
    return of(values, List.copyOf(positive), others);
  }

  private static TargetClasses of(TargetValues values, List<String> positive, List<String> others) {
    values
        .likeOneOf(positive)
        .filter(other -> values.counts().size() > 2)
        .ifPresent(
            other -> {
              throw lookAlike(values, positive, other);
            });
    String name = String.join(", ", positive);
    Optional<Notice> notice =
        others.size() == 1 ? Optional.empty() : Optional.of(rest(values, name, others));
    return new TargetClasses(
        others.size() == 1 ? others.get(0) : OTHERS, name, Set.copyOf(positive), notice);
  }

  private static Notice rest(TargetValues values, String positive, List<String> others) {
    TargetValues rest = values.only(others);
    return Notice.of(
        "The class "
            + Quoted.text(positive)
            + " of the target "
            + Quoted.text(values.target().name())
            + " is told from all other values: "
            + rest.shown()
            + ".");
  }

  private static DataException lookAlike(TargetValues values, List<String> positive, String other) {
    return new DataException(
        values.source()
            + ": the positive class must not leave out what is written nearly alike, found "
            + Quoted.text(other)
            + " beside "
            + Quoted.list(positive)
            + " in the target "
            + Quoted.text(values.target().name())
            + ".",
        Remedy.of("write them alike"),
        Remedy.of("name them all", Setting.POSITIVE));
  }

  private static DataException notThere(TargetValues values, String asked) {
    String target = Quoted.text(values.target().name());
    String start =
        values.counts().size() == 2
            ? ": the positive class must be one of the two values of the target "
                + target
                + ", "
                + both(values.values())
            : ": the positive class must be made of values of the target " + target;
    String there = values.counts().size() == 2 ? "" : " Values: " + values.shown() + ".";
    return new DataException(
        values.source()
            + start
            + ", found "
            + Quoted.text(asked)
            + "."
            + NearestName.to(asked, values.values())
                .map(near -> " Did you mean " + Quoted.text(near) + "?")
                .orElse("")
            + there);
  }

  private static String asNumber(String asked) {
    try {
      double number = Double.parseDouble(asked);
      return Double.isFinite(number) ? NumberColumn.text(number) : asked;
    } catch (NumberFormatException e) {
      return asked;
    }
  }

  private static TargetClasses byConvention(TargetValues values) {
    List<String> labels = values.values();
    String target = Quoted.text(values.target().name());
    for (List<String> convention : CONVENTIONS) {
      for (int index = 0; index < 2; index++) {
        String negative = labels.get(1 - index);
        String positive = labels.get(index);
        if (List.of(negative.toLowerCase(Locale.ROOT), positive.toLowerCase(Locale.ROOT))
            .equals(convention)) {
          Notice notice =
              Notice.of(
                  "Took "
                      + Quoted.text(positive)
                      + " of the target "
                      + target
                      + " as the positive class.",
                  Remedy.of("take the other", Setting.POSITIVE, negative));
          return new TargetClasses(negative, positive, Set.of(positive), Optional.of(notice));
        }
      }
    }
    throw new DataException(
        values.source()
            + ": it must be known which value of the target "
            + target
            + " is the positive class, found "
            + both(labels)
            + ".",
        Remedy.of("say so", Setting.POSITIVE));
  }

  private static String both(List<String> labels) {
    return Quoted.text(labels.get(0)) + " and " + Quoted.text(labels.get(1));
  }

  /**
   * @return one label a row, true for the positive class
   */
  boolean[] labels(Column target, int[] rows) {
    boolean[] labels = new boolean[rows.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = positiveValues.contains(target.text(rows[i]));
    }
    return labels;
  }
}
