package org.concordml.training.runner;

import java.util.List;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineAvailability.Available;
import org.concordml.engine.EngineUnavailableException;
import org.concordml.engine.PeakMemory;
import org.concordml.engine.TrainingBackend;
import org.concordml.model.Decision;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;

/**
 * Runs a job on one engine and measures it.
 *
 * @param request where it should run
 * @param decision from predictions to classes in the evaluation; the history's accuracy counts
 *     above 0.5, and the most probable class
 */
public record EngineRunner(DeviceRequest request, Decision decision) {

  /**
   * Runs.
   *
   * @param backend the engine
   * @param job what to train: one network, or as many as its configuration says
   * @param observer is told of every epoch
   * @return the result of the run
   * @throws EngineUnavailableException if the engine cannot be loaded
   */
  public EngineRun run(TrainingBackend backend, TrainingJob job, TrainingObserver observer) {
    return resume(backend, job, EnsembleState.beginning(), observer);
  }

  /**
   * Goes on with a training that was ended. Its history is that of all epochs; what is measured of
   * the process is of this part alone.
   *
   * @param backend the engine; may be another than before
   * @param job the whole of it, as it was begun
   * @param from how far each of its networks is
   * @param observer is told of every epoch that remains
   * @return the result of the run
   * @throws EngineUnavailableException if the engine cannot be loaded
   * @throws IllegalArgumentException if the state is that of another job
   */
  public EngineRun resume(
      TrainingBackend backend, TrainingJob job, EnsembleState from, TrainingObserver observer) {
    PeakMemory.restart();
    Available available = backend.required();
    DeviceChoice device = DeviceChoice.choose(request, backend.id(), available);

    long trainStart = System.nanoTime();
    TrainedEnsemble model = new EnsembleTraining(backend, device).resume(job, from, observer);
    double trainSeconds = (System.nanoTime() - trainStart) / 1e9;
    List<EpochRecord> epochs =
        model.members().stream().flatMap(member -> member.history().stream()).toList();
    double stepping = epochs.stream().mapToDouble(EpochRecord::seconds).sum();
    return new EngineRun(
        backend.id(),
        available.version(),
        available.library(),
        model,
        model.test().evaluate(job.test(), job.network().head(), decision),
        available.loadSeconds(),
        trainSeconds,
        (double) job.train().rows() * epochs.size() / stepping,
        PeakMemory.mebibytes());
  }
}
