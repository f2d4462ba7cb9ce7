package org.concordml.benchmark;

import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineBackend;
import org.concordml.training.EpochRecord;
import org.concordml.training.HeldOutScores;
import org.concordml.training.TrainingJob;

/** A training of its own that ends when a quality is reached. */
record TargetRun(EngineBackend backend, DeviceChoice device, TrainingJob job, TimeTarget target) {

  /** Trains for so many seconds at most, validation included in these. */
  TimeToTarget go(double maxSeconds) {
    long start = System.nanoTime();
    boolean[] labels = job.validation().labels();
    double seconds = 0;
    double best = Double.NaN;
    try (TimedSession session = TimedSession.open(backend, device, job, BenchmarkMode.TRAIN)) {
      for (int epoch = 1; epoch <= target.mostEpochs(); epoch++) {
        double run = session.epoch();
        seconds += run;
        HeldOutScores scores = HeldOutScores.of(session.session(), job, job.validation());
        EpochRecord record =
            new EpochRecord(epoch, Double.NaN, Double.NaN, scores.loss(), scores.accuracy(), run);
        double found = target.metric().value(record, scores, labels);
        best = target.better(found, best) ? found : best;
        boolean outOfTime = (System.nanoTime() - start) / 1e9 >= maxSeconds;
        if (target.reachedBy(found) || outOfTime) {
          return new TimeToTarget(
              target.reachedBy(found), seconds, epoch, best, !target.reachedBy(found));
        }
      }
    }
    return new TimeToTarget(false, seconds, target.mostEpochs(), best, false);
  }
}
