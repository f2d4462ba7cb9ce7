package org.concordml.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainedModel;

/**
 * How closely a golden run must be followed.
 *
 * @param values largest difference in losses, validation losses and probabilities
 * @param weights largest difference in a final weight
 * @param oneRow whether an accuracy may be one row off, as it is when rounding moves a row over the
 *     threshold
 */
record GoldenTolerance(double values, double weights, boolean oneRow) {

  /** Keras keeps an accuracy in float32 at times. */
  private static final double ACCURACY = 1e-6;

  void assertFollows(TrainedModel model, GoldenRun run) {
    assertLosses(model, run.history(), within(values));
    GoldenFolder.SplitJson rows = run.split();
    for (int i = 0; i < run.history().size(); i++) {
      EpochRecord epoch = model.history().get(i);
      GoldenRun.EpochJson expected = run.history().get(i);
      assertThat(epoch.metric())
          .as("accuracy of epoch %s", i + 1)
          .isCloseTo(expected.accuracy, accuracy(rows.train.length));
      assertThat(epoch.valMetric())
          .as("validation accuracy of epoch %s", i + 1)
          .isCloseTo(expected.val_accuracy, accuracy(rows.test.length));
    }
    assertThat(model.validation().predictions())
        .as("test probabilities")
        .containsExactly(run.testProbabilities(), within(values));
    assertThat(model.weights().toArray())
        .as("final weights")
        .containsExactly(run.finalWeights(), within(weights));
  }

  private Offset<Double> accuracy(int rows) {
    return within(ACCURACY + (oneRow ? 1.0 / rows : 0));
  }

  static void assertLosses(
      TrainedModel model, List<GoldenRun.EpochJson> expected, Offset<Double> tolerance) {
    assertThat(model.history()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      EpochRecord epoch = model.history().get(i);
      assertThat(epoch.loss())
          .as("loss of epoch %s", i + 1)
          .isCloseTo(expected.get(i).loss, tolerance);
      assertThat(epoch.valLoss())
          .as("validation loss of epoch %s", i + 1)
          .isCloseTo(expected.get(i).val_loss, tolerance);
    }
  }
}
