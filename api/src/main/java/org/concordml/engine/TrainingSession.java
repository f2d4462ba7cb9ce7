package org.concordml.engine;

import java.util.OptionalInt;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.learning.OptimizerState;
import org.concordml.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * One network on one engine and device. The only owner of native memory; everything that crosses it
 * is a plain array.
 *
 * <p>A session belongs to one thread at a time. Another may take over between calls; a call during
 * one of another thread is refused with {@link IllegalStateException}, but for {@link #close},
 * which waits. Open a session for each thread: any number of them may compute at once, and each
 * gives the numbers that it gives alone.
 *
 * <p>Training: {@link #bind} once, then for each epoch {@link #beginEpoch}, {@link #step} for each
 * batch, {@link #endEpoch}. A step may return before the engine has computed it; {@code endEpoch}
 * waits. What goes wrong in such a step is thrown by a later call.
 *
 * <p>Misuse is refused alike on every engine, see {@link CheckedSession}: calls out of order or
 * after closing with {@link IllegalStateException}, arguments out of range with {@link
 * IllegalArgumentException} or {@link IndexOutOfBoundsException}.
 */
public interface TrainingSession extends AutoCloseable {

  /**
   * Hands the training rows over; they cross to the device once.
   *
   * @param rows features and labels
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
   * @return the logits of the epoch's rows, each computed before its batch's update
   */
  EpochOutput endEpoch();

  /**
   * Scores rows: no dropout, no noise. Any number of rows; what is held on the device at once is
   * bounded.
   *
   * @param rows features, as many columns as the network has inputs
   * @return a logit a row
   */
  double[] logits(FeatureMatrix rows);

  /**
   * The derivative of each row's logit with respect to that row's features.
   *
   * @param rows features
   * @return {@code [rows, inputs]}
   */
  FeatureMatrix inputGradients(FeatureMatrix rows);

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

  /**
   * @return the most threads that any step or scoring so far was computed with, the calling one
   *     counted, of those {@link DeviceChoice#requested} allows; empty before the first, and where
   *     the engine cannot tell. Asked of an open session or a closed one
   */
  default OptionalInt threadsUsed() {
    return OptionalInt.empty();
  }

  /**
   * Frees everything native. Closing twice is harmless. During a call of another thread it waits
   * until that call has returned; from then on every call is refused.
   */
  @Override
  void close();
}
