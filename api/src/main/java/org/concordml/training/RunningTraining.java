package org.concordml.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.network.Weights;
import org.jspecify.annotations.Nullable;

/** One training in progress, from its first epoch or from where another ended. */
final class RunningTraining {

  private final String engine;
  private final DeviceChoice device;
  private final TrainingJob job;
  private final TrainingSession session;
  private final double @Nullable [] rowWeights;
  private final TrainingObserver observer;
  private final BooleanSupplier ended;
  private final List<EpochRecord> history = new ArrayList<>();
  private final List<double[]> stepLosses = new ArrayList<>();
  private TrainingState.@Nullable Best best;
  private boolean stopped;

  /**
   * @param engine id
   * @param device where the session is
   * @param job what to train
   * @param session with the job's rows bound
   * @param rowWeights of the training rows, or null
   * @param observer is told of every epoch
   * @param ended whether to end; asked before every batch
   */
  RunningTraining(
      String engine,
      DeviceChoice device,
      TrainingJob job,
      TrainingSession session,
      double @Nullable [] rowWeights,
      TrainingObserver observer,
      BooleanSupplier ended) {
    this.engine = engine;
    this.device = device;
    this.job = job;
    this.session = session;
    this.rowWeights = rowWeights;
    this.observer = observer;
    this.ended = ended;
  }

  /** Takes up what was trained before. */
  void from(TrainingState state) {
    session.restore(state.weights());
    session.restore(state.optimizer());
    history.addAll(state.history());
    stepLosses.addAll(state.stepLosses());
    best = state.best().orElse(null);
    stopped = state.stoppedEarly();
  }

  /** How far it is; asked after an epoch. */
  private TrainingState state() {
    return new TrainingState(
        session.weights(),
        session.optimizerState(),
        history,
        stepLosses,
        Optional.ofNullable(best),
        stopped);
  }

  private int member() {
    return job.streams().member();
  }

  /** Trains what remains. */
  TrainedModel all() {
    FitConfig config = job.config();
    observer.on(
        new TrainingEvent.Started(
            engine,
            member(),
            device,
            config.epochs(),
            job.stepsPerEpoch(),
            job.train().rows(),
            history));
    @Nullable HeldOutScores scores = null;
    while (!stopped && history.size() < config.epochs()) {
      scores = epoch(history.size() + 1);
    }
    requireBest();
    int last = history.size();
    TrainedModel model = kept(last, stopped, scores);
    observer.on(new TrainingEvent.Finished(engine, member(), last, model.bestEpoch(), stopped));
    return model;
  }

  /** The model with the best epoch's weights, or with those that there are now; scores it. */
  private TrainedModel kept(int epoch, boolean stoppedEarly, @Nullable HeldOutScores scores) {
    Weights other = best == null || best.epoch() == epoch ? null : best.weights();
    if (other != null) {
      session.restore(other);
    }
    HeldOutScores validation =
        other != null || scores == null ? HeldOutScores.of(session, job, job.validation()) : scores;
    return new TrainedModel(
        engine,
        device,
        job.network(),
        other == null ? session.weights() : other,
        history,
        stepLosses,
        best == null ? epoch : best.epoch(),
        stoppedEarly,
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
    job.config().earlyStopping().ifPresent(rule -> judge(rule, record, scores));
    observer.on(
        new TrainingEvent.EpochFinished(
            engine, member(), record, losses.perStep(), session::weights, this::state));
    return scores;
  }

  private TrainingDivergedException diverged(int epoch, int batch, double loss) {
    LargeFeature large = LargeFeature.among(job.train().features(), job.validation().features());
    return new TrainingDivergedException(engine, epoch, batch, loss, large);
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

  /** Whether an epoch is the best so far, and whether that was too long ago. */
  private void judge(EarlyStopping rule, EpochRecord record, HeldOutScores scores) {
    double value = rule.metric().value(record, scores, job.validation(), job.network().head());
    if (rule.improves(value, best == null ? Double.NaN : best.value())) {
      best = new TrainingState.Best(record.epoch(), value, session.weights());
    } else {
      stopped = best != null && record.epoch() - best.epoch() >= rule.patience();
    }
  }

  /** There is no best epoch if none had a value, and then none whose weights could be kept. */
  private void requireBest() {
    if (job.config().earlyStopping().isPresent() && best == null) {
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
