package org.concordml.engine;

import org.concordml.data.Examples;
import org.concordml.learning.OptimizerState;
import org.concordml.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A session whose weights can be trained.
 *
 * <p>{@link #bind} once, then for each epoch {@link #beginEpoch}, {@link #step} for each batch,
 * {@link #endEpoch}. A step may return before the engine has computed it; {@code endEpoch} waits.
 * What goes wrong in such a step is thrown by a later call.
 *
 * <p>Calls out of order are refused with {@link IllegalStateException}, positions out of range with
 * {@link IndexOutOfBoundsException}.
 */
public interface TrainingSession extends ScoringSession {

  /**
   * Hands the training rows over; they cross to the device once.
   *
   * @param rows features and outcomes
   * @param rowWeights how much each row weighs in the loss; null when all weigh 1
   */
  void bind(Examples rows, double @Nullable [] rowWeights);

  /**
   * Lays the bound rows out in the order of an epoch.
   *
   * @param order indices of the bound rows; each batch is a contiguous range of it
   */
  void beginEpoch(int[] order);

  /**
   * One update of the parameters on one batch.
   *
   * @param step which range, and everything else that varies
   */
  void step(TrainingStep step);

  /**
   * Waits for the steps of the epoch.
   *
   * @return the outputs of the epoch's rows, each computed before its batch's update
   */
  EpochOutput endEpoch();

  /**
   * @return the parameters now
   */
  Weights weights();

  /**
   * Replaces the parameters.
   *
   * @param weights of the same layout
   */
  void restore(Weights weights);

  /**
   * @return what the optimizer remembers now
   */
  OptimizerState optimizerState();

  /**
   * Replaces what the optimizer remembers.
   *
   * @param state with the slots of this session's optimizer
   */
  void restore(OptimizerState state);
}
