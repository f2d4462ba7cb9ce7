package org.concordml.training;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.concordml.NamedChoices;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.DecisionThreshold;

/**
 * What early stopping can watch: the numbers of the history, and of two classes every metric of the
 * evaluation on the validation rows, positive above 0.5, such as {@code valRocAuc}.
 *
 * @param key the name used on the command line and in files; any spelling may be given ({@code
 *     val_loss}), and a usual name ({@code val_auc}). A metric that there is of the validation rows
 *     only may be given without its {@code val}: {@code auc}, {@code f1}
 */
public record MonitoredMetric(String key) {

  private static final List<Watched> ALL = all();
  private static final NamedChoices<Watched> NAMES = names();

  /** Of what tasks it is, where a value comes from and which way is better. */
  private record Watched(
      String key,
      Set<Task> tasks,
      boolean higherIsBetter,
      Optional<BinaryMetric> ofEvaluation,
      Source source) {}

  @FunctionalInterface
  private interface Source {
    double value(EpochRecord record, HeldOutScores scores, Targets targets);
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
    Set<Task> any = EnumSet.allOf(Task.class);
    Set<Task> classes = EnumSet.of(Task.BINARY, Task.MULTICLASS);
    Set<Task> numbers = EnumSet.of(Task.REGRESSION);
    all.add(ofHistory("loss", any, false, (r, s, y) -> r.loss()));
    all.add(ofHistory("accuracy", classes, true, (r, s, y) -> r.metric()));
    all.add(ofHistory("valLoss", any, false, (r, s, y) -> r.valLoss()));
    all.add(ofHistory("valAccuracy", classes, true, (r, s, y) -> r.valMetric()));
    all.add(ofHistory("mae", numbers, false, (r, s, y) -> r.metric()));
    all.add(ofHistory("valMae", numbers, false, (r, s, y) -> r.valMetric()));
    for (BinaryMetric metric : BinaryMetric.values()) {
      if (metric != BinaryMetric.ACCURACY) {
        all.add(
            new Watched(
                "val" + capital(metric.key()),
                EnumSet.of(Task.BINARY),
                metric.higherIsBetter(),
                Optional.of(metric),
                (r, s, y) -> s.metric(metric, labels(y), DecisionThreshold.HALF)));
      }
    }
    return all;
  }

  private static boolean[] labels(Targets targets) {
    Targets.Classes classes = (Targets.Classes) targets;
    boolean[] labels = new boolean[classes.rows()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = classes.index(i) == 1;
    }
    return labels;
  }

  private static Watched ofHistory(
      String key, Set<Task> tasks, boolean higherIsBetter, Source source) {
    return new Watched(key, tasks, higherIsBetter, Optional.empty(), source);
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
   * @param task kind of outcome
   * @return whether it is defined of that
   */
  public boolean isOf(Task task) {
    return watched().tasks().contains(task);
  }

  /**
   * Refuses a metric that no epoch can have a value of.
   *
   * @param targets of the validation rows
   * @throws DataException if it is a metric of another task, or a class is missing that it needs,
   *     see {@link BinaryMetric#canBeDefined}
   */
  void requireDefinable(Targets targets) {
    if (!isOf(targets.task())) {
      throw new DataException(
          "early stopping on "
              + key
              + " needs an outcome that it is defined of, found one that is "
              + targets.task().key()
              + ".",
          Remedy.of("watch another metric", Setting.EARLY_STOPPING, "valLoss"));
    }
    watched().ofEvaluation().ifPresent(metric -> requireClasses(metric, targets));
  }

  private void requireClasses(BinaryMetric metric, Targets targets) {
    int[] counts = ((Targets.Classes) targets).counts();
    if (metric.canBeDefined(counts[1], counts[0])) {
      return;
    }
    throw new DataException(
        "early stopping on "
            + key
            + " needs validation rows of "
            + (metric.canBeDefined(1, 0)
                ? "the positive class"
                : metric.canBeDefined(0, 1) ? "the negative class" : "both classes")
            + ", found "
            + counts[1]
            + " positive and "
            + counts[0]
            + " negative.",
        Remedy.of("keep both classes in both parts of the split", Setting.STRATIFY),
        Remedy.of("watch another metric", Setting.EARLY_STOPPING, "valLoss"));
  }

  /**
   * @param record of an epoch
   * @param scores of the validation rows after it
   * @param targets of the validation rows
   * @return the metric then; NaN where it is undefined
   */
  public double value(EpochRecord record, HeldOutScores scores, Targets targets) {
    return watched().source().value(record, scores, targets);
  }
}
