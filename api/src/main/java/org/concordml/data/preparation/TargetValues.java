package org.concordml.data.preparation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Task;
import org.concordml.data.text.MissingCells;
import org.concordml.data.text.Quoted;

/**
 * The different values of a target, and what to say when they are not two classes.
 *
 * @param source the file, for messages
 * @param target the column
 * @param counts rows by value: numbers ascending, text in the order of the file
 */
record TargetValues(String source, Column target, Map<String, Integer> counts) {

  private static final int VALUES_SHOWN = 6;

  /** More different whole numbers than this are no codes of classes. */
  private static final int MOST_CODES = 20;

  /** A stray row, such as one of units or of totals, adds few values to a target of two classes. */
  private static final int MOST_STRAY_VALUES = 3;

  /** The values in some rows, each of which has one. */
  static TargetValues of(String source, Column target, int[] rows) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int row : rows) {
      counts.merge(target.text(row), 1, Integer::sum);
    }
    if (target instanceof NumberColumn && counts.size() <= MOST_CODES) {
      Map<String, Integer> ascending = new LinkedHashMap<>();
      counts.entrySet().stream()
          .sorted(Map.Entry.comparingByKey(Comparator.comparingDouble(Double::parseDouble)))
          .forEach(entry -> ascending.put(entry.getKey(), entry.getValue()));
      counts = ascending;
    }
    return new TargetValues(source, target, counts);
  }

  List<String> values() {
    return List.copyOf(counts.keySet());
  }

  /** Some of the values, in the same order. */
  TargetValues only(List<String> some) {
    Map<String, Integer> part = new LinkedHashMap<>(counts);
    part.keySet().retainAll(some);
    return new TargetValues(source, target, part);
  }

  /** Whether all but two values stand in one row each, and those rows are few. */
  boolean hasStrayRows() {
    long repeated = counts.values().stream().filter(count -> count > 1).count();
    return counts.size() > 2 && repeated <= 2 && counts.size() <= 2 + MOST_STRAY_VALUES;
  }

  /** The values with their counts, not all if they are many. */
  String shown() {
    return Quoted.first(
        counts.entrySet().stream()
            .map(
                entry ->
                    Quoted.among(entry.getKey(), counts.keySet()) + " (" + entry.getValue() + ")"),
        counts.size(),
        VALUES_SHOWN);
  }

  /** Why the target cannot be learned as it is. */
  DataException notTwo() {
    String start =
        source + ": the target " + Quoted.text(target.name()) + " must have two classes, ";
    if (counts.size() < 2) {
      return new DataException(
          start + "found " + counts.size() + ": " + shown() + "." + withoutValue(),
          Remedy.of("name another target", Setting.TARGET));
    }
    if (isNumberToPredict()) {
      return new DataException(
          start
              + "found "
              + counts.size()
              + " different numbers"
              + range()
              + ". It looks like a number to predict.",
          Remedy.of("predict the number", Setting.TASK, Task.REGRESSION.key()),
          Remedy.of("name another target", Setting.TARGET),
          Remedy.of("make two classes of the numbers, such as below and above a limit"));
    }
    List<Remedy> remedies = new ArrayList<>();
    Optional<String> alike = alike();
    alike.ifPresent(pair -> remedies.add(Remedy.of("write equal classes alike")));
    counts.keySet().stream()
        .filter(MissingCells::mayBeMissing)
        .findFirst()
        .ifPresent(
            word ->
                remedies.add(
                    Remedy.of(
                        "if " + Quoted.text(word) + " means missing, say so",
                        Setting.MISSING,
                        word)));
    if (remedies.isEmpty()) {
      remedies.add(
          counts.containsValue(1)
              ? Remedy.of("correct or leave out the rows whose value no other row has")
              : Remedy.of("take them for several classes", Setting.TASK, Task.MULTICLASS.key()));
    }
    remedies.add(Remedy.of("name another target", Setting.TARGET));
    remedies.add(againstTheRest());
    return new DataException(
        start + "found " + counts.size() + ": " + shown() + "." + alike.orElse(""),
        remedies.toArray(Remedy[]::new));
  }

  /** Whether a value is a word that may stand for a missing one. */
  boolean mayHoldMissing() {
    return counts.keySet().stream().anyMatch(MissingCells::mayBeMissing);
  }

  /** Few whole numbers: codes of classes, or counts and grades to predict. */
  DataException classesOrNumber() {
    return new DataException(
        source
            + ": it must be known what the target "
            + Quoted.text(target.name())
            + " is, found "
            + counts.size()
            + " different whole numbers: "
            + shown()
            + ". They may be classes, or a number to predict.",
        Remedy.of("take them for classes", Setting.TASK, Task.MULTICLASS.key()),
        Remedy.of("predict the number", Setting.TASK, Task.REGRESSION.key()),
        againstTheRest());
  }

  /** Of one value, or two where several classes were asked for. */
  DataException tooFewClasses() {
    return counts.size() < 2
        ? notTwo()
        : new DataException(
            source
                + ": several classes must be at least three, found two in the target "
                + Quoted.text(target.name())
                + ": "
                + shown()
                + ".",
            Remedy.of("tell the two apart", Setting.TASK, Task.BINARY.key()));
  }

  /** A number that never differs cannot be learned. */
  DataException oneValue() {
    return new DataException(
        source
            + ": the target "
            + Quoted.text(target.name())
            + " must differ between rows, found "
            + shown()
            + " only.",
        Remedy.of("name another target", Setting.TARGET));
  }

  private Remedy againstTheRest() {
    boolean zeroIsNone = values().get(0).equals("0") && counts.size() <= VALUES_SHOWN;
    return Remedy.of(
        "name the values that are positive against all others",
        Setting.POSITIVE,
        zeroIsNone ? values().stream().skip(1).toArray(String[]::new) : new String[0]);
  }

  boolean isNumberToPredict() {
    return target instanceof NumberColumn
        && (counts.size() > MOST_CODES
            || counts.keySet().stream().anyMatch(value -> value.indexOf('.') >= 0));
  }

  private String range() {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (String value : counts.keySet()) {
      smallest = Math.min(smallest, Double.parseDouble(value));
      largest = Math.max(largest, Double.parseDouble(value));
    }
    return " from " + NumberColumn.text(smallest) + " to " + NumberColumn.text(largest);
  }

  private String withoutValue() {
    return target.missing() == 0
        ? ""
        : " " + target.missing() + " of " + target.rows() + " rows have no value in it.";
  }

  /** A sentence about the first two values that look like one class. */
  Optional<String> alike() {
    Map<String, String> seen = new LinkedHashMap<>();
    for (String value : counts.keySet()) {
      String other = seen.putIfAbsent(plain(value), value);
      if (other != null) {
        return Optional.of(
            " "
                + Quoted.text(other)
                + " and "
                + Quoted.text(value)
                + (other.equalsIgnoreCase(value)
                    ? " differ in capital letters only."
                    : " differ in blanks, hyphens or capital letters only."));
      }
    }
    return Optional.empty();
  }

  /** The first value that is written unlike one of some others, but only just. */
  Optional<String> likeOneOf(List<String> others) {
    List<String> plain = others.stream().map(TargetValues::plain).toList();
    return counts.keySet().stream()
        .filter(value -> !others.contains(value) && plain.contains(plain(value)))
        .findFirst();
  }

  /** Equal for two ways to write a word; a number is not a word. */
  private static String plain(String value) {
    boolean word = value.chars().anyMatch(Character::isLetter);
    return word ? value.toLowerCase(Locale.ROOT).replaceAll("[\\s\\u00a0_-]", "") : value;
  }
}
