package org.concordml.network;

import java.util.List;

/**
 * Outputs of one network that predicts the mean of what several predict. Logarithms of
 * probabilities are added up, not probabilities: those of sure networks round to 0 and 1, and would
 * rank rows no more.
 */
final class AveragedOutputs {

  private AveragedOutputs() {}

  /** The logit of the mean probability: {@code log Σ σ(z) − log Σ σ(−z)}. */
  static double[] logits(List<double[]> members) {
    if (members.size() == 1) {
      return members.get(0).clone();
    }
    double[] mean = new double[members.get(0).length];
    double[] positive = new double[members.size()];
    double[] negative = new double[members.size()];
    for (int i = 0; i < mean.length; i++) {
      for (int k = 0; k < positive.length; k++) {
        double z = members.get(k)[i];
        positive[k] = logSigmoid(z);
        negative[k] = logSigmoid(-z);
      }
      mean[i] = logSumExp(positive, 0, positive.length) - logSumExp(negative, 0, negative.length);
    }
    return mean;
  }

  /** The logarithm of each class's mean probability. */
  static double[] logProbabilities(List<double[]> members, int classes) {
    if (members.size() == 1) {
      return members.get(0).clone();
    }
    double[] mean = new double[members.get(0).length];
    double[][] ofMembers = new double[classes][members.size()];
    for (int row = 0; row < mean.length; row += classes) {
      for (int k = 0; k < members.size(); k++) {
        double[] logits = members.get(k);
        double total = logSumExp(logits, row, classes);
        for (int j = 0; j < classes; j++) {
          ofMembers[j][k] = logits[row + j] - total;
        }
      }
      for (int j = 0; j < classes; j++) {
        mean[row + j] = logSumExp(ofMembers[j], 0, members.size()) - Math.log(members.size());
      }
    }
    return mean;
  }

  /** The mean number. */
  static double[] numbers(List<double[]> members) {
    double[] mean = members.get(0).clone();
    for (double[] outputs : members.subList(1, members.size())) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += outputs[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= members.size();
    }
    return mean;
  }

  private static double logSigmoid(double z) {
    return Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
  }

  private static double logSumExp(double[] values, int from, int count) {
    double largest = values[from];
    for (int i = 1; i < count; i++) {
      largest = Math.max(largest, values[from + i]);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(values[from + i] - largest);
    }
    return largest + Math.log(sum);
  }
}
