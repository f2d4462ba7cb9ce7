package org.concordml.data;

import java.util.List;
import java.util.Objects;

/**
 * What the columns mean.
 *
 * @param features names of the feature columns, in order; at least one
 * @param target name of the target column
 * @param task what kind of outcome the target is
 * @param classes names of the classes, in the order of their indices: of two the negative one, then
 *     the positive one (the target's value, or several joined by ", "; the other value, or
 *     "others"); of a number none
 */
public record Schema(List<String> features, String target, Task task, List<String> classes) {

  /** Checks that nothing is missing. */
  public Schema {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(task, "task");
    if (features.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one feature column, found none");
    }
  }

  /**
   * Of two classes.
   *
   * @param features names of the feature columns, in order; at least one
   * @param target name of the target column
   * @param positive name of the positive class
   * @param negative name of the other
   */
  public Schema(List<String> features, String target, String positive, String negative) {
    this(
        features,
        target,
        Task.BINARY,
        List.of(
            Objects.requireNonNull(negative, "negative"),
            Objects.requireNonNull(positive, "positive")));
  }

  /**
   * @return name of the positive class of two
   * @throws IllegalStateException if the outcome is not two classes
   */
  public String positive() {
    return ofTwo(1);
  }

  /**
   * @return name of the negative class of two
   * @throws IllegalStateException if the outcome is not two classes
   */
  public String negative() {
    return ofTwo(0);
  }

  private String ofTwo(int index) {
    if (task != Task.BINARY) {
      throw new IllegalStateException("the outcome must be two classes, found " + task.key());
    }
    return classes.get(index);
  }

  /**
   * @param targets outcomes
   * @param row from 0
   * @return the outcome of that row in words: the name of its class, or its number
   */
  public String inWords(Targets targets, int row) {
    return targets.match(
        new Targets.Cases<String>() {
          @Override
          public String classes(Targets.Classes outcome) {
            return classes.get(outcome.index(row));
          }

          @Override
          public String numbers(Targets.Numbers outcome) {
            return NumberColumn.text(outcome.value(row));
          }
        });
  }
}
