package org.concordml.tablesaw;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.Metric;
import org.concordml.evaluation.OneVsRest;
import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainedModel;
import org.concordml.training.runner.TrainedEnsemble;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What came of a training as Tablesaw {@link Table}s, under the names that the files of a report
 * have. An undefined number is a missing one.
 *
 * <pre>{@code
 * Table history = TablesawResults.history(run.model());
 * Table metrics = TablesawResults.metrics(run.evaluation());
 * Table best = history.sortAscendingOn("valLoss").first(1);
 * }</pre>
 */
public final class TablesawResults {

  private TablesawResults() {}

  /**
   * @param model what a job left behind
   * @return one row an epoch: epoch (from 1), loss, accuracy or mae, valLoss, valAccuracy or
   *     valMae, seconds; of an ensemble one row a network and epoch, the network's number in front
   *     as member, from 1
   */
  public static Table history(TrainedEnsemble model) {
    Table history = history(model.members().get(0));
    if (model.size() == 1) {
      return history;
    }
    Table all = Table.create("history");
    for (int member = 1; member <= model.size(); member++) {
      Table one = history(model.members().get(member - 1));
      int[] numbers = new int[one.rowCount()];
      Arrays.fill(numbers, member);
      one.insertColumn(0, IntColumn.create("member", numbers));
      all = member == 1 ? one : all.append(one);
    }
    return all;
  }

  /**
   * @param network a trained one
   * @return one row an epoch, as of a network alone
   */
  public static Table history(TrainedModel network) {
    Task task = network.network().head().task();
    IntColumn epochs = IntColumn.create("epoch");
    DoubleColumn loss = DoubleColumn.create("loss");
    DoubleColumn metric = DoubleColumn.create(task.historyMetric());
    DoubleColumn valLoss = DoubleColumn.create("valLoss");
    DoubleColumn valMetric = DoubleColumn.create(task.validationMetric());
    DoubleColumn seconds = DoubleColumn.create("seconds");
    for (EpochRecord epoch : network.history()) {
      epochs.append(epoch.epoch());
      loss.append(epoch.loss());
      metric.append(epoch.metric());
      valLoss.append(epoch.valLoss());
      valMetric.append(epoch.valMetric());
      seconds.append(epoch.seconds());
    }
    return Table.create("history", epochs, loss, metric, valLoss, valMetric, seconds);
  }

  /**
   * Predictions beside the truth, in the order of the rows.
   *
   * @param truth of the rows
   * @param classes names of the classes, by their number: of two the negative one first; none of
   *     numbers
   * @param predictions {@code [rows, outputs]}, row-major: the probability of the positive class,
   *     or of each of several, or the number predicted
   * @return of two classes truth and probability; of several truth, predicted (the first of the
   *     most probable) and a column {@code probability of NAME} for each; of numbers truth and
   *     predicted
   * @throws IllegalArgumentException if there are not as many names as classes, or the predictions
   *     are of another shape
   */
  public static Table predictions(Targets truth, List<String> classes, double[] predictions) {
    return truth.match(new PredictionColumns(classes, predictions));
  }

  /** One answer for each kind of outcome. */
  private static final class PredictionColumns implements Targets.Cases<Table> {

    private final List<String> classes;
    private final double[] predictions;

    PredictionColumns(List<String> classes, double[] predictions) {
      this.classes = classes;
      this.predictions = predictions;
    }

    @Override
    public Table classes(Targets.Classes targets) {
      requireNames(classes, targets.count());
      boolean binary = targets.count() == 2;
      requireShape(targets.rows(), binary ? 1 : targets.count());
      StringColumn truth = StringColumn.create("truth");
      Arrays.stream(targets.toArray()).forEach(index -> truth.append(classes.get(index)));
      Table table = Table.create("predictions", truth);
      return binary
          ? table.addColumns(DoubleColumn.create("probability", predictions))
          : addProbabilities(table, targets.count());
    }

    private Table addProbabilities(Table table, int count) {
      StringColumn predicted = StringColumn.create("predicted");
      DoubleColumn[] probabilities = new DoubleColumn[count];
      Arrays.setAll(probabilities, k -> DoubleColumn.create("probability of " + classes.get(k)));
      for (int row = 0; row < table.rowCount(); row++) {
        int best = 0;
        for (int k = 0; k < count; k++) {
          double probability = predictions[row * count + k];
          probabilities[k].append(probability);
          best = probability > predictions[row * count + best] ? k : best;
        }
        predicted.append(classes.get(best));
      }
      return table.addColumns(predicted).addColumns(probabilities);
    }

    @Override
    public Table numbers(Targets.Numbers targets) {
      requireNames(classes, 0);
      requireShape(targets.rows(), 1);
      return Table.create(
          "predictions",
          DoubleColumn.create("truth", targets.toArray()),
          DoubleColumn.create("predicted", predictions));
    }

    private void requireShape(int rows, int outputs) {
      if (predictions.length != (long) rows * outputs) {
        throw new IllegalArgumentException(
            "predictions must be "
                + rows
                + " rows of "
                + outputs
                + ", found "
                + predictions.length
                + " numbers");
      }
    }
  }

  private static void requireNames(List<String> names, int classes) {
    if (names.size() != classes) {
      throw new IllegalArgumentException(
          "there must be a name for each of " + classes + " classes, found " + names);
    }
  }

  /**
   * @param evaluation of any kind of outcome
   * @return one row a metric, in the order to list them: metric, value, lower, upper; the last two
   *     are its 95 % confidence interval, missing where no formula is known
   */
  public static Table metrics(Evaluation evaluation) {
    StringColumn names = StringColumn.create("metric");
    DoubleColumn values = DoubleColumn.create("value");
    DoubleColumn lower = DoubleColumn.create("lower");
    DoubleColumn upper = DoubleColumn.create("upper");
    Map<? extends Metric, ConfidenceInterval> intervals = evaluation.intervals();
    evaluation
        .metrics()
        .forEach(
            (metric, value) -> {
              names.append(metric.key());
              values.append(value);
              ConfidenceInterval interval = intervals.get(metric);
              lower.append(interval == null ? Double.NaN : interval.lower());
              upper.append(interval == null ? Double.NaN : interval.upper());
            });
    return Table.create("metrics", names, values, lower, upper);
  }

  /**
   * @param evaluation of several classes
   * @param classes their names, by their number
   * @return one row a class, taken against all others: class, rows (or their weights), and a column
   *     for each metric of {@link OneVsRest}
   * @throws IllegalArgumentException if there are not as many names as classes
   */
  public static Table perClass(Evaluation.Classes evaluation, List<String> classes) {
    requireNames(classes, evaluation.classes().size());
    List<OneVsRest> each = evaluation.classes();
    Table table =
        Table.create(
            "classes",
            StringColumn.create("class", classes),
            DoubleColumn.create("rows", each.stream().map(OneVsRest::support).toList()));
    for (BinaryMetric metric : each.get(0).metrics().keySet()) {
      table.addColumns(
          DoubleColumn.create(metric.key(), each.stream().map(k -> k.metric(metric)).toList()));
    }
    return table;
  }

  /**
   * @param evaluation of several classes
   * @param classes their names, by their number
   * @return one row a true class: truth, and a column {@code predicted NAME} for each with the
   *     rows, or their weights
   * @throws IllegalArgumentException if there are not as many names as classes
   */
  public static Table confusionMatrix(Evaluation.Classes evaluation, List<String> classes) {
    requireNames(classes, evaluation.counts().classes());
    double[][] counts = new double[classes.size()][classes.size()];
    for (int truth = 0; truth < counts.length; truth++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        counts[truth][predicted] = evaluation.counts().count(truth, predicted);
      }
    }
    return confusionMatrix(classes, counts);
  }

  /**
   * @param evaluation of two classes
   * @param negative name of the negative class
   * @param positive name of the positive class
   * @return two rows, of the true class: truth, and a column {@code predicted NAME} for each
   */
  public static Table confusionMatrix(
      Evaluation.Binary evaluation, String negative, String positive) {
    double[][] counts = {
      {evaluation.counts().tn(), evaluation.counts().fp()},
      {evaluation.counts().fn(), evaluation.counts().tp()}
    };
    return confusionMatrix(List.of(negative, positive), counts);
  }

  private static Table confusionMatrix(List<String> classes, double[][] counts) {
    Table table = Table.create("confusion matrix", StringColumn.create("truth", classes));
    for (int k = 0; k < classes.size(); k++) {
      int predicted = k;
      table.addColumns(
          DoubleColumn.create(
              "predicted " + classes.get(k),
              Arrays.stream(counts).mapToDouble(row -> row[predicted]).toArray()));
    }
    return table;
  }
}
