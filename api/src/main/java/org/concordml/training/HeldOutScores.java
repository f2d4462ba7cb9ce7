package org.concordml.training;

import java.util.Arrays;
import org.concordml.data.Examples;
import org.concordml.engine.TrainingSession;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.DecisionThreshold;
import org.concordml.evaluation.Evaluation;
import org.concordml.learning.LogitBatch;
import org.concordml.learning.Loss;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;

/**
 * What a network says of rows it does not learn from.
 *
 * @param loss of all the rows taken as one batch, class weights left out, plus the L2 penalty
 * @param accuracy share of rows whose probability is above 0.5 exactly when they are positive, as
 *     Keras' {@code binary_accuracy}
 * @param logits one a row: what ranks the rows
 * @param probabilities of the positive class, one a row: the sigmoid of the logits, which is 1.0
 *     for all from 37 on
 */
@SuppressWarnings("ArrayRecordComponent") // handed forward once; never compared
public record HeldOutScores(double loss, double accuracy, double[] logits, double[] probabilities) {

  /**
   * Scores rows with a session as it is now.
   *
   * @param session whose network
   * @param job whose loss, batch size and network
   * @param rows scaled
   * @return the scores
   */
  public static HeldOutScores of(TrainingSession session, TrainingJob job, Examples rows) {
    double[] logits = session.logits(rows.features());
    double value =
        job.config().loss().value(new LogitBatch(logits, rows.labels(), null, 0, logits.length));
    double penalty = job.network().l2() > 0 ? penalty(job.network(), session.weights()) : 0;
    double[] probabilities = Arrays.stream(logits).map(Loss::sigmoid).toArray();
    return new HeldOutScores(
        value + penalty, accuracy(logits, rows.labels()), logits, probabilities);
  }

  /**
   * Evaluates the rows: their logits rank them, everything else is of the probabilities.
   *
   * @param labels of the rows
   * @param threshold which rows are predicted positive
   * @return counts, curves, metrics, intervals
   */
  public Evaluation evaluate(boolean[] labels, DecisionThreshold threshold) {
    return Evaluation.of(labels, probabilities, logits, threshold);
  }

  /**
   * Computes one metric of the rows, as {@link #evaluate} does.
   *
   * @param metric which
   * @param labels of the rows
   * @param threshold which rows are predicted positive
   * @return the number, NaN where undefined
   */
  public double metric(BinaryMetric metric, boolean[] labels, DecisionThreshold threshold) {
    return metric.compute(labels, probabilities, logits, threshold);
  }

  /**
   * @param logits one a row
   * @param labels one a row
   * @return share of rows whose probability is above 0.5 exactly when they are positive
   */
  static double accuracy(double[] logits, boolean[] labels) {
    int right = 0;
    for (int i = 0; i < logits.length; i++) {
      // The logit alone would do, but for those so small that their sigmoid rounds to 0.5.
      boolean positive =
          logits[i] > 0 && DecisionThreshold.HALF.isPositive(Loss.sigmoid(logits[i]));
      if (positive == labels[i]) {
        right++;
      }
    }
    return (double) right / logits.length;
  }

  private static double penalty(NetworkSpec network, Weights weights) {
    double sum = 0;
    for (ParameterTensor tensor : weights.layout().tensors()) {
      if (tensor.kernel()) {
        for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
          sum += weights.get(i) * weights.get(i);
        }
      }
    }
    return network.l2() * sum;
  }
}
