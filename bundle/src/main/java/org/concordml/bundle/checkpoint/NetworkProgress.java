package org.concordml.bundle.checkpoint;

/**
 * What a checkpoint says of a network beside its tensors.
 *
 * @param epochs done, at least 1
 * @param steps that its optimizer has made
 * @param bestEpoch that early stopping has found, from 1; 0 if there is none
 * @param stoppedEarly whether early stopping has ended it
 */
public record NetworkProgress(int epochs, long steps, int bestEpoch, boolean stoppedEarly) {

  /** Checks the ranges. */
  public NetworkProgress {
    if (epochs < 1 || steps < 1 || bestEpoch < 0 || bestEpoch > epochs) {
      throw new IllegalArgumentException(
          "a network must have an epoch, a step and no later best epoch, found "
              + epochs
              + ", "
              + steps
              + " and "
              + bestEpoch);
    }
  }
}
