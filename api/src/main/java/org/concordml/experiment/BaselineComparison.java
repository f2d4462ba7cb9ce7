package org.concordml.experiment;

import java.util.Objects;
import java.util.OptionalDouble;
import org.concordml.data.Examples;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.ClassMetric;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.Metric;
import org.concordml.evaluation.QuantityMetric;
import org.concordml.evaluation.ranking.DeLong;
import org.concordml.training.runner.EngineRun;

/**
 * A network against its baseline, on the test rows: by the area under the ROC curve of two classes,
 * the macro average of those of several against the rest, R² of a number. Higher is better in each.
 *
 * @param engine id of the engine that trained the network
 * @param metric what they are compared by
 * @param network its number; NaN where undefined
 * @param baseline its number; NaN where undefined
 * @param pValue of two classes, two-sided, of DeLong's test of the two areas; NaN with fewer than 2
 *     test rows of a class; empty for outcomes that have no such test
 */
public record BaselineComparison(
    String engine, Metric metric, double network, double baseline, OptionalDouble pValue) {

  /** From this p-value on a difference counts as noise. */
  public static final double SIGNIFICANCE = 0.05;

  /** What comes of it. */
  public enum Outcome {
    /** The network is better, and for two classes not by chance. */
    BEATS("beats"),
    /** The network's number is higher, by no more than chance explains. */
    WITHIN_NOISE("withinNoise"),
    /** The network's number is not higher. */
    DOES_NOT_BEAT("doesNotBeat"),
    /** One of the numbers is undefined, such as an area where the test rows lack a class. */
    UNDEFINED("undefined");

    private final String key;

    Outcome(String key) {
      this.key = key;
    }

    /**
     * @return its name in files
     */
    public String key() {
      return key;
    }
  }

  /** Checks that nothing is missing. */
  public BaselineComparison {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(pValue, "pValue");
  }

  /**
   * Compares.
   *
   * @param experiment that both are of
   * @param baseline its baseline
   * @param run a run of it
   * @return the comparison
   */
  public static BaselineComparison of(
      Experiment experiment, Baseline.Fitted baseline, EngineRun run) {
    Metric metric = run.evaluation().match(new MetricOfTask());
    return new BaselineComparison(
        run.engine(),
        metric,
        run.evaluation().metric(metric),
        baseline.evaluation().metric(metric),
        pValue(experiment.training().test(), baseline, run));
  }

  private static OptionalDouble pValue(Examples test, Baseline.Fitted baseline, EngineRun run) {
    if (!(run.evaluation() instanceof Evaluation.Binary)) {
      return OptionalDouble.empty();
    }
    boolean[] truth = test.labels();
    DeLong network = DeLong.of(truth, run.model().test().outputs());
    return OptionalDouble.of(network.against(DeLong.of(truth, baseline.test().outputs())).pValue());
  }

  /**
   * @return network minus baseline; NaN where either is undefined
   */
  public double difference() {
    return network - baseline;
  }

  /**
   * @return whether chance explains the difference; false for outcomes that have no test of it
   */
  public boolean isWithinNoise() {
    return pValue.isPresent() && !(pValue.getAsDouble() < SIGNIFICANCE);
  }

  /**
   * @return what comes of it
   */
  public Outcome outcome() {
    if (Double.isNaN(difference())) {
      return Outcome.UNDEFINED;
    }
    if (difference() <= 0) {
      return Outcome.DOES_NOT_BEAT;
    }
    return isWithinNoise() ? Outcome.WITHIN_NOISE : Outcome.BEATS;
  }

  private static final class MetricOfTask implements Evaluation.Cases<Metric> {
    @Override
    public Metric binary(Evaluation.Binary evaluation) {
      return BinaryMetric.ROC_AUC;
    }

    @Override
    public Metric classes(Evaluation.Classes evaluation) {
      return ClassMetric.ROC_AUC_OVR_MACRO;
    }

    @Override
    public Metric quantity(Evaluation.Quantity evaluation) {
      return QuantityMetric.R2;
    }
  }
}
