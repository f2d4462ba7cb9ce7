package org.concordml.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.training.EarlyStopping.Mode;

/**
 * What early stopping can watch: the four numbers of the history, and every metric of the
 * evaluation on the validation rows at threshold 0.5, such as {@code valRocAuc}.
 *
 * @param key the name used on the command line and in files
 */
public record MonitoredMetric(String key) {

  private static final double THRESHOLD = 0.5;
  private static final Map<String, Watched> KNOWN = known();

  /** Where a value comes from and which way is better. */
  private record Watched(Mode better, Source source) {}

  @FunctionalInterface
  private interface Source {
    double value(EpochRecord record, HeldOutScores scores, boolean[] labels);
  }

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if there is no such metric; the message lists them
   */
  public MonitoredMetric {
    if (!KNOWN.containsKey(key)) {
      throw new IllegalArgumentException(
          "metric must be one of " + String.join(", ", KNOWN.keySet()) + ", found '" + key + "'");
    }
  }

  private static Map<String, Watched> known() {
    Map<String, Watched> known = new LinkedHashMap<>();
    known.put("loss", new Watched(Mode.MIN, (r, s, y) -> r.loss()));
    known.put("accuracy", new Watched(Mode.MAX, (r, s, y) -> r.accuracy()));
    known.put("valLoss", new Watched(Mode.MIN, (r, s, y) -> r.valLoss()));
    known.put("valAccuracy", new Watched(Mode.MAX, (r, s, y) -> r.valAccuracy()));
    for (BinaryMetric metric : BinaryMetric.values()) {
      String key =
          "val" + metric.key().substring(0, 1).toUpperCase(Locale.ROOT) + metric.key().substring(1);
      known.putIfAbsent(
          key,
          new Watched(
              metric.higherIsBetter() ? Mode.MAX : Mode.MIN,
              (r, s, y) -> metric.compute(y, s.probabilities(), THRESHOLD)));
    }
    return Collections.unmodifiableMap(known);
  }

  /**
   * @return every name there is
   */
  public static Iterable<String> keys() {
    return KNOWN.keySet();
  }

  /**
   * @return which way is better
   */
  public Mode better() {
    return KNOWN.get(key).better();
  }

  /**
   * @param record of an epoch
   * @param scores of the validation rows after it
   * @param labels of the validation rows
   * @return the metric then; NaN where it is undefined
   */
  public double value(EpochRecord record, HeldOutScores scores, boolean[] labels) {
    return KNOWN.get(key).source().value(record, scores, labels);
  }
}
