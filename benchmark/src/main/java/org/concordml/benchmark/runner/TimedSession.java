package org.concordml.benchmark.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.ScoringSession;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.UnsupportedJobException;
import org.concordml.training.TrainingDivergedException;
import org.concordml.training.TrainingJob;
import org.jspecify.annotations.Nullable;

/**
 * An open session whose runs are timed. A clock stops only when the engine has finished: {@link
 * TrainingSession#endEpoch} waits for the steps and {@link TrainingSession#outputs} for the scores,
 * whose values have then arrived on the host.
 */
final class TimedSession implements AutoCloseable {

  private static final double NANOS = 1e9;

  private final TrainingJob job;
  private final ScoringSession session;
  private final @Nullable TrainingSession training;
  private final String engine;
  private final double openSeconds;
  private int epoch;

  private TimedSession(
      TrainingJob job,
      ScoringSession session,
      @Nullable TrainingSession training,
      String engine,
      double openSeconds) {
    this.job = job;
    this.session = session;
    this.training = training;
    this.engine = engine;
    this.openSeconds = openSeconds;
  }

  /** Opens a session of what is timed; a scoring one is all that some engines have. */
  static TimedSession open(
      EngineBackend backend, DeviceChoice device, TrainingJob job, BenchmarkMode mode) {
    return mode == BenchmarkMode.TRAIN
        ? openTraining(TrainingBackend.of(backend), device, job)
        : openScoring(backend, device, job);
  }

  private static TimedSession openScoring(
      EngineBackend backend, DeviceChoice device, TrainingJob job) {
    requireNone(backend.id(), backend.refusal(job.network()));
    long start = System.nanoTime();
    ScoringSession session = backend.score(job.network(), job.initial(), device);
    return new TimedSession(job, session, null, backend.id(), (System.nanoTime() - start) / NANOS);
  }

  /** Hands the training rows over too. */
  static TimedSession openTraining(TrainingBackend backend, DeviceChoice device, TrainingJob job) {
    requireNone(backend.id(), backend.refusal(job.session()));
    long start = System.nanoTime();
    TrainingSession session = backend.train(job.session(), device);
    try {
      session.bind(job.train(), null);
    } catch (RuntimeException | Error failure) {
      session.close();
      throw failure;
    }
    return new TimedSession(
        job, session, session, backend.id(), (System.nanoTime() - start) / NANOS);
  }

  private static void requireNone(String engine, Optional<String> refusal) {
    refusal.ifPresent(
        lacks -> {
          throw new UnsupportedJobException("engine " + engine + " cannot do " + lacks + ".");
        });
  }

  /** The rows cut into what is handed over a call; made outside every clock. */
  static List<FeatureMatrix> calls(FeatureMatrix rows, int batchSize) {
    List<FeatureMatrix> calls = new ArrayList<>();
    for (int from = 0; from < rows.rows(); from += batchSize) {
      int to = Math.min(rows.rows(), from + batchSize);
      calls.add(rows.select(IntStream.range(from, to).toArray()));
    }
    return calls;
  }

  double openSeconds() {
    return openSeconds;
  }

  ScoringSession session() {
    return session;
  }

  TrainingSession training() {
    return Objects.requireNonNull(training, "a session opened to train");
  }

  /** Trains one epoch, the drawing of its order included, and says how many seconds it took. */
  double epoch() {
    epoch++;
    long start = System.nanoTime();
    EpochOutput output = job.plan(epoch).run(training());
    double seconds = (System.nanoTime() - start) / NANOS;
    requireFinite(output.outputs());
    return seconds;
  }

  /** Scores every call's rows and says how many seconds it took. */
  double score(List<FeatureMatrix> calls) {
    double sum = 0;
    long start = System.nanoTime();
    for (FeatureMatrix rows : calls) {
      sum += session.outputs(rows)[0];
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    requireFinite(new double[] {sum});
    return seconds;
  }

  /** Figures of a computation that went wrong are worth nothing. */
  private void requireFinite(double[] outputs) {
    for (int i = 0; i < outputs.length; i++) {
      if (!Double.isFinite(outputs[i])) {
        int step = i / job.network().outputs() / job.config().batchSize() + 1;
        throw new TrainingDivergedException(engine, Math.max(1, epoch), step, outputs[i]);
      }
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
