package org.concordml.run;

import java.util.List;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainedModel;

/**
 * How the training of one network went. In JSON, as Keras' {@code History.history}, an array an
 * item with a value an epoch.
 *
 * @param bestEpoch whose weights were kept, from 1
 * @param stoppedEarly whether early stopping ended it
 * @param epochs that were run, in order
 */
public record NetworkHistory(int bestEpoch, boolean stoppedEarly, List<EpochRecord> epochs) {

  /** Takes a copy. */
  public NetworkHistory {
    epochs = List.copyOf(epochs);
  }

  static NetworkHistory of(TrainedModel model) {
    return new NetworkHistory(model.bestEpoch(), model.stoppedEarly(), model.history());
  }
}
