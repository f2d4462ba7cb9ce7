package org.concordml.engine.plain;

import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.Loss;
import org.concordml.learning.RegressionLoss;

/**
 * The slope of a loss at each output, in closed form, block by block. The formulas are those of
 * {@link Loss#gradient}; here a block's rows know the batch they belong to.
 */
final class LossSlopes {

  /** The slopes of a block's rows. */
  @FunctionalInterface
  private interface Slopes {
    /**
     * @param slopes where to, {@code [output][row]}, rows from index 0
     */
    void fill(EpochRows rows, int from, int to, int batch, double[][] slopes);
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
      double y = rows.target(i);
      double p = sigmoid(rows.outputs()[i]);
      overlap += rows.weight(i) * y * p;
      sum += rows.weight(i) * (y + p);
    }
    intersection = overlap;
    total = sum + BinaryLoss.SoftDice.EPSILON;
  }

  /**
   * @param rows whose outputs are known from {@code from} to {@code to}
   * @param batch number of rows of the batch they belong to
   * @param slopes where to, {@code [output][row]}, rows from index 0
   */
  void fill(EpochRows rows, int from, int to, int batch, double[][] slopes) {
    formula.slopes().fill(rows, from, to, batch, slopes);
  }

  private final class Formulas
      implements Loss.Cases<Formula>, BinaryLoss.Cases<Formula>, CategoricalLoss.Cases<Formula> {
    @Override
    public Formula binary(BinaryLoss loss) {
      return loss.match((BinaryLoss.Cases<Formula>) this);
    }

    @Override
    public Formula categorical(CategoricalLoss loss) {
      return loss.match((CategoricalLoss.Cases<Formula>) this);
    }

    @Override
    public Formula regression(RegressionLoss loss) {
      return new Formula(
          false, (rows, from, to, batch, slopes) -> errors(loss, rows, from, to, batch, slopes[0]));
    }

    @Override
    public Formula crossEntropy(BinaryLoss.CrossEntropy loss) {
      double smoothing = loss.labelSmoothing();
      return new Formula(
          false,
          smoothing == 0
              ? LossSlopes::crossEntropy
              : (rows, from, to, batch, slopes) ->
                  smoothed(smoothing, rows, from, to, batch, slopes[0]));
    }

    @Override
    public Formula softDice(BinaryLoss.SoftDice loss) {
      return new Formula(true, (rows, from, to, batch, slopes) -> dice(rows, from, to, slopes[0]));
    }

    @Override
    public Formula focal(BinaryLoss.Focal loss) {
      double gamma = loss.gamma();
      return new Formula(
          false,
          (rows, from, to, batch, slopes) -> binaryFocal(gamma, rows, from, to, batch, slopes[0]));
    }

    @Override
    public Formula crossEntropy(CategoricalLoss.CrossEntropy loss) {
      double smoothing = loss.labelSmoothing();
      return new Formula(
          false,
          (rows, from, to, batch, slopes) -> softmaxLess(smoothing, rows, from, to, batch, slopes));
    }

    @Override
    public Formula focal(CategoricalLoss.Focal loss) {
      return new Formula(
          false,
          (rows, from, to, batch, slopes) -> categoricalFocal(loss, rows, from, to, batch, slopes));
    }
  }

  private static void crossEntropy(EpochRows rows, int from, int to, int batch, double[][] slopes) {
    double[] slope = slopes[0];
    for (int i = from; i < to; i++) {
      slope[i - from] = rows.weight(i) * (sigmoid(rows.outputs()[i]) - rows.target(i)) / batch;
    }
  }

  private static void smoothed(
      double smoothing, EpochRows rows, int from, int to, int batch, double[] slope) {
    for (int i = from; i < to; i++) {
      double y = rows.target(i) * (1 - smoothing) + smoothing / 2;
      slope[i - from] = rows.weight(i) * (sigmoid(rows.outputs()[i]) - y) / batch;
    }
  }

  private void dice(EpochRows rows, int from, int to, double[] slopes) {
    for (int i = from; i < to; i++) {
      double p = sigmoid(rows.outputs()[i]);
      double slope = -2 * (rows.target(i) * total - intersection) / (total * total);
      slopes[i - from] = rows.weight(i) * slope * p * (1 - p);
    }
  }

  private static void binaryFocal(
      double gamma, EpochRows rows, int from, int to, int batch, double[] slopes) {
    for (int i = from; i < to; i++) {
      double sign = 2 * rows.target(i) - 1;
      double s = sign * rows.outputs()[i];
      double miss = sigmoid(-s);
      double slope = -Math.pow(miss, gamma) * (gamma * sigmoid(s) * Loss.softplus(-s) + miss);
      slopes[i - from] = rows.weight(i) * sign * slope / batch;
    }
  }

  private static void softmaxLess(
      double smoothing, EpochRows rows, int from, int to, int batch, double[][] slopes) {
    int classes = slopes.length;
    for (int i = from; i < to; i++) {
      softmax(rows.outputs(), i, i - from, slopes);
      double weight = rows.weight(i);
      for (int j = 0; j < classes; j++) {
        double y = (j == rows.target(i) ? 1 - smoothing : 0) + smoothing / classes;
        slopes[j][i - from] = weight * (slopes[j][i - from] - y) / batch;
      }
    }
  }

  private static void categoricalFocal(
      CategoricalLoss.Focal loss, EpochRows rows, int from, int to, int batch, double[][] slopes) {
    for (int i = from; i < to; i++) {
      softmax(rows.outputs(), i, i - from, slopes);
      int truth = (int) rows.target(i);
      double slope = rows.weight(i) * loss.slope(slopes[truth][i - from]) / batch;
      for (int j = 0; j < slopes.length; j++) {
        slopes[j][i - from] = slope * ((j == truth ? 1 : 0) - slopes[j][i - from]);
      }
    }
  }

  /**
   * The probabilities of one row.
   *
   * @param z {@code [rows, classes]}, row-major
   * @param p where to, {@code [class][at]}
   */
  private static void softmax(double[] z, int row, int at, double[][] p) {
    int classes = p.length;
    int from = row * classes;
    double largest = z[from];
    for (int j = 1; j < classes; j++) {
      largest = Math.max(largest, z[from + j]);
    }
    double sum = 0;
    for (int j = 0; j < classes; j++) {
      double e = Math.exp(z[from + j] - largest);
      p[j][at] = e;
      sum += e;
    }
    for (int j = 0; j < classes; j++) {
      p[j][at] /= sum;
    }
  }

  private static void errors(
      RegressionLoss loss, EpochRows rows, int from, int to, int batch, double[] slopes) {
    for (int i = from; i < to; i++) {
      double slope = loss.slope(rows.outputs()[i] - rows.target(i));
      slopes[i - from] = rows.weight(i) * slope / batch;
    }
  }

  /** The logistic function to the last bit, with no branch to mispredict before the exponential. */
  private static double sigmoid(double z) {
    double e = Math.exp(-Math.abs(z));
    return (z >= 0 ? 1 : e) / (1 + e);
  }
}
