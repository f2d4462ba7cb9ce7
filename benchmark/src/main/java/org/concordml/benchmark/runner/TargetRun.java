package org.concordml.benchmark.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.concordml.benchmark.TimeTarget;
import org.concordml.benchmark.TimeToTarget;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.TrainingBackend;
import org.concordml.training.EpochRecord;
import org.concordml.training.HeldOutScores;
import org.concordml.training.TrainingJob;

/** Trainings of their own, each of which ends when a quality is reached. */
final class TargetRun {

  private final TrainingBackend backend;
  private final DeviceChoice device;
  private final TimeTarget target;

  TargetRun(TrainingBackend backend, DeviceChoice device, TimeTarget target) {
    this.backend = backend;
    this.device = device;
    this.target = target;
  }

  /**
   * Trains, each time for so many seconds at most.
   *
   * @param jobs the same training by seed
   * @param seed of the first; the next follow
   */
  TimeToTarget go(LongFunction<TrainingJob> jobs, long seed, double maxSeconds) {
    List<TimeToTarget.Training> trainings = new ArrayList<>();
    double best = Double.NaN;
    for (int i = 0; i < target.trainings(); i++) {
      TimeToTarget.Training training = train(jobs.apply(seed + i), maxSeconds);
      best = target.better(training.best(), best) ? training.best() : best;
      trainings.add(training);
    }
    return new TimeToTarget(trainings, best);
  }

  /** The seconds are those of the whole training, validation included. */
  private TimeToTarget.Training train(TrainingJob job, double maxSeconds) {
    long start = System.nanoTime();
    double seconds = 0;
    double best = Double.NaN;
    try (TimedSession session = TimedSession.openTraining(backend, device, job)) {
      for (int epoch = 1; epoch <= target.mostEpochs(); epoch++) {
        double run = session.epoch();
        seconds += run;
        HeldOutScores scores = HeldOutScores.of(session.training(), job, job.validation());
        EpochRecord record =
            new EpochRecord(epoch, Double.NaN, Double.NaN, scores.loss(), scores.metric(), run);
        double found =
            target.metric().value(record, scores, job.validation(), job.network().head());
        best = target.better(found, best) ? found : best;
        boolean outOfTime = (System.nanoTime() - start) / 1e9 >= maxSeconds;
        if (target.reachedBy(found) || outOfTime) {
          boolean reached = target.reachedBy(found);
          return new TimeToTarget.Training(
              job.config().seed(), reached, seconds, epoch, best, !reached);
        }
      }
    }
    return new TimeToTarget.Training(
        job.config().seed(), false, seconds, target.mostEpochs(), best, false);
  }
}
