package org.concordml.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.Task;
import org.concordml.network.Head;

/**
 * What early stopping can watch: the numbers of the history, and every metric that the evaluation
 * has for the kind of outcome, of the validation rows, such as {@code valRocAuc}, {@code
 * valF1Macro} or {@code valR2}. Of two classes positive above 0.5, of several the most probable; of
 * a number in its unit. Validation rows do not weigh.
 *
 * @param key the name used on the command line and in files; any spelling may be given ({@code
 *     val_loss}), and a usual name ({@code val_auc}). A metric that there is of the validation rows
 *     only may be given without its {@code val}: {@code auc}, {@code f1}, {@code r2}
 */
public record MonitoredMetric(String key) {

  /**
   * Finds the metric. A name that kinds of outcome share, such as {@code auc}, is that of two
   * classes until {@link #forTask} says which it is.
   *
   * @throws IllegalArgumentException if no kind of outcome has such a metric; the message lists
   *     them and tells the nearest
   */
  public MonitoredMetric {
    String name = key;
    key =
        Arrays.stream(Task.values())
            .flatMap(task -> WatchedMetric.find(name, task).stream())
            .findFirst()
            .map(WatchedMetric::key)
            .orElseGet(() -> WatchedMetric.names().named(name));
  }

  private Optional<WatchedMetric> watched(Task task) {
    return WatchedMetric.find(key, task);
  }

  /**
   * @return every name there is; metrics with a parameter have more, such as {@code valPinball0.75}
   */
  public static List<String> keys() {
    return WatchedMetric.names().names();
  }

  /**
   * @param task kind of outcome
   * @return every name there is for it, likewise
   */
  public static List<String> keys(Task task) {
    return WatchedMetric.keys(task);
  }

  /**
   * @return whether a higher number is the better one; false for losses and errors
   */
  public boolean higherIsBetter() {
    return Arrays.stream(Task.values())
        .flatMap(task -> watched(task).stream())
        .findFirst()
        .orElseThrow()
        .higherIsBetter();
  }

  /**
   * @param task kind of outcome
   * @return whether it is defined of that
   */
  public boolean isOf(Task task) {
    return watched(task).isPresent();
  }

  /**
   * What the name stands for where the kind of outcome is known: {@code valRocAuc} is {@code
   * valRocAucOvrMacro} of several classes.
   *
   * @param task kind of outcome
   * @return the metric by its own name
   * @throws DataException if that kind of outcome has no such metric; the message lists what it has
   */
  public MonitoredMetric forTask(Task task) {
    return new MonitoredMetric(of(task).key());
  }

  private WatchedMetric of(Task task) {
    return watched(task)
        .orElseThrow(
            () ->
                new DataException(
                    "early stopping on "
                        + key
                        + " needs an outcome that it is defined of, found one that is "
                        + task.key()
                        + ", of which there are "
                        + String.join(", ", keys(task))
                        + ".",
                    Remedy.of("watch another metric", Setting.EARLY_STOPPING, "valLoss")));
  }

  /**
   * Refuses a metric that no epoch can have a value of.
   *
   * @param rows of the validation
   * @param head of the network
   * @throws DataException if it is a metric of another task, or the rows lack what it needs, such
   *     as a class
   */
  void requireDefinable(Examples rows, Head head) {
    of(rows.targets().task())
        .ofRows()
        .flatMap(metric -> rows.targets().match(new DefinableMetric(key, metric, head)))
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  /**
   * @param record of an epoch
   * @param scores of the validation rows after it
   * @param rows of the validation
   * @param head of the network
   * @return the metric then; NaN where it is undefined
   */
  public double value(EpochRecord record, HeldOutScores scores, Examples rows, Head head) {
    return of(rows.targets().task()).source().value(record, scores, rows, head);
  }
}
