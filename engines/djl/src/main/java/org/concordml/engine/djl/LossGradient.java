package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import org.concordml.learning.BinaryLoss;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.Loss;
import org.concordml.learning.RegressionLoss;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of each loss with respect to the outputs, in closed form, on the device. The
 * formulas are those of {@link Loss#gradient}.
 *
 * @param z outputs {@code [rows, outputs]}
 * @param y outcomes {@code [rows, outputs]}: 1 for the class of a row and 0 for others, or the
 *     number
 * @param weights {@code [rows, 1]}; null when every row weighs 1
 */
record LossGradient(NDArray z, NDArray y, @Nullable NDArray weights)
    implements Loss.Cases<NDArray>,
        BinaryLoss.Cases<NDArray>,
        CategoricalLoss.Cases<NDArray>,
        RegressionLoss.Cases<NDArray> {

  /**
   * @param loss whose derivative
   * @param z outputs {@code [rows, outputs]}
   * @param y outcomes {@code [rows, outputs]}
   * @param weights {@code [rows, 1]}; null when every row weighs 1
   * @return {@code [rows, outputs]}
   */
  static NDArray of(Loss loss, NDArray z, NDArray y, @Nullable NDArray weights) {
    return loss.match((Loss.Cases<NDArray>) new LossGradient(z, y, weights));
  }

  @Override
  public NDArray binary(BinaryLoss loss) {
    return loss.match((BinaryLoss.Cases<NDArray>) this);
  }

  @Override
  public NDArray categorical(CategoricalLoss loss) {
    return loss.match((CategoricalLoss.Cases<NDArray>) this);
  }

  @Override
  public NDArray regression(RegressionLoss loss) {
    return mean(loss.match((RegressionLoss.Cases<NDArray>) this));
  }

  @Override
  public NDArray crossEntropy(BinaryLoss.CrossEntropy loss) {
    return mean(sigmoid(z).sub(smoothed(loss.labelSmoothing(), 2)));
  }

  @Override
  public NDArray focal(BinaryLoss.Focal loss) {
    return mean(focal(loss.gamma(), z, y));
  }

  @Override
  public NDArray softDice(BinaryLoss.SoftDice loss) {
    return dice(z, y, weights);
  }

  @Override
  public NDArray crossEntropy(CategoricalLoss.CrossEntropy loss) {
    return mean(z.softmax(1).sub(smoothed(loss.labelSmoothing(), (double) z.getShape().get(1))));
  }

  /** See {@link CategoricalLoss.Focal#slope}; where q is cut, the slope is 0. */
  @Override
  public NDArray focal(CategoricalLoss.Focal loss) {
    float least = (float) CategoricalLoss.Focal.EPSILON;
    float most = (float) (1 - CategoricalLoss.Focal.EPSILON);
    int[] classes = {1};
    NDArray p = z.softmax(1);
    NDArray q = p.mul(y).sum(classes, true);
    // Cut, so that no power is of a negative number and no logarithm of 0 where the slope is 0.
    NDArray inside = q.gte(least).logicalAnd(q.lte(most)).toType(z.getDataType(), false);
    NDArray cut = q.clip(least, most);
    NDArray miss = cut.neg().add(1);
    NDArray slope =
        miss.pow(loss.gamma() - 1)
            .mul(cut)
            .mul(cut.log())
            .mul(loss.gamma())
            .sub(miss.pow(loss.gamma()))
            .mul(loss.alpha())
            .mul(inside);
    // What is not a number stays so: a clip would hide it.
    return mean(y.sub(p).mul(slope).add(q.sub(q)));
  }

  @Override
  public NDArray meanSquaredError(RegressionLoss.MeanSquaredError loss) {
    return z.sub(y).mul(2);
  }

  @Override
  public NDArray meanAbsoluteError(RegressionLoss.MeanAbsoluteError loss) {
    return sign(z.sub(y));
  }

  @Override
  public NDArray huber(RegressionLoss.Huber loss) {
    NDArray error = z.sub(y);
    return error.minimum(loss.delta()).maximum(-loss.delta()).add(error.sub(error));
  }

  @Override
  public NDArray logCosh(RegressionLoss.LogCosh loss) {
    return z.sub(y).tanh();
  }

  /** −q below 0, 1 − q above: ½ sign + (½ − q) |sign|. */
  @Override
  public NDArray pinball(RegressionLoss.Pinball loss) {
    NDArray sign = sign(z.sub(y));
    return sign.mul(0.5).add(sign.abs().mul(0.5 - loss.quantile()));
  }

  /** The sign, of what is not a number not a number. */
  private static NDArray sign(NDArray error) {
    return error.sign().add(error.sub(error));
  }

  private NDArray smoothed(double smoothing, double classes) {
    return smoothing == 0 ? y : y.mul(1 - smoothing).add(smoothing / classes);
  }

  private NDArray mean(NDArray slope) {
    return (weights == null ? slope : slope.mul(weights)).div(z.getShape().get(0));
  }

  private static NDArray focal(double gamma, NDArray z, NDArray y) {
    NDArray sign = y.mul(2).sub(1);
    NDArray s = z.mul(sign);
    NDArray negative = s.neg();
    NDArray miss = sigmoid(negative);
    // softplus(−s) without overflow
    NDArray missLog = negative.getNDArrayInternal().relu().add(s.abs().neg().exp().add(1).log());
    NDArray slope = sigmoid(s).mul(gamma).mul(missLog).add(miss).mul(miss.pow(gamma)).neg();
    return slope.mul(sign);
  }

  private static NDArray dice(NDArray z, NDArray y, @Nullable NDArray weights) {
    NDArray p = sigmoid(z);
    NDArray wp = weights == null ? p : p.mul(weights);
    NDArray wy = weights == null ? y : y.mul(weights);
    int[] rows = {0};
    NDArray intersection = wp.mul(y).sum(rows, true);
    NDArray total = wp.sum(rows, true).add(wy.sum(rows, true)).add(BinaryLoss.SoftDice.EPSILON);
    NDArray slope = y.mul(total).sub(intersection).mul(-2).div(total.mul(total));
    NDArray chain = slope.mul(p).mul(p.neg().add(1));
    return weights == null ? chain : chain.mul(weights);
  }

  private static NDArray sigmoid(NDArray z) {
    return z.getNDArrayInternal().sigmoid();
  }
}
