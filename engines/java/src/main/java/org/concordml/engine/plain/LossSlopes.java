package org.concordml.engine.plain;

import org.concordml.learning.BinaryCrossEntropy;
import org.concordml.learning.BinaryFocal;
import org.concordml.learning.Loss;
import org.concordml.learning.SoftDice;

/**
 * The slope of a loss at each logit, in closed form, block by block. The formulas are those of
 * {@link Loss#gradient}; here a block's rows know the batch they belong to.
 */
final class LossSlopes {

  /** The slopes of a block's rows. */
  @FunctionalInterface
  private interface Slopes {
    void fill(EpochRows rows, int from, int to, int batch, double[] slopes);
  }

  /**
   * @param needsWholeBatch whether a slope depends on the other rows of the batch
   * @param slopes of a block
   */
  private record Formula(boolean needsWholeBatch, Slopes slopes) {}

  private final Formula formula;
  private double intersection;
  private double total;

  LossSlopes(Loss loss) {
    formula = loss.match(new Formulas());
  }

  /**
   * @return whether a row's slope depends on the other rows of its batch, so that {@link #sum} must
   *     see all of them first
   */
  boolean needsWholeBatch() {
    return formula.needsWholeBatch();
  }

  /** Sums over a whole batch what its slopes need; in row order, whatever computed the logits. */
  void sum(EpochRows rows, int from, int to) {
    double overlap = 0;
    double sum = 0;
    for (int i = from; i < to; i++) {
      double y = rows.label(i);
      double p = sigmoid(rows.logits()[i]);
      overlap += rows.weight(i) * y * p;
      sum += rows.weight(i) * (y + p);
    }
    intersection = overlap;
    total = sum + SoftDice.EPSILON;
  }

  /**
   * @param rows whose logits are known from {@code from} to {@code to}
   * @param batch number of rows of the batch they belong to
   * @param slopes where to, from index 0
   */
  void fill(EpochRows rows, int from, int to, int batch, double[] slopes) {
    formula.slopes().fill(rows, from, to, batch, slopes);
  }

  private final class Formulas implements Loss.Cases<Formula> {

    @Override
    public Formula binaryCrossEntropy(BinaryCrossEntropy loss) {
      return new Formula(false, LossSlopes::crossEntropy);
    }

    @Override
    public Formula softDice(SoftDice loss) {
      return new Formula(true, (rows, from, to, batch, slopes) -> dice(rows, from, to, slopes));
    }

    @Override
    public Formula binaryFocal(BinaryFocal loss) {
      double gamma = loss.gamma();
      return new Formula(
          false, (rows, from, to, batch, slopes) -> focal(gamma, rows, from, to, batch, slopes));
    }
  }

  private static void crossEntropy(EpochRows rows, int from, int to, int batch, double[] slopes) {
    for (int i = from; i < to; i++) {
      slopes[i - from] = rows.weight(i) * (sigmoid(rows.logits()[i]) - rows.label(i)) / batch;
    }
  }

  private void dice(EpochRows rows, int from, int to, double[] slopes) {
    for (int i = from; i < to; i++) {
      double p = sigmoid(rows.logits()[i]);
      double slope = -2 * (rows.label(i) * total - intersection) / (total * total);
      slopes[i - from] = rows.weight(i) * slope * p * (1 - p);
    }
  }

  private static void focal(
      double gamma, EpochRows rows, int from, int to, int batch, double[] slopes) {
    for (int i = from; i < to; i++) {
      double sign = 2 * rows.label(i) - 1;
      double s = sign * rows.logits()[i];
      double miss = sigmoid(-s);
      double slope = -Math.pow(miss, gamma) * (gamma * sigmoid(s) * Loss.softplus(-s) + miss);
      slopes[i - from] = rows.weight(i) * sign * slope / batch;
    }
  }

  /** {@link Loss#sigmoid} to the last bit, with no branch to mispredict before the exponential. */
  private static double sigmoid(double z) {
    double e = Math.exp(-Math.abs(z));
    return (z >= 0 ? 1 : e) / (1 + e);
  }
}
