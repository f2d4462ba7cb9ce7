package org.concordml.data.preparation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.data.text.DecimalNumber;
import org.concordml.data.text.Quoted;

/**
 * What the target of some rows is: the kind of outcome, said or inferred, and a class or a number
 * for each row.
 *
 * @param task what kind of outcome it is
 * @param targets one a row
 * @param classes names of the classes by index; of a number none
 * @param notices what a user should know of how that was decided
 */
public record Outcome(Task task, Targets targets, List<String> classes, List<Notice> notices) {

  /** A class with more names than this is no class. */
  private static final int MOST_CLASSES = 50;

  /** Takes copies. */
  public Outcome {
    classes = List.copyOf(classes);
    notices = List.copyOf(notices);
  }

  /**
   * Reads a target. Unless it is said what it is: two values are two classes; text of more values,
   * each in several rows, is several classes, by code point; numbers that are not whole, or more
   * than 20 different ones, are a number to predict. Few whole numbers may be either, and are
   * refused until it is said.
   *
   * @param source what a user would call the table, for messages
   * @param target the column
   * @param rows rows to use, from 0, each with a value
   * @param positive the values that are the positive class of two; empty to go by convention
   * @param task what it is; empty to infer it
   * @return the outcome
   * @throws DataException if it is not what was said, cannot be inferred, or has one value
   */
  public static Outcome of(
      String source, Column target, int[] rows, List<String> positive, Optional<Task> task) {
    TargetValues values = TargetValues.of(source, target, rows);
    return switch (task.orElseGet(() -> infer(values, positive))) {
      case BINARY -> binary(values, rows, positive);
      case MULTICLASS -> multiclass(values, rows);
      case REGRESSION -> regression(values, rows);
    };
  }

  private static Task infer(TargetValues values, List<String> positive) {
    int different = values.counts().size();
    if (!positive.isEmpty() || different <= 2) {
      return Task.BINARY;
    }
    if (values.isNumberToPredict()) {
      return Task.REGRESSION;
    }
    if (values.hasStrayRows()) {
      return Task.BINARY;
    }
    if (values.target() instanceof NumberColumn) {
      throw values.classesOrNumber();
    }
    boolean doubtful = values.alike().isPresent() || values.mayHoldMissing();
    int rows = values.counts().values().stream().mapToInt(Integer::intValue).sum();
    return doubtful || different > MOST_CLASSES || 2 * different > rows
        ? Task.BINARY
        : Task.MULTICLASS;
  }

  private static Outcome binary(TargetValues values, int[] rows, List<String> positive) {
    TargetClasses classes = TargetClasses.of(values, positive);
    return new Outcome(
        Task.BINARY,
        Targets.binary(classes.labels(values.target(), rows)),
        List.of(classes.negative(), classes.positive()),
        classes.notice().stream().toList());
  }

  private static Outcome multiclass(TargetValues values, int[] rows) {
    if (values.counts().size() < 3) {
      throw values.tooFewClasses();
    }
    List<String> names = new ArrayList<>(values.values());
    if (!(values.target() instanceof NumberColumn)) {
      names.sort(Outcome::byCodePoint);
    }
    for (Map.Entry<String, Integer> count : values.counts().entrySet()) {
      if (count.getValue() < 2) {
        throw new DataException(
            values.source()
                + ": each class of the target "
                + Quoted.text(values.target().name())
                + " must have at least 2 rows, found 1 of "
                + Quoted.text(count.getKey())
                + ".",
            Remedy.of("leave that row out, or give more rows of the class"),
            Remedy.of("name the values that are positive against all others", Setting.POSITIVE));
      }
    }
    int[] index =
        Arrays.stream(rows).map(row -> names.indexOf(values.target().text(row))).toArray();
    return new Outcome(Task.MULTICLASS, new Targets.Classes(index, names.size()), names, List.of());
  }

  /** As scikit-learn sorts text. */
  private static int byCodePoint(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  private static Outcome regression(TargetValues values, int[] rows) {
    if (!(values.target() instanceof NumberColumn numbers)) {
      throw notNumbers(values);
    }
    if (values.counts().size() < 2) {
      throw values.oneValue();
    }
    double[] outcome = IntStream.of(rows).mapToDouble(numbers::value).toArray();
    return new Outcome(Task.REGRESSION, new Targets.Numbers(outcome), List.of(), List.of());
  }

  private static DataException notNumbers(TargetValues values) {
    String name = values.target().name();
    List<String> texts =
        values.values().stream()
            .filter(text -> text.isEmpty() || Double.isNaN(DecimalNumber.parse(text, '.')))
            .toList();
    String first = texts.isEmpty() ? values.values().get(0) : texts.get(0);
    String fact =
        values.source()
            + ": a number to predict must be a column of numbers, found the text "
            + Quoted.text(first)
            + " in the target "
            + Quoted.text(name)
            + ".";
    Remedy classes = Remedy.of("take it for classes", Setting.TASK, Task.MULTICLASS.key());
    return texts.size() == 1
        ? new DataException(
            fact,
            Remedy.of("if it means missing, say so", Setting.MISSING, name + "=" + first),
            classes)
        : new DataException(fact, classes);
  }
}
