package org.concordml.data;

import java.util.List;
import org.concordml.NamedChoices;

/** What kind of outcome is predicted. */
public enum Task {
  /** Two classes, one of them the positive one. */
  BINARY("binary", "accuracy", "valAccuracy"),
  /** Three classes or more. */
  MULTICLASS("multiclass", "accuracy", "valAccuracy"),
  /** A number. */
  REGRESSION("regression", "mae", "valMae");

  private final String key;
  private final String historyMetric;
  private final String validationMetric;

  Task(String key, String historyMetric, String validationMetric) {
    this.key = key;
    this.historyMetric = historyMetric;
    this.validationMetric = validationMetric;
  }

  /**
   * @return the name used on the command line and in files
   */
  public String key() {
    return key;
  }

  /**
   * @return what stands beside the loss in the history: {@code accuracy} of classes, {@code mae}
   *     (mean absolute error) of a number
   */
  public String historyMetric() {
    return historyMetric;
  }

  /**
   * @return the name of that of the training rows by their weights: {@code weightedAccuracy} or
   *     {@code weightedMae}
   */
  public String weightedMetric() {
    return "weighted" + validationMetric.substring("val".length());
  }

  /**
   * @return the name of that of the validation rows: {@code valAccuracy} or {@code valMae}
   */
  public String validationMetric() {
    return validationMetric;
  }

  /**
   * Finds a task by its name.
   *
   * @param name binary, multiclass or regression, in any spelling
   * @return that task
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static Task named(String name) {
    return NamedChoices.of("task", List.of(values()), Task::key)
        .alias(BINARY, "twoClasses", "binaryClassification")
        .alias(MULTICLASS, "classes", "multiclassClassification", "classification")
        .alias(REGRESSION, "number")
        .named(name);
  }
}
