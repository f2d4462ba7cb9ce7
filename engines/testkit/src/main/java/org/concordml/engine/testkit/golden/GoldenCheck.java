package org.concordml.engine.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntFunction;
import org.concordml.data.Task;
import org.concordml.network.Head;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;

/** Whether a model was trained as Keras trained it. */
public final class GoldenCheck {

  /** Keras keeps an accuracy in float32 at times. */
  private static final double ACCURACY = 1e-6;

  private final TrainedModel model;
  private final TrainingJob job;
  private final GoldenTolerance tolerance;
  private final ReluKinks kinks;
  private final Task task;

  /** What one in the outcome as it is trained on is in its unit. */
  private final double unit;

  public GoldenCheck(TrainedModel model, TrainingJob job, GoldenTolerance tolerance) {
    this(model, epoch -> job, tolerance);
  }

  /**
   * @param jobs that the model was trained by, by epoch from 1
   */
  public GoldenCheck(TrainedModel model, IntFunction<TrainingJob> jobs, GoldenTolerance tolerance) {
    this.model = model;
    this.job = jobs.apply(1);
    this.tolerance = tolerance;
    kinks = new ReluKinks(jobs, tolerance.kink());
    Head head = job.network().head();
    task = head.task();
    unit = head instanceof Head.Linear linear ? linear.scale() : 1;
  }

  public void follows(GoldenRun run) {
    hasHistory(run.history());
    hasOutputs(run.testOutputs());
    double[] predictions = model.validation().predictions();
    double[] expected = run.testPredictions();
    double outputs = atEnd(tolerance.outputs() * unit, predictions, expected).outputs();
    assertThat(predictions)
        .as("predictions for the test rows")
        .containsExactly(expected, within(outputs * unit));
    double[] weights = model.weights().toArray();
    double weight = atEnd(tolerance.weights(), weights, run.finalWeights()).weights();
    assertThat(weights).as("final weights").containsExactly(run.finalWeights(), within(weight));
  }

  /** The history and what comes out at the end. */
  public void follows(GoldenVariant variant) {
    hasHistory(variant.expected().history);
    hasOutputs(variant.expected().testOutputs());
  }

  /** Probabilities, or the number that the network is trained on. */
  void hasOutputs(double[] expected) {
    double[] found =
        task == Task.REGRESSION ? model.validation().outputs() : model.validation().predictions();
    assertThat(found)
        .as("outputs of the test rows")
        .containsExactly(expected, within(atEnd(tolerance.outputs(), found, expected).outputs()));
  }

  void hasHistory(List<GoldenRun.EpochJson> expected) {
    assertThat(model.history()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      hasEpoch(model.history().get(i), expected.get(i));
    }
  }

  private void hasEpoch(EpochRecord epoch, GoldenRun.EpochJson expected) {
    int number = epoch.epoch();
    assertThat(epoch.loss())
        .as("loss of epoch %s", number)
        .isCloseTo(
            expected.loss,
            within(in(number, tolerance.losses(), epoch.loss(), expected.loss).losses()));
    assertThat(epoch.valLoss())
        .as("validation loss of epoch %s", number)
        .isCloseTo(
            expected.val_loss,
            within(in(number, tolerance.losses(), epoch.valLoss(), expected.val_loss).losses()));
    if (expected.metric != null) {
      hasMetric(task.historyMetric(), number, epoch.metric(), expected.metric, job.train().rows());
      hasMetric(
          task.validationMetric(),
          number,
          epoch.valMetric(),
          expected.val_metric,
          job.validation().rows());
    }
    if (expected.weighted_metric != null) {
      hasMetric(
          task.weightedMetric(),
          number,
          epoch.weightedMetric().orElseThrow(),
          expected.weighted_metric,
          job.train().rows());
    }
  }

  private void hasMetric(String name, int epoch, double found, double expected, int rows) {
    double own = metric(tolerance, rows);
    double allowed = metric(in(epoch, own, found / unit, expected), rows);
    assertThat(found / unit).as("%s of epoch %s", name, epoch).isCloseTo(expected, within(allowed));
  }

  private double metric(GoldenTolerance allowed, int rows) {
    return task == Task.REGRESSION ? allowed.losses() : ACCURACY + (double) allowed.rows() / rows;
  }

  private GoldenTolerance atEnd(double allowed, double[] found, double[] expected) {
    double largest = 0;
    for (int i = 0; i < Math.min(found.length, expected.length); i++) {
      largest = Math.max(largest, Math.abs(found[i] - expected[i]));
    }
    return in(model.history().size(), allowed, largest, 0);
  }

  /** What holds in an epoch; what is too far off asks whether a kink is to blame. */
  private GoldenTolerance in(int epoch, double allowed, double found, double expected) {
    return Math.abs(found - expected) > allowed && kinks.metBy(epoch)
        ? GoldenTolerance.PAST_A_KINK
        : tolerance;
  }
}
