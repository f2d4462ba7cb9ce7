package org.concordml.engine;

import java.util.Optional;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;

/** An engine that trains. One that only scores, as a runtime of finished models, is none. */
public interface TrainingBackend extends EngineBackend {

  /**
   * Takes an engine for training.
   *
   * @param backend any engine
   * @return the same, as one that trains
   * @throws UnsupportedJobException if it only scores
   */
  static TrainingBackend of(EngineBackend backend) {
    if (backend instanceof TrainingBackend trains) {
      return trains;
    }
    throw new UnsupportedJobException(
        "engine " + backend.id() + " scores with trained models and cannot train.",
        Remedy.of("choose an engine that trains", Setting.ENGINE, "java"));
  }

  /**
   * Whether it can do a training; asked before a job starts.
   *
   * @param spec what to compute
   * @return what it lacks, as the end of a sentence that starts with "cannot do"; empty if it lacks
   *     nothing
   */
  default Optional<String> refusal(TrainingSpec spec) {
    return refusal(spec.network());
  }

  /**
   * Starts a session that trains.
   *
   * @param spec what to compute
   * @param device where, which must be one that {@link #availability} lists, and with how many
   *     threads
   * @return the session, to be closed by the caller
   * @throws EngineUnavailableException if the engine cannot be loaded
   */
  TrainingSession train(TrainingSpec spec, DeviceChoice device);

  /**
   * How many trainings that are independent of one another are best run at the same time, each with
   * a session of its own on a thread of its own. Their numbers do not depend on it.
   *
   * @param device where all of them run, each with as many threads as it says
   * @return at least 1, which stands for one after another
   */
  default int trainingsAtOnce(DeviceChoice device) {
    return 1;
  }

  @Override
  default ScoringSession score(NetworkSpec network, Weights weights, DeviceChoice device) {
    return train(TrainingSpec.forScoring(network, weights), device);
  }
}
