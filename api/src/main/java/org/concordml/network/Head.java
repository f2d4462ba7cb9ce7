package org.concordml.network;

import java.util.Arrays;
import java.util.List;
import org.concordml.NamedChoices;
import org.concordml.data.Targets;
import org.concordml.data.Task;

/**
 * The last layer of a network: how many outputs a row has and what they mean. Losses are computed
 * from the outputs (logits, or the number itself), so that they are exact; predictions are what a
 * user sees.
 */
public sealed interface Head {

  /** One logit, whose sigmoid is the probability of the positive class. */
  Head LOGISTIC = new Logistic();

  /** One output, which is the number predicted in the unit it is trained in. */
  Head LINEAR = new Linear(0, 1);

  /**
   * @return numbers a row, at least 1
   */
  int outputs();

  /**
   * @return the name used in files: Keras' name of the activation
   */
  String key();

  /**
   * @return the kind of outcome that it predicts
   */
  Task task();

  /**
   * From outputs to predictions.
   *
   * @param outputs {@code [rows, outputs]}, row-major
   * @return of the same shape: the probability of the positive class, one probability for each
   *     class, or the number
   */
  double[] predictions(double[] outputs);

  /**
   * The standard head of a name: two classes where classes are counted, the outcome's own unit
   * where it has one.
   *
   * @param key as {@link #key} gives it
   * @return the head
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  static Head named(String key) {
    return NamedChoices.of("head", List.of(LOGISTIC, new Softmax(2), LINEAR), Head::key).named(key);
  }

  /**
   * One network's outputs for several networks whose predictions are averaged: their {@link
   * #predictions} are the mean of those of each, up to rounding. A mean probability that rounds to
   * 1 still has a logit that ranks it.
   *
   * @param members {@code [rows, outputs]} of each network, row-major; at least one
   * @return of the same shape
   */
  double[] averaged(List<double[]> members);

  /**
   * The mean of what several networks predict.
   *
   * @param head of each
   * @param members outputs of each, {@code [rows, outputs]}, row-major; at least one
   * @return of the same shape; the predictions of one network as they are
   */
  static double[] meanPredictions(Head head, List<double[]> members) {
    double[] mean = head.predictions(members.get(0));
    for (double[] outputs : members.subList(1, members.size())) {
      double[] predictions = head.predictions(outputs);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += predictions[i];
      }
    }
    for (int i = 0; members.size() > 1 && i < mean.length; i++) {
      mean[i] /= members.size();
    }
    return mean;
  }

  /**
   * The head that fits outcomes.
   *
   * @param targets classes or numbers
   * @return logistic for two classes, softmax for more, linear for numbers
   */
  static Head of(Targets targets) {
    return targets.match(
        new Targets.Cases<Head>() {
          @Override
          public Head classes(Targets.Classes classes) {
            return classes.count() == 2 ? LOGISTIC : new Softmax(classes.count());
          }

          @Override
          public Head numbers(Targets.Numbers numbers) {
            return LINEAR;
          }
        });
  }

  /**
   * @param z a logit
   * @return {@code 1 / (1 + exp(-z))}, without overflow for any z
   */
  static double sigmoid(double z) {
    if (z >= 0) {
      return 1 / (1 + Math.exp(-z));
    }
    double e = Math.exp(z);
    return e / (1 + e);
  }

  /**
   * {@code exp(z) / Σ exp(z)} of one row, without overflow for any finite z.
   *
   * @param z logits
   * @param from index of the row's first
   * @param probabilities where to
   * @param at index of the first written
   * @param classes how many
   */
  static void softmax(double[] z, int from, double[] probabilities, int at, int classes) {
    double largest = z[from];
    for (int j = 1; j < classes; j++) {
      largest = Math.max(largest, z[from + j]);
    }
    double sum = 0;
    for (int j = 0; j < classes; j++) {
      double e = Math.exp(z[from + j] - largest);
      probabilities[at + j] = e;
      sum += e;
    }
    for (int j = 0; j < classes; j++) {
      probabilities[at + j] /= sum;
    }
  }

  /** Two classes. */
  record Logistic() implements Head {
    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public String key() {
      return "sigmoid";
    }

    @Override
    public Task task() {
      return Task.BINARY;
    }

    @Override
    public double[] predictions(double[] outputs) {
      double[] probabilities = new double[outputs.length];
      for (int i = 0; i < outputs.length; i++) {
        probabilities[i] = sigmoid(outputs[i]);
      }
      return probabilities;
    }

    @Override
    public double[] averaged(List<double[]> members) {
      return AveragedOutputs.logits(members);
    }
  }

  /**
   * Several classes, a logit for each.
   *
   * @param classes at least 2
   */
  record Softmax(int classes) implements Head {

    /** Checks the range. */
    public Softmax {
      if (classes < 2) {
        throw new IllegalArgumentException("classes must be at least 2, found " + classes);
      }
    }

    @Override
    public int outputs() {
      return classes;
    }

    @Override
    public String key() {
      return "softmax";
    }

    @Override
    public Task task() {
      return Task.MULTICLASS;
    }

    @Override
    public double[] predictions(double[] outputs) {
      double[] probabilities = new double[outputs.length];
      for (int i = 0; i < outputs.length; i += classes) {
        softmax(outputs, i, probabilities, i, classes);
      }
      return probabilities;
    }

    @Override
    public double[] averaged(List<double[]> members) {
      return AveragedOutputs.logProbabilities(members, classes);
    }
  }

  /**
   * A number. The network is trained on the standardised outcome, whose loss does not depend on the
   * outcome's unit: the output is {@code (outcome − mean) / scale}.
   *
   * @param mean of the outcome in the training rows, finite
   * @param scale its standard deviation there, finite and above 0
   */
  record Linear(double mean, double scale) implements Head {

    /** Checks the ranges. */
    public Linear {
      if (!Double.isFinite(mean) || !(scale > 0) || Double.isInfinite(scale)) {
        throw new IllegalArgumentException(
            "mean and scale of the outcome must be finite and the scale above 0, found "
                + mean
                + " and "
                + scale);
      }
    }

    /**
     * The head for outcomes, standardised as scikit-learn's {@code StandardScaler}: the standard
     * deviation is over n.
     *
     * @param training outcomes of the training rows
     * @return the head
     */
    public static Linear standardising(Targets.Numbers training) {
      double[] values = training.toArray();
      double mean = Arrays.stream(values).sum() / values.length;
      double square = 0;
      for (double value : values) {
        square += (value - mean) * (value - mean);
      }
      double scale = Math.sqrt(square / values.length);
      return new Linear(mean, scale > 0 ? scale : 1);
    }

    /**
     * @param numbers outcomes in their unit
     * @return what the network is trained on
     */
    public Targets.Numbers standardised(Targets.Numbers numbers) {
      double[] values = numbers.toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] = (values[i] - mean) / scale;
      }
      return new Targets.Numbers(values);
    }

    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public String key() {
      return "linear";
    }

    @Override
    public Task task() {
      return Task.REGRESSION;
    }

    @Override
    public double[] predictions(double[] outputs) {
      double[] numbers = new double[outputs.length];
      for (int i = 0; i < outputs.length; i++) {
        numbers[i] = outputs[i] * scale + mean;
      }
      return numbers;
    }

    @Override
    public double[] averaged(List<double[]> members) {
      return AveragedOutputs.numbers(members);
    }
  }
}
