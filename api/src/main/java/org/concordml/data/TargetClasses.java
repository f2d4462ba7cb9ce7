package org.concordml.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;

/**
 * The target's two values.
 *
 * @param negative label 0
 * @param positive label 1
 * @param notice for the user if the positive one was taken by convention
 */
record TargetClasses(String negative, String positive, Optional<Notice> notice) {

  private static final int CLASSES_SHOWN = 6;

  /** Pairs that leave no doubt, in lower case: negative, positive. */
  private static final List<List<String>> CONVENTIONS =
      List.of(
          List.of("0", "1"),
          List.of("no", "yes"),
          List.of("false", "true"),
          List.of("b", "m"),
          List.of("benign", "malignant"),
          List.of("negative", "positive"));

  static TargetClasses of(
      String source, CsvColumn target, int[] rows, Optional<String> askedPositive) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int row : rows) {
      counts.merge(target.text(row), 1, Integer::sum);
    }
    if (counts.size() != 2) {
      throw notTwo(source, target, counts);
    }
    List<String> labels = new ArrayList<>(counts.keySet());
    return askedPositive
        .map(asked -> asked(source, target, labels, asked))
        .orElseGet(() -> byConvention(source, target, labels));
  }

  private static TargetClasses asked(
      String source, CsvColumn target, List<String> labels, String asked) {
    String wanted = target instanceof NumberColumn ? asNumber(asked) : asked.strip();
    int index = labels.indexOf(wanted);
    if (index < 0) {
      throw new DataException(
          source
              + ": the positive class must be one of the two values of the target "
              + Quoted.text(target.name())
              + ", "
              + both(labels)
              + ", found "
              + Quoted.text(asked)
              + ".");
    }
    return new TargetClasses(labels.get(1 - index), labels.get(index), Optional.empty());
  }

  private static String asNumber(String asked) {
    try {
      double number = Double.parseDouble(asked);
      return Double.isFinite(number) ? NumberColumn.text(number) : asked;
    } catch (NumberFormatException e) {
      return asked;
    }
  }

  private static TargetClasses byConvention(String source, CsvColumn target, List<String> labels) {
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
                      + Quoted.text(target.name())
                      + " as the positive class.",
                  Remedy.of("take the other", Setting.POSITIVE, negative));
          return new TargetClasses(negative, positive, Optional.of(notice));
        }
      }
    }
    throw new DataException(
        source
            + ": it must be known which value of the target "
            + Quoted.text(target.name())
            + " is the positive class, found "
            + both(labels)
            + ".",
        Remedy.of("say so", Setting.POSITIVE));
  }

  private static String both(List<String> labels) {
    return Quoted.text(labels.get(0)) + " and " + Quoted.text(labels.get(1));
  }

  private static DataException notTwo(
      String source, CsvColumn target, Map<String, Integer> counts) {
    String shown =
        counts.entrySet().stream()
            .limit(CLASSES_SHOWN)
            .map(entry -> Quoted.text(entry.getKey()) + " (" + entry.getValue() + ")")
            .collect(Collectors.joining(", "));
    int more = counts.size() - CLASSES_SHOWN;
    return new DataException(
        source
            + ": the target "
            + Quoted.text(target.name())
            + " must have two classes, found "
            + counts.size()
            + ": "
            + shown
            + (more > 0 ? " and " + more + " more" : "")
            + ".");
  }

  /**
   * @return one label a row, true for the positive class
   */
  boolean[] labels(CsvColumn target, int[] rows) {
    boolean[] labels = new boolean[rows.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = target.text(rows[i]).equals(positive);
    }
    return labels;
  }
}
