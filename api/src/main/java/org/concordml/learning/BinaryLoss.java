package org.concordml.learning;

import java.util.List;
import java.util.Optional;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.network.Head;

/** A loss of two classes, on one logit a row; class 1 is the positive one. */
public sealed interface BinaryLoss extends Loss {

  /**
   * @return each with its usual numbers, in the order to show them
   */
  static List<BinaryLoss> all() {
    return List.of(CrossEntropy.STANDARD, new SoftDice(), Focal.STANDARD);
  }

  @Override
  default Task task() {
    return Task.BINARY;
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
     * @param loss is Dice
     * @return the answer
     */
    R softDice(SoftDice loss);

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
    return cases.binary(this);
  }

  /**
   * Mean over the rows of {@code w · (softplus(z) − y z)}: the negative log-likelihood, computed
   * from the logit so that it is finite and exact for any finite logit. Its derivative is {@code w
   * · (p − y) / rows}. With label smoothing a, y is {@code y (1 − a) + a / 2}, on rows held back
   * too, as in Keras.
   *
   * @param labelSmoothing from 0, none, to 1
   */
  record CrossEntropy(double labelSmoothing) implements BinaryLoss {

    /** Without label smoothing. */
    public static final CrossEntropy STANDARD = new CrossEntropy(0);

    /** Checks the range. */
    public CrossEntropy {
      CategoricalLoss.requireSmoothing(labelSmoothing);
    }

    @Override
    public String key() {
      return "bce";
    }

    @Override
    public double value(OutputBatch batch) {
      Targets.Classes classes = batch.classes();
      double sum = 0;
      for (int i = batch.from(); i < batch.to(); i++) {
        double z = batch.outputs()[i];
        boolean positive = classes.index(i) == 1;
        double loss = Loss.softplus(positive ? -z : z);
        if (labelSmoothing > 0) {
          loss += labelSmoothing / 2 * (positive ? z : -z);
        }
        sum += batch.weight(i) * loss;
      }
      return sum / batch.rows();
    }

    @Override
    public void gradient(OutputBatch batch, double[] gradient) {
      Targets.Classes classes = batch.classes();
      double rows = batch.rows();
      for (int i = batch.from(); i < batch.to(); i++) {
        double p = Head.sigmoid(batch.outputs()[i]);
        double y = smoothed(classes.index(i));
        gradient[i - batch.from()] = batch.weight(i) * (p - y) / rows;
      }
    }

    private double smoothed(int y) {
      return y * (1 - labelSmoothing) + labelSmoothing / 2;
    }

    @Override
    public Optional<Loss> counterpart(Task task) {
      return task == Task.MULTICLASS
          ? Optional.of(new CategoricalLoss.CrossEntropy(labelSmoothing))
          : Optional.empty();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.crossEntropy(this);
    }
  }

  /**
   * {@code 1 − 2 Σ w y p / (Σ w y + Σ w p + ε)} over the whole batch, ε = 1e-7, as Keras' Dice.
   * With weights, each row counts w times in every sum.
   */
  record SoftDice() implements BinaryLoss {

    /** Keeps the quotient finite when a batch has no positive row and every probability is 0. */
    public static final double EPSILON = 1e-7;

    @Override
    public String key() {
      return "dice";
    }

    @Override
    public double value(OutputBatch batch) {
      Sums sums = Sums.of(batch);
      return 1 - 2 * sums.intersection / sums.total;
    }

    @Override
    public void gradient(OutputBatch batch, double[] gradient) {
      Targets.Classes classes = batch.classes();
      Sums sums = Sums.of(batch);
      for (int i = batch.from(); i < batch.to(); i++) {
        double p = Head.sigmoid(batch.outputs()[i]);
        double y = classes.index(i);
        double slope = -2 * (y * sums.total - sums.intersection) / (sums.total * sums.total);
        gradient[i - batch.from()] = batch.weight(i) * slope * p * (1 - p);
      }
    }

    private record Sums(double intersection, double total) {

      static Sums of(OutputBatch batch) {
        Targets.Classes classes = batch.classes();
        double intersection = 0;
        double labels = 0;
        double probabilities = 0;
        for (int i = batch.from(); i < batch.to(); i++) {
          double p = batch.weight(i) * Head.sigmoid(batch.outputs()[i]);
          probabilities += p;
          if (classes.index(i) == 1) {
            intersection += p;
            labels += batch.weight(i);
          }
        }
        return new Sums(intersection, labels + probabilities + EPSILON);
      }
    }

    @Override
    public Optional<Loss> counterpart(Task task) {
      return Optional.empty();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.softDice(this);
    }
  }

  /**
   * Focal loss (Lin et al. 2017), mean over the rows of {@code w · (1 − q)^γ · (−log q)} with q the
   * probability given to the true class. Balancing by class is {@link ClassWeights}' job.
   *
   * @param gamma how much easy rows are played down, at least 0; 0 is cross-entropy
   */
  record Focal(double gamma) implements BinaryLoss {

    /** Keras' gamma. */
    public static final Focal STANDARD = new Focal(2);

    /** Checks the range. */
    public Focal {
      if (!(gamma >= 0) || Double.isInfinite(gamma)) {
        throw new IllegalArgumentException("gamma must be finite and at least 0, found " + gamma);
      }
    }

    @Override
    public String key() {
      return "focal";
    }

    @Override
    public double value(OutputBatch batch) {
      Targets.Classes classes = batch.classes();
      double sum = 0;
      for (int i = batch.from(); i < batch.to(); i++) {
        double s = classes.index(i) == 1 ? batch.outputs()[i] : -batch.outputs()[i];
        sum += batch.weight(i) * Math.pow(Head.sigmoid(-s), gamma) * Loss.softplus(-s);
      }
      return sum / batch.rows();
    }

    @Override
    public void gradient(OutputBatch batch, double[] gradient) {
      Targets.Classes classes = batch.classes();
      for (int i = batch.from(); i < batch.to(); i++) {
        double sign = classes.index(i) == 1 ? 1 : -1;
        double s = sign * batch.outputs()[i];
        double miss = Head.sigmoid(-s);
        double slope =
            -Math.pow(miss, gamma) * (gamma * Head.sigmoid(s) * Loss.softplus(-s) + miss);
        gradient[i - batch.from()] = batch.weight(i) * sign * slope / batch.rows();
      }
    }

    @Override
    public Optional<Loss> counterpart(Task task) {
      return task == Task.MULTICLASS
          ? Optional.of(new CategoricalLoss.Focal(CategoricalLoss.Focal.STANDARD.alpha(), gamma))
          : Optional.empty();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.focal(this);
    }
  }
}
