package org.concordml.bundle.checkpoint;

import java.util.SortedMap;
import java.util.TreeMap;
import org.concordml.bundle.safetensors.Safetensors;
import org.concordml.data.DataException;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingState;
import org.concordml.training.runner.EnsembleState;

/**
 * A checkpoint that was read, whole and unchanged.
 *
 * @param name of its file, for messages
 * @param job what it is of
 * @param networks what is said of each network that has an epoch behind it, by its number
 * @param tensors weights, what the optimizer remembers, history and losses
 */
public record Checkpoint(
    String name,
    CheckpointedJob job,
    SortedMap<Integer, NetworkProgress> networks,
    Safetensors tensors) {

  /** Takes a copy. */
  public Checkpoint {
    networks = new TreeMap<>(networks);
  }

  /**
   * Makes the state to go on from.
   *
   * @param training the job on its table
   * @return how far each network is
   * @throws DataException if it is of another network, optimizer or number of steps
   */
  public EnsembleState state(TrainingJob training) {
    try {
      SortedMap<Integer, TrainingState> states = new TreeMap<>();
      networks.forEach(
          (member, network) ->
              states.put(member, new NetworkTensors(tensors, member).state(training, network)));
      EnsembleState state = new EnsembleState(states);
      state.requireOf(training);
      return state;
    } catch (DataException another) {
      throw notOfThis(another.fact(), another);
    } catch (IllegalArgumentException another) {
      throw notOfThis(another.getMessage() + ".", another);
    }
  }

  private DataException notOfThis(String found, RuntimeException another) {
    return new DataException(name + " must be a checkpoint of this training: " + found, another);
  }

  /**
   * @return epochs done, of all networks together
   */
  public int epochs() {
    return networks.values().stream().mapToInt(NetworkProgress::epochs).sum();
  }
}
