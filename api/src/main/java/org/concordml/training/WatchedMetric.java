package org.concordml.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.concordml.NamedChoices;
import org.concordml.data.Examples;
import org.concordml.data.Task;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.ClassMetric;
import org.concordml.evaluation.DecisionThreshold;
import org.concordml.evaluation.Metric;
import org.concordml.evaluation.QuantityMetric;
import org.concordml.network.Head;

/**
 * A number that early stopping can watch of one kind of outcome: one of the history, or a metric of
 * the validation rows.
 *
 * @param key its name
 * @param higherIsBetter false for losses and errors
 * @param ofRows the metric of the validation rows; empty for a number of the history
 * @param source where the value comes from
 */
record WatchedMetric(
    String key, boolean higherIsBetter, Optional<? extends Metric> ofRows, Source source) {

  private static final Pattern VALIDATION = Pattern.compile("(?i)\\s*val[\\s_-]?");

  /** The most classes whose top-k accuracies are all listed. */
  private static final int CLASSES_LISTED = 6;

  /** What a metric is of an epoch. */
  @FunctionalInterface
  interface Source {
    double value(EpochRecord record, HeldOutScores scores, Examples rows, Head head);
  }

  /**
   * Looks for a metric by its name.
   *
   * @param name in any spelling; what there is of the validation rows only without its {@code val},
   *     too
   * @param task kind of outcome
   * @return the metric; empty if that kind of outcome has none of this name
   * @throws IllegalArgumentException if its parameter is out of range
   */
  static Optional<WatchedMetric> find(String name, Task task) {
    Optional<WatchedMetric> found = history(task).find(name);
    return found.isPresent()
        ? found
        : ofRows(VALIDATION.matcher(name).replaceFirst(""), task)
            .map(metric -> history(task).find(metric.key()).orElse(metric));
  }

  private static Optional<WatchedMetric> ofRows(String name, Task task) {
    return switch (task) {
      case BINARY -> BinaryMetric.find(name).map(WatchedMetric::of);
      case MULTICLASS -> ClassMetric.find(name).map(WatchedMetric::of);
      case REGRESSION -> QuantityMetric.find(name).map(WatchedMetric::of);
    };
  }

  /**
   * @param task kind of outcome
   * @return what is listed for it; metrics with a parameter have more names
   */
  static List<String> keys(Task task) {
    List<String> keys = new ArrayList<>(history(task).names());
    listed(task).stream()
        .map(WatchedMetric::validation)
        .filter(key -> !keys.contains(key))
        .forEach(keys::add);
    return keys;
  }

  /**
   * @return every listed name of every kind of outcome, and those that the field has for it
   */
  static NamedChoices<String> names() {
    List<String> keys =
        Arrays.stream(Task.values()).flatMap(task -> keys(task).stream()).distinct().toList();
    NamedChoices<String> names = NamedChoices.of("metric", keys, Function.identity());
    for (Task task : Task.values()) {
      for (Metric metric : listed(task)) {
        String key = validation(metric);
        names.alias(key, metric.key(), metric.key() + "Score", key + "Score");
        for (String alias : metric.aliases()) {
          names.alias(key, alias, "val" + capital(alias));
        }
      }
    }
    return names;
  }

  private static List<? extends Metric> listed(Task task) {
    return switch (task) {
      case BINARY -> List.of(BinaryMetric.values());
      case MULTICLASS -> ClassMetric.all(CLASSES_LISTED);
      case REGRESSION -> QuantityMetric.all();
    };
  }

  private static NamedChoices<WatchedMetric> history(Task task) {
    WatchedMetric loss = of("loss", false, (record, s, y, h) -> record.loss());
    WatchedMetric valLoss = of("valLoss", false, (record, s, y, h) -> record.valLoss());
    boolean classes = task != Task.REGRESSION;
    WatchedMetric metric =
        of(task.historyMetric(), classes, (record, scores, y, h) -> record.metric());
    WatchedMetric valMetric =
        of(task.validationMetric(), classes, (record, scores, y, h) -> record.valMetric());
    NamedChoices<WatchedMetric> all =
        NamedChoices.of("metric", List.of(loss, metric, valLoss, valMetric), WatchedMetric::key);
    for (String alias : historyAliases(task)) {
      all.alias(metric, alias).alias(valMetric, "val" + capital(alias));
    }
    return all;
  }

  private static String[] historyAliases(Task task) {
    return switch (task) {
      case BINARY -> new String[] {"acc", "binaryAccuracy", "accuracyScore"};
      case MULTICLASS ->
          new String[] {"acc", "categoricalAccuracy", "sparseCategoricalAccuracy", "accuracyScore"};
      case REGRESSION -> new String[] {"meanAbsoluteError"};
    };
  }

  private static WatchedMetric of(String key, boolean higherIsBetter, Source source) {
    return new WatchedMetric(key, higherIsBetter, Optional.empty(), source);
  }

  private static WatchedMetric of(BinaryMetric metric) {
    return of(
        metric,
        (record, scores, rows, head) -> metric.of(scores.ofTwo(rows, DecisionThreshold.HALF)));
  }

  private static WatchedMetric of(ClassMetric metric) {
    return of(metric, (record, scores, rows, head) -> metric.of(scores.ofClasses(rows)));
  }

  private static WatchedMetric of(QuantityMetric metric) {
    return of(metric, (record, scores, rows, head) -> metric.of(scores.ofNumbers(rows, head)));
  }

  private static WatchedMetric of(Metric metric, Source source) {
    return new WatchedMetric(
        validation(metric), metric.higherIsBetter(), Optional.of(metric), source);
  }

  private static String validation(Metric metric) {
    return "val" + capital(metric.key());
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
