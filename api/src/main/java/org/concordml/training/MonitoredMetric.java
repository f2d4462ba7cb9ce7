package org.concordml.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.concordml.NamedChoices;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.DecisionThreshold;

/**
 * What early stopping can watch: the four numbers of the history, and every metric of the
 * evaluation on the validation rows, positive above 0.5, such as {@code valRocAuc}.
 *
 * @param key the name used on the command line and in files; any spelling may be given ({@code
 *     val_loss}), and a usual name ({@code val_auc}). A metric that there is of the validation rows
 *     only may be given without its {@code val}: {@code auc}, {@code f1}
 */
public record MonitoredMetric(String key) {

  private static final List<Watched> ALL = all();
  private static final NamedChoices<Watched> NAMES = names();

  /** Where a value comes from and which way is better. */
  private record Watched(
      String key, boolean higherIsBetter, Optional<BinaryMetric> ofEvaluation, Source source) {}

  @FunctionalInterface
  private interface Source {
    double value(EpochRecord record, HeldOutScores scores, boolean[] labels);
  }

  /**
   * Finds the metric.
   *
   * @throws IllegalArgumentException if there is no such metric; the message lists them and tells
   *     the nearest
   */
  public MonitoredMetric {
    key = NAMES.named(key).key();
  }

  private static List<Watched> all() {
    List<Watched> all = new ArrayList<>();
    all.add(ofHistory("loss", false, (r, s, y) -> r.loss()));
    all.add(ofHistory("accuracy", true, (r, s, y) -> r.accuracy()));
    all.add(ofHistory("valLoss", false, (r, s, y) -> r.valLoss()));
    all.add(ofHistory("valAccuracy", true, (r, s, y) -> r.valAccuracy()));
    for (BinaryMetric metric : BinaryMetric.values()) {
      if (metric != BinaryMetric.ACCURACY) {
        all.add(
            new Watched(
                "val" + capital(metric.key()),
                metric.higherIsBetter(),
                Optional.of(metric),
                (r, s, y) -> s.metric(metric, y, DecisionThreshold.HALF)));
      }
    }
    return all;
  }

  private static Watched ofHistory(String key, boolean higherIsBetter, Source source) {
    return new Watched(key, higherIsBetter, Optional.empty(), source);
  }

  private static NamedChoices<Watched> names() {
    NamedChoices<Watched> names = NamedChoices.of("metric", ALL, Watched::key);
    names.alias(ALL.get(1), BinaryMetric.ACCURACY.aliases());
    for (String alias : BinaryMetric.ACCURACY.aliases()) {
      names.alias(ALL.get(3), "val" + capital(alias));
    }
    for (Watched watched : ALL) {
      watched.ofEvaluation().ifPresent(metric -> alias(names, watched, metric));
    }
    return names;
  }

  private static void alias(NamedChoices<Watched> names, Watched watched, BinaryMetric metric) {
    names.alias(watched, metric.key(), metric.key() + "Score", watched.key() + "Score");
    for (String alias : metric.aliases()) {
      names.alias(watched, alias, "val" + capital(alias));
    }
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private Watched watched() {
    return NAMES.named(key);
  }

  /**
   * @return every name there is
   */
  public static List<String> keys() {
    return NAMES.names();
  }

  /**
   * @return whether a higher number is the better one; false for losses and errors
   */
  public boolean higherIsBetter() {
    return watched().higherIsBetter();
  }

  /**
   * Whether the metric can be defined at all on rows with so many of each class, see {@link
   * BinaryMetric#canBeDefined}.
   *
   * @param positives validation rows of the positive class
   * @param negatives validation rows of the negative class
   * @return false if a class is missing that the metric needs
   */
  public boolean canBeDefined(int positives, int negatives) {
    return watched()
        .ofEvaluation()
        .map(metric -> metric.canBeDefined(positives, negatives))
        .orElse(true);
  }

  /**
   * @param record of an epoch
   * @param scores of the validation rows after it
   * @param labels of the validation rows
   * @return the metric then; NaN where it is undefined
   */
  public double value(EpochRecord record, HeldOutScores scores, boolean[] labels) {
    return watched().source().value(record, scores, labels);
  }
}
