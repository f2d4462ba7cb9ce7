package org.concordml.training;

import org.concordml.data.LabelledRows;
import org.concordml.engine.EngineSession;
import org.concordml.learning.LogitBatch;
import org.concordml.learning.Loss;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;

/**
 * What a network says of rows it does not learn from.
 *
 * @param loss of all the rows taken as one batch, class weights left out, plus the L2 penalty
 * @param accuracy share of rows on the right side of probability 0.5
 * @param probabilities of the positive class, one a row
 */
@SuppressWarnings("ArrayRecordComponent") // handed forward once; never compared
public record HeldOutScores(double loss, double accuracy, double[] probabilities) {

  /**
   * Scores rows with a session as it is now.
   *
   * @param session whose network
   * @param job whose loss, batch size and network
   * @param rows scaled
   * @return the scores
   */
  public static HeldOutScores of(EngineSession session, TrainingJob job, LabelledRows rows) {
    double[] logits = session.logits(rows.features());
    double value =
        job.config().loss().value(new LogitBatch(logits, rows.labels(), null, 0, logits.length));
    double penalty = job.network().l2() > 0 ? penalty(job.network(), session.weights()) : 0;
    double accuracy = accuracy(logits, rows.labels());
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Loss.sigmoid(logits[i]);
    }
    return new HeldOutScores(value + penalty, accuracy, logits);
  }

  /**
   * @param logits one a row
   * @param labels one a row
   * @return share of rows whose logit is above 0 exactly when they are positive
   */
  static double accuracy(double[] logits, boolean[] labels) {
    int right = 0;
    for (int i = 0; i < logits.length; i++) {
      if (logits[i] > 0 == labels[i]) {
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
