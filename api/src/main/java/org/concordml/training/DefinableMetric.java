package org.concordml.training;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Targets;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.ClassMetric;
import org.concordml.evaluation.ClassPredictions;
import org.concordml.evaluation.Metric;
import org.concordml.evaluation.QuantityMetric;
import org.concordml.evaluation.QuantityPredictions;
import org.concordml.network.Head;

/**
 * Whether rows can define a metric, whatever is predicted for them; else why not.
 *
 * @param key what the metric is called where it is watched
 * @param metric of the kind of outcome that the rows have
 * @param head of the network
 */
record DefinableMetric(String key, Metric metric, Head head)
    implements Targets.Cases<Optional<DataException>> {

  @Override
  public Optional<DataException> classes(Targets.Classes rows) {
    return metric instanceof BinaryMetric binary
        ? ofTwo(binary, rows.counts())
        : ofSeveral((ClassMetric) metric, rows);
  }

  private Optional<DataException> ofTwo(BinaryMetric binary, int[] counts) {
    if (binary.canBeDefined(counts[1], counts[0])) {
      return Optional.empty();
    }
    String needed =
        binary.canBeDefined(1, 0)
            ? "the positive class"
            : binary.canBeDefined(0, 1) ? "the negative class" : "both classes";
    return Optional.of(
        refusal(
            needed + ", found " + counts[1] + " positive and " + counts[0] + " negative.",
            Remedy.of("keep both classes in both parts of the split", Setting.STRATIFY)));
  }

  /** Rows can define it if it is a number where all are predicted right, or all wrong. */
  private Optional<DataException> ofSeveral(ClassMetric several, Targets.Classes rows) {
    if (!Double.isNaN(several.of(certain(rows, 0)))
        || !Double.isNaN(several.of(certain(rows, 1)))) {
      return Optional.empty();
    }
    int[] counts = rows.counts();
    long present = Arrays.stream(counts).filter(count -> count > 0).count();
    return Optional.of(
        refusal(
            (present > 1 ? "every class" : "more than one class")
                + ", found "
                + IntStream.of(counts).mapToObj(String::valueOf).collect(Collectors.joining(", "))
                + " of the classes in their order.",
            Remedy.of("keep all classes in both parts of the split", Setting.STRATIFY)));
  }

  /** Each row certain of a class: its own, or one that is so many further. */
  private static ClassPredictions certain(Targets.Classes rows, int further) {
    double[] probabilities = new double[rows.rows() * rows.count()];
    for (int row = 0; row < rows.rows(); row++) {
      probabilities[row * rows.count() + (rows.index(row) + further) % rows.count()] = 1;
    }
    return ClassPredictions.of(probabilities, rows.toArray(), rows.count());
  }

  /** Likewise, where all are predicted right, or different numbers. */
  @Override
  public Optional<DataException> numbers(Targets.Numbers rows) {
    QuantityMetric quantity = (QuantityMetric) metric;
    double[] truth = head.predictions(rows.toArray());
    double[] different = IntStream.range(0, truth.length).mapToDouble(row -> row).toArray();
    if (!Double.isNaN(quantity.of(QuantityPredictions.of(truth, truth)))
        || !Double.isNaN(quantity.of(QuantityPredictions.of(truth, different)))) {
      return Optional.empty();
    }
    DoubleSummaryStatistics range = Arrays.stream(truth).summaryStatistics();
    return Optional.of(
        refusal(
            "outcomes that it is defined of, found "
                + truth.length
                + (truth.length == 1 ? " row" : " rows")
                + " from "
                + NumberColumn.text(range.getMin())
                + " to "
                + NumberColumn.text(range.getMax())
                + "."));
  }

  private DataException refusal(String needed, Remedy... ways) {
    Remedy[] all = Arrays.copyOf(ways, ways.length + 1);
    all[ways.length] = Remedy.of("watch another metric", Setting.EARLY_STOPPING, "valLoss");
    return new DataException(
        "early stopping on " + key + " needs validation rows of " + needed, all);
  }
}
