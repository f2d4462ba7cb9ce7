package org.concordml.engine.testkit.golden;

import org.concordml.data.Task;
import org.concordml.engine.testkit.Precision;

/**
 * How closely a golden run must be followed.
 *
 * @param losses largest difference in losses and validation losses
 * @param outputs largest difference in outputs on the test rows
 * @param weights largest difference in a final weight
 * @param kink how near to 0 the input of a ReLU may be found on either side of it; 0 for a run that
 *     rounds as Keras does
 * @param rows how many rows an accuracy may be off, as when rounding moves one over the threshold
 */
public record GoldenTolerance(
    double losses, double outputs, double weights, double kink, int rows) {

  /**
   * From where a row has met the kink of a ReLU. On the other side the gradient lacks that row in
   * one unit, and Adam makes steps of full length of what remains: weights were seen to part by
   * 1e-2 in ten epochs, outputs by 7e-3, losses by 4e-5.
   */
  static final GoldenTolerance PAST_A_KINK = new GoldenTolerance(1e-3, 5e-2, 5e-2, 0, 5);

  /** Of the textbook's Adam, whose bias correction Keras rounds. */
  public static final GoldenTolerance TEXTBOOK = new GoldenTolerance(1e-5, 1e-5, 1e-5, 1e-5, 1);

  /**
   * With Keras' rounding. An output that is a number is as far off as the weights are; no sigmoid
   * takes from it.
   *
   * @param precision the coarser of the engine's and of Keras'
   * @param task what is predicted
   */
  public static GoldenTolerance of(Precision precision, Task task) {
    boolean rounds = precision == Precision.FLOAT32;
    return new GoldenTolerance(
        precision.goldenRun(),
        task == Task.REGRESSION ? precision.goldenWeights() : precision.goldenRun(),
        precision.goldenWeights(),
        rounds ? 2e-6 : 0,
        rounds ? 1 : 0);
  }

  /**
   * @return the same, where Keras rounds a number of its formula to float32 that is no setting here
   */
  public GoldenTolerance withRounding(double rounding) {
    return new GoldenTolerance(
        Math.max(losses, rounding), Math.max(outputs, rounding), weights, kink, rows);
  }

  /**
   * @return the same, where every loss has a constant in it that Keras rounds
   */
  public GoldenTolerance withConstant(double rounding) {
    return new GoldenTolerance(losses + rounding, outputs, weights, kink, rows);
  }
}
