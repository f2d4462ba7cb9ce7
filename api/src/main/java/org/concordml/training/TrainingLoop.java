package org.concordml.training;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.concordml.data.DataException;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.UnsupportedJobException;
import org.jspecify.annotations.Nullable;

/**
 * Epochs, batches, validation, early stopping: written once, for every engine.
 *
 * <p>Stateless; each call of {@link #run} opens a session of its own and closes it.
 */
public final class TrainingLoop {

  private final TrainingBackend backend;
  private final DeviceChoice device;

  /**
   * @param backend the engine
   * @param device where on it
   */
  public TrainingLoop(TrainingBackend backend, DeviceChoice device) {
    this.backend = backend;
    this.device = device;
  }

  /**
   * Trains one network.
   *
   * @param job what; of an ensemble the job of one network
   * @param observer is told of every epoch
   * @return the trained model
   * @throws UnsupportedJobException if the engine lacks something the job needs
   * @throws DataException if early stopping watches a metric that cannot be defined, or never was
   * @throws TrainingDivergedException if a loss becomes NaN or infinite
   * @throws TrainingInterruptedException if the thread is interrupted before the last batch; holds
   *     what was trained
   */
  public TrainedModel run(TrainingJob job, TrainingObserver observer) {
    return run(job, Optional.empty(), observer, () -> false);
  }

  /**
   * Goes on with a training that was ended after an epoch. On the engine that it was begun on the
   * result has the bits of a training that was never interrupted; on another the epochs that remain
   * are computed as exactly as that one computes.
   *
   * @param job the whole of it, as it was begun
   * @param from how far it is; if nothing remains its model is scored
   * @param observer is told of every epoch that remains
   * @return the trained model, its history from the first epoch on
   * @throws IllegalArgumentException if the state is that of another job
   * @throws TrainingDivergedException as {@link #run}
   * @throws TrainingInterruptedException as {@link #run}
   */
  public TrainedModel resume(TrainingJob job, TrainingState from, TrainingObserver observer) {
    return run(job, Optional.of(from), observer, () -> false);
  }

  /**
   * Trains, and ends as if its thread were interrupted as soon as it is told to.
   *
   * @param job what; of an ensemble the job of one network
   * @param from how far it is; empty to begin
   * @param observer is told of every epoch
   * @param ended whether to end; asked before every batch
   * @return the trained model
   * @throws TrainingInterruptedException as the others, or if it was told to end
   */
  public TrainedModel run(
      TrainingJob job,
      Optional<TrainingState> from,
      TrainingObserver observer,
      BooleanSupplier ended) {
    double @Nullable [] rowWeights = job.rowWeights();
    from.ifPresent(state -> state.requireOf(job));
    requireSupport(job.session());
    requireDefinable(job);
    try (TrainingSession session = backend.train(job.session(), device)) {
      session.bind(job.train(), rowWeights);
      RunningTraining training =
          new RunningTraining(backend.id(), device, job, session, rowWeights, observer, ended);
      from.ifPresent(training::from);
      return training.all();
    }
  }

  private void requireSupport(TrainingSpec spec) {
    backend
        .refusal(spec)
        .ifPresent(
            lacks -> {
              throw UnsupportedJobException.of(backend.id(), lacks);
            });
  }

  /** What no epoch can change is said before the first. */
  private static void requireDefinable(TrainingJob job) {
    job.config()
        .earlyStopping()
        .map(EarlyStopping::metric)
        .ifPresent(metric -> metric.requireDefinable(job.validation(), job.network().head()));
  }
}
