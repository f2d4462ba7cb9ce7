package org.concordml.benchmark.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EpochOutput;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.UnsupportedJobException;
import org.concordml.training.TrainingDivergedException;
import org.concordml.training.TrainingJob;

/**
 * An open session whose runs are timed. A clock stops only when the engine has finished: {@link
 * TrainingSession#endEpoch} waits for the steps and {@link TrainingSession#outputs} for the scores,
 * whose values have then arrived on the host.
 */
final class TimedSession implements AutoCloseable {

  private static final double NANOS = 1e9;

  private final TrainingJob job;
  private final TrainingSession session;
  private final String engine;
  private final double openSeconds;
  private int epoch;

  private TimedSession(
      TrainingJob job, TrainingSession session, String engine, double openSeconds) {
    this.job = job;
    this.session = session;
    this.engine = engine;
    this.openSeconds = openSeconds;
  }

  /** Opens a session and hands the training rows over, which only training needs. */
  static TimedSession open(
      EngineBackend backend, DeviceChoice device, TrainingJob job, BenchmarkMode mode) {
    requireSupport(backend, job);
    long start = System.nanoTime();
    TrainingSession session = backend.train(job.session(), device);
    try {
      if (mode == BenchmarkMode.TRAIN) {
        session.bind(job.train(), null);
      }
    } catch (RuntimeException | Error failure) {
      session.close();
      throw failure;
    }
    return new TimedSession(job, session, backend.id(), (System.nanoTime() - start) / NANOS);
  }

  private static void requireSupport(EngineBackend backend, TrainingJob job) {
    backend
        .refusal(job.session())
        .ifPresent(
            lacks -> {
              throw new UnsupportedJobException(
                  "engine " + backend.id() + " cannot do " + lacks + ".");
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

  TrainingSession session() {
    return session;
  }

  /** Trains one epoch, the drawing of its order included, and says how many seconds it took. */
  double epoch() {
    epoch++;
    long start = System.nanoTime();
    EpochOutput output = job.plan(epoch).run(session);
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
