package org.concordml.bundle.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.evaluation.Evaluation;

/**
 * What a model scored on its test rows.
 *
 * @param loss of them
 * @param metrics by name, in the order to list them; those that are undefined left out
 * @param intervals bounds of 95 % confidence, lower and upper, of the metrics that have them
 * @param optimistic whether something was chosen by these very rows
 */
public record TestFigures(
    double loss,
    Map<String, Double> metrics,
    Map<String, List<Double>> intervals,
    boolean optimistic) {

  /** Takes copies. */
  public TestFigures {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
    intervals.forEach(
        (metric, bounds) -> {
          if (bounds.size() != 2) {
            throw new IllegalArgumentException(
                "the interval of " + metric + " must have two bounds, found " + bounds);
          }
        });
  }

  static TestFigures of(double loss, Evaluation evaluation, boolean optimistic) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    evaluation
        .metrics()
        .forEach(
            (metric, value) -> {
              if (Double.isFinite(value)) {
                metrics.put(metric.key(), value);
              }
            });
    Map<String, List<Double>> intervals = new LinkedHashMap<>();
    evaluation
        .intervals()
        .forEach(
            (metric, interval) -> {
              List<Double> bounds = new ArrayList<>(List.of(interval.lower(), interval.upper()));
              if (bounds.stream().allMatch(Double::isFinite)) {
                intervals.put(metric.key(), bounds);
              }
            });
    return new TestFigures(loss, metrics, intervals, optimistic);
  }
}
