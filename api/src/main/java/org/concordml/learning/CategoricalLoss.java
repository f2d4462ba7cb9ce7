package org.concordml.learning;

import java.util.List;
import java.util.Optional;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.network.Head;

/** A loss of several classes, on a logit for each. */
public sealed interface CategoricalLoss extends Loss {

  /**
   * @return each with its usual numbers, in the order to show them
   */
  static List<CategoricalLoss> all() {
    return List.of(CrossEntropy.STANDARD, Focal.STANDARD);
  }

  @Override
  default Task task() {
    return Task.MULTICLASS;
  }

  /**
   * One answer for each loss. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param loss is cross-entropy
     * @return the answer
     */
    R crossEntropy(CrossEntropy loss);

    /**
     * @param loss is focal loss
     * @return the answer
     */
    R focal(Focal loss);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  @Override
  default <R> R match(Loss.Cases<R> cases) {
    return cases.categorical(this);
  }

  /** Refuses a label smoothing out of its range. */
  static void requireSmoothing(double labelSmoothing) {
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new IllegalArgumentException(
          "label smoothing must be from 0 to 1, found " + labelSmoothing);
    }
  }

  /**
   * Mean over the rows of {@code w · (log Σ exp(z) − Σ y z)}, the negative log-likelihood of the
   * softmax. Its derivative is {@code w · (p − y) / rows}. With label smoothing a, y is {@code y (1
   * − a) + a / classes}, on rows held back too, as in Keras.
   *
   * @param labelSmoothing from 0, none, to 1
   */
  record CrossEntropy(double labelSmoothing) implements CategoricalLoss {

    /** Without label smoothing. */
    public static final CrossEntropy STANDARD = new CrossEntropy(0);

    /** Checks the range. */
    public CrossEntropy {
      requireSmoothing(labelSmoothing);
    }

    @Override
    public String key() {
      return "cce";
    }

    @Override
    public double value(OutputBatch batch) {
      Targets.Classes classes = batch.classes();
      int width = batch.width();
      double sum = 0;
      for (int i = batch.from(); i < batch.to(); i++) {
        double logSum = logSumExp(batch.outputs(), i * width, width);
        double expected = (1 - labelSmoothing) * batch.outputs()[i * width + classes.index(i)];
        if (labelSmoothing > 0) {
          for (int j = 0; j < width; j++) {
            expected += labelSmoothing / width * batch.outputs()[i * width + j];
          }
        }
        sum += batch.weight(i) * (logSum - expected);
      }
      return sum / batch.rows();
    }

    private static double logSumExp(double[] z, int from, int width) {
      double largest = z[from];
      for (int j = 1; j < width; j++) {
        largest = Math.max(largest, z[from + j]);
      }
      double sum = 0;
      for (int j = 0; j < width; j++) {
        sum += Math.exp(z[from + j] - largest);
      }
      return largest + Math.log(sum);
    }

    @Override
    public void gradient(OutputBatch batch, double[] gradient) {
      Targets.Classes classes = batch.classes();
      int width = batch.width();
      double rows = batch.rows();
      for (int i = batch.from(); i < batch.to(); i++) {
        int at = (i - batch.from()) * width;
        Head.softmax(batch.outputs(), i * width, gradient, at, width);
        for (int j = 0; j < width; j++) {
          double y = (j == classes.index(i) ? 1 - labelSmoothing : 0) + labelSmoothing / width;
          gradient[at + j] = batch.weight(i) * (gradient[at + j] - y) / rows;
        }
      }
    }

    @Override
    public Optional<Loss> counterpart(Task task) {
      return task == Task.BINARY
          ? Optional.of(new BinaryLoss.CrossEntropy(labelSmoothing))
          : Optional.empty();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.crossEntropy(this);
    }
  }

  /**
   * Focal loss, mean over the rows of {@code w · α (1 − q)^γ · (−log q)} with q the probability
   * given to the true class, cut to {@code [1e-7, 1 − 1e-7]}, as Keras'
   * CategoricalFocalCrossentropy; where it is cut the derivative is 0.
   *
   * @param alpha what every row is multiplied with, above 0
   * @param gamma how much easy rows are played down, at least 0
   */
  record Focal(double alpha, double gamma) implements CategoricalLoss {

    /** Keras' numbers. */
    public static final Focal STANDARD = new Focal(0.25, 2);

    /** How near to 0 and 1 a probability may come. */
    public static final double EPSILON = 1e-7;

    /** Checks the ranges. */
    public Focal {
      Optimizer.positive("alpha", alpha);
      if (!(gamma >= 0) || Double.isInfinite(gamma)) {
        throw new IllegalArgumentException("gamma must be finite and at least 0, found " + gamma);
      }
    }

    @Override
    public String key() {
      return "categorical-focal";
    }

    @Override
    public double value(OutputBatch batch) {
      Targets.Classes classes = batch.classes();
      double[] p = new double[batch.width()];
      double sum = 0;
      for (int i = batch.from(); i < batch.to(); i++) {
        Head.softmax(batch.outputs(), i * p.length, p, 0, p.length);
        double q = Math.min(Math.max(p[classes.index(i)], EPSILON), 1 - EPSILON);
        sum += batch.weight(i) * alpha * Math.pow(1 - q, gamma) * -Math.log(q);
      }
      return sum / batch.rows();
    }

    @Override
    public void gradient(OutputBatch batch, double[] gradient) {
      Targets.Classes classes = batch.classes();
      int width = batch.width();
      for (int i = batch.from(); i < batch.to(); i++) {
        int at = (i - batch.from()) * width;
        Head.softmax(batch.outputs(), i * width, gradient, at, width);
        int truth = classes.index(i);
        double slope = batch.weight(i) * slope(gradient[at + truth]) / batch.rows();
        for (int j = 0; j < width; j++) {
          gradient[at + j] = slope * ((j == truth ? 1 : 0) - gradient[at + j]);
        }
      }
    }

    /**
     * The derivative with respect to q, times q: what the derivative of the softmax is multiplied
     * with.
     *
     * @param q probability given to the true class
     * @return {@code α (γ (1 − q)^(γ−1) q log q − (1 − q)^γ)}; 0 where q is cut
     */
    public double slope(double q) {
      if (q < EPSILON || q > 1 - EPSILON) {
        return 0;
      }
      double miss = 1 - q;
      return alpha * (gamma * Math.pow(miss, gamma - 1) * q * Math.log(q) - Math.pow(miss, gamma));
    }

    @Override
    public Optional<Loss> counterpart(Task task) {
      return task == Task.BINARY ? Optional.of(new BinaryLoss.Focal(gamma)) : Optional.empty();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.focal(this);
    }
  }
}
