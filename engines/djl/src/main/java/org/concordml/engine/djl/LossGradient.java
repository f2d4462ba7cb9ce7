package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import org.concordml.learning.BinaryCrossEntropy;
import org.concordml.learning.BinaryFocal;
import org.concordml.learning.Loss;
import org.concordml.learning.SoftDice;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of each loss with respect to the logits, in closed form, on the device. The
 * formulas are those of {@link Loss#gradient}; differentiating the loss itself would be slower and
 * wrong at a logit of exactly 0, where engines disagree on the slope of |z|.
 *
 * @param z logits {@code [rows, 1]}
 * @param y labels {@code [rows, 1]}
 * @param weights {@code [rows, 1]}; null when every row weighs 1
 */
record LossGradient(NDArray z, NDArray y, @Nullable NDArray weights)
    implements Loss.Cases<NDArray> {

  /**
   * @param loss whose
   * @param z logits {@code [rows, 1]}
   * @param y labels {@code [rows, 1]}
   * @param weights {@code [rows, 1]}; null when every row weighs 1
   * @return {@code [rows, 1]}
   */
  static NDArray of(Loss loss, NDArray z, NDArray y, @Nullable NDArray weights) {
    return loss.match(new LossGradient(z, y, weights));
  }

  @Override
  public NDArray binaryCrossEntropy(BinaryCrossEntropy loss) {
    return mean(sigmoid(z).sub(y));
  }

  @Override
  public NDArray binaryFocal(BinaryFocal loss) {
    return mean(focal(loss.gamma(), z, y));
  }

  @Override
  public NDArray softDice(SoftDice loss) {
    return dice(z, y, weights);
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
    NDArray total = wp.sum(rows, true).add(wy.sum(rows, true)).add(SoftDice.EPSILON);
    NDArray slope = y.mul(total).sub(intersection).mul(-2).div(total.mul(total));
    NDArray chain = slope.mul(p).mul(p.neg().add(1));
    return weights == null ? chain : chain.mul(weights);
  }

  private static NDArray sigmoid(NDArray z) {
    return z.getNDArrayInternal().sigmoid();
  }
}
