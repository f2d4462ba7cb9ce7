package org.concordml.training;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.engine.Capability;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineSession;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.UnsupportedJobException;
import org.concordml.network.Weights;

/**
 * Epochs, batches, validation, early stopping: written once, for every engine.
 *
 * <p>Stateless; each call of {@link #run} opens a session of its own and closes it.
 */
public final class TrainingLoop {

  private final EngineBackend backend;
  private final DeviceChoice device;

  /**
   * @param backend the engine
   * @param device where on it
   */
  public TrainingLoop(EngineBackend backend, DeviceChoice device) {
    this.backend = backend;
    this.device = device;
  }

  /**
   * Trains.
   *
   * @param job what
   * @param observer is told of every epoch
   * @return the trained model
   * @throws UnsupportedJobException if the engine lacks something the job needs
   * @throws TrainingDivergedException if a loss becomes NaN or infinite
   */
  public TrainedModel run(TrainingJob job, TrainingObserver observer) {
    double[] rowWeights = job.rowWeights();
    requireCapabilities(job, rowWeights != null);
    try (EngineSession session = backend.open(job.session(), device)) {
      session.bind(job.train(), rowWeights);
      return new Run(job, session, rowWeights, observer).all();
    }
  }

  private void requireCapabilities(TrainingJob job, boolean rowWeights) {
    Set<Capability> missing =
        EnumSet.copyOf(
            Capability.neededBy(job.session(), rowWeights, job.config().inputNoise() > 0));
    missing.removeAll(backend.capabilities());
    if (!missing.isEmpty()) {
      throw new UnsupportedJobException(
          "engine "
              + backend.id()
              + " cannot do "
              + missing.stream().map(Capability::key).collect(Collectors.joining(", "))
              + ".",
          Remedy.of("choose an engine that can", Setting.ENGINE, "java"),
          Remedy.of("leave it out of the job"));
    }
  }

  /** One training in progress. */
  private final class Run {

    private final TrainingJob job;
    private final EngineSession session;
    private final double[] rowWeights;
    private final TrainingObserver observer;
    private final List<EpochRecord> history = new ArrayList<>();
    private final List<double[]> stepLosses = new ArrayList<>();
    private int bestEpoch;
    private double bestValue = Double.NaN;
    private Weights bestWeights;

    Run(TrainingJob job, EngineSession session, double[] rowWeights, TrainingObserver observer) {
      this.job = job;
      this.session = session;
      this.rowWeights = rowWeights;
      this.observer = observer;
    }

    TrainedModel all() {
      FitConfig config = job.config();
      observer.on(
          new TrainingEvent.Started(
              backend.id(), device, config.epochs(), job.stepsPerEpoch(), job.train().rows()));
      HeldOutScores scores = null;
      boolean stopped = false;
      for (int epoch = 1; epoch <= config.epochs() && !stopped; epoch++) {
        scores = epoch(epoch);
        stopped = noLongerImproves(epoch, scores);
      }
      int last = history.size();
      Weights weights = session.weights();
      if (bestWeights != null && bestEpoch != last) {
        session.restore(bestWeights);
        weights = bestWeights;
        scores = HeldOutScores.of(session, job, job.validation());
      }
      int kept = bestWeights == null ? last : bestEpoch;
      observer.on(new TrainingEvent.Finished(backend.id(), last, kept, stopped));
      return new TrainedModel(
          backend.id(), device, job.network(), weights, history, stepLosses, kept, stopped, scores);
    }

    private HeldOutScores epoch(int epoch) {
      long start = System.nanoTime();
      EpochPlan plan = job.plan(epoch);
      EpochOutput output = plan.run(session);
      double seconds = (System.nanoTime() - start) / 1e9;

      EpochLosses losses = EpochLosses.of(job, rowWeights, plan.order(), output);
      int firstBad = losses.firstNotFinite();
      if (firstBad >= 0) {
        throw new TrainingDivergedException(
            backend.id(), epoch, firstBad + 1, losses.perStep()[firstBad]);
      }
      HeldOutScores scores = HeldOutScores.of(session, job, job.validation());
      if (!Double.isFinite(scores.loss())) {
        throw new TrainingDivergedException(backend.id(), epoch, 0, scores.loss());
      }
      EpochRecord record =
          new EpochRecord(
              epoch, losses.mean(), losses.accuracy(), scores.loss(), scores.accuracy(), seconds);
      history.add(record);
      stepLosses.add(losses.perStep());
      observer.on(
          new TrainingEvent.EpochFinished(
              backend.id(), record, losses.perStep(), session::weights));
      return scores;
    }

    private boolean noLongerImproves(int epoch, HeldOutScores scores) {
      if (job.config().earlyStopping().isEmpty()) {
        return false;
      }
      EarlyStopping rule = job.config().earlyStopping().get();
      double value = rule.metric().value(history.get(epoch - 1), scores, job.validation().labels());
      if (Double.isNaN(value)) {
        throw new DataException(
            "early stopping must watch a metric that is defined on the validation rows, found that "
                + rule.metric().key()
                + " is not: "
                + job.validation().positives()
                + " of "
                + job.validation().rows()
                + " rows are positive.",
            Remedy.of("watch another metric", Setting.EARLY_STOPPING, "valLoss"));
      }
      if (rule.improves(value, bestValue) || bestWeights == null) {
        bestValue = value;
        bestEpoch = epoch;
        bestWeights = session.weights();
        return false;
      }
      return epoch - bestEpoch >= rule.patience();
    }
  }
}
