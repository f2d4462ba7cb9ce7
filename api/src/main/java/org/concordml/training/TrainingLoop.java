package org.concordml.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.UnsupportedJobException;
import org.concordml.network.Weights;
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
    return run(job, observer, () -> false);
  }

  /**
   * Trains, and ends as if its thread were interrupted as soon as it is told to.
   *
   * @param job what; of an ensemble the job of one network
   * @param observer is told of every epoch
   * @param ended whether to end; asked before every batch
   * @return the trained model
   * @throws TrainingInterruptedException as the other, or if it was told to end
   */
  public TrainedModel run(TrainingJob job, TrainingObserver observer, BooleanSupplier ended) {
    double @Nullable [] rowWeights = job.rowWeights();
    requireSupport(job.session());
    requireDefinable(job);
    try (TrainingSession session = backend.train(job.session(), device)) {
      session.bind(job.train(), rowWeights);
      return new Run(job, session, rowWeights, observer, ended).all();
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

  /** One training in progress. */
  private final class Run {

    private final TrainingJob job;
    private final TrainingSession session;
    private final double @Nullable [] rowWeights;
    private final TrainingObserver observer;
    private final BooleanSupplier ended;
    private final List<EpochRecord> history = new ArrayList<>();
    private final List<double[]> stepLosses = new ArrayList<>();
    private int bestEpoch;
    private double bestValue = Double.NaN;
    private @Nullable Weights bestWeights;

    Run(
        TrainingJob job,
        TrainingSession session,
        double @Nullable [] rowWeights,
        TrainingObserver observer,
        BooleanSupplier ended) {
      this.job = job;
      this.session = session;
      this.rowWeights = rowWeights;
      this.observer = observer;
      this.ended = ended;
    }

    private int member() {
      return job.streams().member();
    }

    TrainedModel all() {
      FitConfig config = job.config();
      observer.on(
          new TrainingEvent.Started(
              backend.id(),
              member(),
              device,
              config.epochs(),
              job.stepsPerEpoch(),
              job.train().rows()));
      @Nullable HeldOutScores scores = null;
      boolean stopped = false;
      for (int epoch = 1; epoch <= config.epochs() && !stopped; epoch++) {
        scores = epoch(epoch);
        stopped = noLongerImproves(epoch, scores);
      }
      requireBest();
      int last = history.size();
      TrainedModel model = kept(last, stopped, scores);
      observer.on(
          new TrainingEvent.Finished(backend.id(), member(), last, model.bestEpoch(), stopped));
      return model;
    }

    /** The model with the best epoch's weights, or with those that there are now; scores it. */
    private TrainedModel kept(int epoch, boolean stopped, @Nullable HeldOutScores scores) {
      Weights best = bestEpoch == epoch ? null : bestWeights;
      if (best != null) {
        session.restore(best);
      }
      HeldOutScores validation =
          best != null || scores == null
              ? HeldOutScores.of(session, job, job.validation())
              : scores;
      return new TrainedModel(
          backend.id(),
          device,
          job.network(),
          best == null ? session.weights() : best,
          history,
          stepLosses,
          bestWeights == null ? epoch : bestEpoch,
          stopped,
          validation,
          job.test() == job.validation() ? validation : HeldOutScores.of(session, job, job.test()));
    }

    private HeldOutScores epoch(int epoch) {
      long start = System.nanoTime();
      EpochPlan plan = job.plan(epoch);
      EpochOutput output = plan.run(session, batches -> requireNotEnded(epoch, batches));
      double seconds = (System.nanoTime() - start) / 1e9;

      EpochLosses losses = EpochLosses.of(job, rowWeights, plan.order(), output);
      int firstBad = losses.firstNotFinite();
      if (firstBad >= 0) {
        throw diverged(epoch, firstBad + 1, losses.perStep()[firstBad]);
      }
      HeldOutScores scores = HeldOutScores.of(session, job, job.validation());
      if (!Double.isFinite(scores.loss())) {
        throw diverged(epoch, 0, scores.loss());
      }
      EpochRecord record =
          new EpochRecord(
              epoch,
              losses.mean(),
              losses.metric(),
              scores.loss(),
              scores.metric(),
              seconds,
              losses.weightedMetric());
      history.add(record);
      stepLosses.add(losses.perStep());
      observer.on(
          new TrainingEvent.EpochFinished(
              backend.id(), member(), record, losses.perStep(), session::weights));
      return scores;
    }

    private TrainingDivergedException diverged(int epoch, int batch, double loss) {
      LargeFeature large = LargeFeature.among(job.train().features(), job.validation().features());
      return new TrainingDivergedException(backend.id(), epoch, batch, loss, large);
    }

    /** Ends the training if its thread was interrupted, so that no step is taken any more. */
    private void requireNotEnded(int epoch, int batches) {
      // Takes the flag down, so that an engine that waits for its threads can.
      boolean interrupted = Thread.interrupted();
      if (!interrupted && !ended.getAsBoolean()) {
        return;
      }
      try {
        TrainedModel model = kept(batches == 0 ? epoch - 1 : epoch, false, null);
        throw new TrainingInterruptedException(model, epoch, batches);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private boolean noLongerImproves(int epoch, HeldOutScores scores) {
      if (job.config().earlyStopping().isEmpty()) {
        return false;
      }
      EarlyStopping rule = job.config().earlyStopping().get();
      double value =
          rule.metric()
              .value(history.get(epoch - 1), scores, job.validation(), job.network().head());
      if (rule.improves(value, bestValue)) {
        bestValue = value;
        bestEpoch = epoch;
        bestWeights = session.weights();
        return false;
      }
      return bestWeights != null && epoch - bestEpoch >= rule.patience();
    }

    /** There is no best epoch if none had a value, and then none whose weights could be kept. */
    private void requireBest() {
      if (job.config().earlyStopping().isPresent() && bestWeights == null) {
        throw new DataException(
            "early stopping must watch a metric that is defined after some epoch, found that "
                + job.config().earlyStopping().get().metric().key()
                + " was undefined on the validation rows after each of the "
                + history.size()
                + ", as when one class is predicted for all of them.",
            Remedy.of("watch another metric", Setting.EARLY_STOPPING, "valLoss"));
      }
    }
  }
}
