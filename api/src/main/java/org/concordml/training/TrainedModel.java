package org.concordml.training;

import java.util.List;
import org.concordml.engine.DeviceChoice;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;

/**
 * What a training leaves behind; nothing native in it.
 *
 * @param engine id
 * @param device where it was trained
 * @param network what was trained
 * @param weights the last epoch's, or the best's when early stopping says so
 * @param history one record an epoch
 * @param stepLosses loss of each batch, by epoch
 * @param bestEpoch whose weights these are, from 1: the last, or the best when early stopping says
 *     so
 * @param stoppedEarly whether early stopping ended it
 * @param validation what the kept weights say of the validation rows
 * @param test what they say of the test rows
 */
public record TrainedModel(
    String engine,
    DeviceChoice device,
    NetworkSpec network,
    Weights weights,
    List<EpochRecord> history,
    List<double[]> stepLosses,
    int bestEpoch,
    boolean stoppedEarly,
    HeldOutScores validation,
    HeldOutScores test) {

  /** Takes copies of the lists. */
  public TrainedModel {
    history = List.copyOf(history);
    stepLosses = List.copyOf(stepLosses);
  }

  /**
   * @return whether the weights are those of an epoch before the last, restored at the end
   */
  public boolean restoredBestWeights() {
    return bestEpoch < history.size();
  }
}
