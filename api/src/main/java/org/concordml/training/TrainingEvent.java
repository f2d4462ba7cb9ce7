package org.concordml.training;

import java.util.List;
import java.util.function.Supplier;
import org.concordml.engine.DeviceChoice;
import org.concordml.network.Weights;

/** Something that happened in a training. */
public sealed interface TrainingEvent {

  /**
   * @return id of the engine
   */
  String engine();

  /**
   * @return which network of an ensemble, from 0; 0 for a network alone
   */
  int member();

  /**
   * Before the first step.
   *
   * @param engine id
   * @param member which network of an ensemble, from 0
   * @param device where
   * @param epochs planned
   * @param stepsPerEpoch updates an epoch
   * @param rows training rows
   * @param before the epochs that a training which goes on has behind it; usually none
   */
  record Started(
      String engine,
      int member,
      DeviceChoice device,
      int epochs,
      int stepsPerEpoch,
      int rows,
      List<EpochRecord> before)
      implements TrainingEvent {

    /** Takes a copy of the list. */
    public Started {
      before = List.copyOf(before);
    }
  }

  /**
   * After an epoch's validation.
   *
   * @param engine id
   * @param member which network of an ensemble, from 0
   * @param record what it came to
   * @param stepLosses loss of each batch, penalty included
   * @param weights fetches the parameters as they are now; ask only during the call
   * @param state fetches all that is needed to go on from here; ask only during the call
   */
  @SuppressWarnings("ArrayRecordComponent") // an event is looked at, never compared
  record EpochFinished(
      String engine,
      int member,
      EpochRecord record,
      double[] stepLosses,
      Supplier<Weights> weights,
      Supplier<TrainingState> state)
      implements TrainingEvent {}

  /**
   * After the last epoch.
   *
   * @param engine id
   * @param member which network of an ensemble, from 0
   * @param epochsRun how many were run
   * @param bestEpoch whose weights were kept: the last, or the best when early stopping says so
   * @param stoppedEarly whether early stopping ended it
   */
  record Finished(String engine, int member, int epochsRun, int bestEpoch, boolean stoppedEarly)
      implements TrainingEvent {

    /**
     * @return whether the weights are those of an epoch before the last, restored at the end
     */
    public boolean restoredBestWeights() {
      return bestEpoch < epochsRun;
    }
  }
}
