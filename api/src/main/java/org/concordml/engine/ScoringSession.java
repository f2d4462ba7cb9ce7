package org.concordml.engine;

import java.util.OptionalInt;
import org.concordml.data.FeatureMatrix;

/**
 * One network with its weights on one engine and device: it scores rows. The only owner of native
 * memory; everything that crosses it is a plain array.
 *
 * <p>A session belongs to one thread at a time. Another may take over between calls; a call during
 * one of another thread is refused with {@link IllegalStateException}, but for {@link #close},
 * which waits. Open a session for each thread: any number of them may compute at once, and each
 * gives the numbers that it gives alone.
 *
 * <p>Misuse is refused alike on every engine, see {@link CheckedSession}: calls after closing with
 * {@link IllegalStateException}, arguments out of range with {@link IllegalArgumentException}.
 */
public interface ScoringSession extends AutoCloseable {

  /**
   * Scores rows: no dropout, no noise. Any number of rows; what is held on the device at once is
   * bounded.
   *
   * @param rows features, as many columns as the network has inputs
   * @return {@code [rows, outputs]}, row-major: logits of classes, or the number predicted
   */
  double[] outputs(FeatureMatrix rows);

  /**
   * The derivative of one of each row's outputs with respect to that row's features.
   *
   * @param rows features
   * @param output which, from 0
   * @return {@code [rows, inputs]}
   */
  FeatureMatrix inputGradients(FeatureMatrix rows, int output);

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
