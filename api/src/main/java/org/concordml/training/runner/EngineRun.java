package org.concordml.training.runner;

import org.concordml.evaluation.Evaluation;

/**
 * One job on one engine: its result and its cost.
 *
 * @param engine id
 * @param engineVersion of the engine's library
 * @param library what did the arithmetic
 * @param model what was trained, one network or an ensemble, with its device and history
 * @param evaluation of the test rows, decided as the runner says
 * @param loadSeconds what loading the engine took, once in this process
 * @param trainSeconds training and validation, the table's way to the device included
 * @param rowsPerSecond training rows through a network a second, validation left out; of an
 *     ensemble the mean of its networks, of which several may have been trained at the same time
 * @param peakMemoryMb most memory the process held during the run, in mebibytes; engines loaded
 *     earlier in the same process count
 */
public record EngineRun(
    String engine,
    String engineVersion,
    String library,
    TrainedEnsemble model,
    Evaluation evaluation,
    double loadSeconds,
    double trainSeconds,
    double rowsPerSecond,
    double peakMemoryMb) {

  /**
   * @param other of the same test rows
   * @return the same run, evaluated so
   */
  public EngineRun withEvaluation(Evaluation other) {
    return new EngineRun(
        engine,
        engineVersion,
        library,
        model,
        other,
        loadSeconds,
        trainSeconds,
        rowsPerSecond,
        peakMemoryMb);
  }
}
