package org.concordml.learning;

import java.util.List;
import java.util.Optional;
import org.concordml.data.Targets;
import org.concordml.data.Task;

/**
 * A loss of a number: the mean over the rows of {@code w · f(e)} with e the prediction less the
 * truth.
 */
public sealed interface RegressionLoss extends Loss {

  /**
   * @return each with its usual numbers, in the order to show them
   */
  static List<RegressionLoss> all() {
    return List.of(
        new MeanSquaredError(),
        new MeanAbsoluteError(),
        Huber.STANDARD,
        new LogCosh(),
        Pinball.MEDIAN);
  }

  @Override
  default Task task() {
    return Task.REGRESSION;
  }

  @Override
  default Optional<Loss> counterpart(Task task) {
    return Optional.empty();
  }

  /**
   * @param error prediction less truth
   * @return the loss of a row that weighs 1
   */
  double of(double error);

  /**
   * @param error prediction less truth
   * @return the derivative of {@link #of}; 0 at a kink
   */
  double slope(double error);

  @Override
  default double value(OutputBatch batch) {
    Targets.Numbers numbers = batch.numbers();
    double sum = 0;
    for (int i = batch.from(); i < batch.to(); i++) {
      sum += batch.weight(i) * of(batch.outputs()[i] - numbers.value(i));
    }
    return sum / batch.rows();
  }

  @Override
  default void gradient(OutputBatch batch, double[] gradient) {
    Targets.Numbers numbers = batch.numbers();
    for (int i = batch.from(); i < batch.to(); i++) {
      double slope = slope(batch.outputs()[i] - numbers.value(i));
      gradient[i - batch.from()] = batch.weight(i) * slope / batch.rows();
    }
  }

  /**
   * One answer for each loss. Whoever asks must have one for all, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param loss is the mean squared error
     * @return the answer
     */
    R meanSquaredError(MeanSquaredError loss);

    /**
     * @param loss is the mean absolute error
     * @return the answer
     */
    R meanAbsoluteError(MeanAbsoluteError loss);

    /**
     * @param loss is Huber's
     * @return the answer
     */
    R huber(Huber loss);

    /**
     * @param loss is log-cosh
     * @return the answer
     */
    R logCosh(LogCosh loss);

    /**
     * @param loss is the pinball loss
     * @return the answer
     */
    R pinball(Pinball loss);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  @Override
  default <R> R match(Loss.Cases<R> cases) {
    return cases.regression(this);
  }

  /** {@code e²}. */
  record MeanSquaredError() implements RegressionLoss {
    @Override
    public String key() {
      return "mse";
    }

    @Override
    public double of(double error) {
      return error * error;
    }

    @Override
    public double slope(double error) {
      return 2 * error;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.meanSquaredError(this);
    }
  }

  /** {@code |e|}: fits the median. */
  record MeanAbsoluteError() implements RegressionLoss {
    @Override
    public String key() {
      return "mae";
    }

    @Override
    public double of(double error) {
      return Math.abs(error);
    }

    @Override
    public double slope(double error) {
      return Math.signum(error);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.meanAbsoluteError(this);
    }
  }

  /**
   * {@code e² / 2} up to δ, {@code δ |e| − δ² / 2} beyond.
   *
   * @param delta above 0, in the unit of the outcome that is trained on
   */
  record Huber(double delta) implements RegressionLoss {

    /** Keras' delta. */
    public static final Huber STANDARD = new Huber(1);

    /** Checks the range. */
    public Huber {
      Optimizer.positive("delta", delta);
    }

    @Override
    public String key() {
      return "huber";
    }

    @Override
    public double of(double error) {
      double size = Math.abs(error);
      return size <= delta ? error * error / 2 : delta * size - delta * delta / 2;
    }

    @Override
    public double slope(double error) {
      return Math.abs(error) <= delta ? error : delta * Math.signum(error);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.huber(this);
    }
  }

  /** {@code log cosh e}, without overflow for any e. */
  record LogCosh() implements RegressionLoss {
    @Override
    public String key() {
      return "log-cosh";
    }

    @Override
    public double of(double error) {
      double size = Math.abs(error);
      return size + Math.log1p(Math.exp(-2 * size)) - Math.log(2);
    }

    @Override
    public double slope(double error) {
      return Math.tanh(error);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.logCosh(this);
    }
  }

  /**
   * {@code q · max(−e, 0) + (1 − q) · max(e, 0)}: fits the quantile q.
   *
   * @param quantile between 0 and 1
   */
  record Pinball(double quantile) implements RegressionLoss {

    /** Half the mean absolute error. */
    public static final Pinball MEDIAN = new Pinball(0.5);

    /** Checks the range. */
    public Pinball {
      if (!(quantile > 0 && quantile < 1)) {
        throw new IllegalArgumentException("quantile must be between 0 and 1, found " + quantile);
      }
    }

    @Override
    public String key() {
      return "pinball";
    }

    @Override
    public double of(double error) {
      return error < 0 ? -quantile * error : (1 - quantile) * error;
    }

    @Override
    public double slope(double error) {
      return error < 0 ? -quantile : error > 0 ? 1 - quantile : 0 * error;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.pinball(this);
    }
  }
}
