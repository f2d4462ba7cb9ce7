package org.concordml.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.EngineUnavailableException;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingLoop;
import org.concordml.training.TrainingObserver;

/**
 * Memory over many steps of one session, or over many trainings in one process: the figure that
 * shows a leak. Linux only.
 *
 * <p>Each reading follows a collection: the resident set, which native memory is part of, and what
 * the heap holds. {@code benchmarks/run} gives the heap its full size at the start, so that the
 * resident set does not grow by it.
 */
public final class MemorySoak {

  /** Readings of a soak. */
  static final int READINGS = 20;

  private static final double BYTES_PER_MIB = 1024 * 1024;

  private final SoakRequest request;
  private final PrintStream out;
  private final double[] done = new double[READINGS];
  private final double[] residentMb = new double[READINGS];
  private final double[] heapMb = new double[READINGS];

  private MemorySoak(SoakRequest request, PrintStream out) {
    this.request = request;
    this.out = out;
  }

  /**
   * Prints a line a reading and the slopes of the second half.
   *
   * @param arguments engine, what is done ({@link SoakRequest.Work}), how many
   * @throws IOException if the process's own status cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    try {
      new MemorySoak(SoakRequest.parse(arguments), System.out).run();
    } catch (IllegalArgumentException | EngineUnavailableException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
  }

  private void run() throws IOException {
    TrainingBackend backend = EngineRegistry.load().findTraining(request.engine());
    DeviceChoice device =
        DeviceChoice.choose(DeviceRequest.AUTO, request.engine(), backend.required());
    switch (request.work()) {
      case STEPS -> steps(backend, device);
      case TRAININGS -> trainings(backend, device, Runnable::run);
      case TRAININGS_ON_OWN_THREADS -> trainings(backend, device, MemorySoak::onThreadOfItsOwn);
    }
    int unit = request.work().unit();
    out.printf(
        Locale.ROOT,
        "%s second half: resident %+.2f MB, heap %+.2f MB per %,d %s%n",
        request.engine(),
        unit * slopeOfSecondHalf(done, residentMb),
        unit * slopeOfSecondHalf(done, heapMb),
        unit,
        request.work().key());
  }

  private void steps(TrainingBackend backend, DeviceChoice device) throws IOException {
    TrainingJob job = MainJob.of(1);
    try (TrainingSession session = backend.train(job.session(), device)) {
      session.bind(job.train(), null);
      long steps = 0;
      int epoch = 0;
      for (int reading = 0; reading < READINGS; reading++) {
        while (steps < due(reading)) {
          epoch++;
          steps += epoch(session, job, epoch);
        }
        read(reading, steps);
      }
    }
  }

  private static int epoch(TrainingSession session, TrainingJob job, int epoch) {
    job.plan(epoch).run(session);
    session.outputs(job.validation().features());
    return job.stepsPerEpoch();
  }

  private void trainings(TrainingBackend backend, DeviceChoice device, Executor where)
      throws IOException {
    TrainingJob job = MainJob.of(10);
    TrainingLoop loop = new TrainingLoop(backend, device);
    long trainings = 0;
    for (int reading = 0; reading < READINGS; reading++) {
      for (; trainings < due(reading); trainings++) {
        where.execute(() -> loop.run(job, TrainingObserver.NONE));
      }
      read(reading, trainings);
    }
  }

  /** Returns when the thread has ended. */
  private static void onThreadOfItsOwn(Runnable training) {
    FutureTask<Void> task = new FutureTask<>(training, null);
    Thread thread = new Thread(task, "training");
    thread.start();
    try {
      thread.join();
      task.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException("a training of the soak must end, found it did not", failed);
    }
  }

  private long due(int reading) {
    return request.count() * (reading + 1) / READINGS;
  }

  private void read(int reading, long count) throws IOException {
    System.gc();
    Runtime heap = Runtime.getRuntime();
    done[reading] = count;
    residentMb[reading] = residentMb();
    heapMb[reading] = (heap.totalMemory() - heap.freeMemory()) / BYTES_PER_MIB;
    out.printf(
        Locale.ROOT,
        "%s %,d %s: resident %.1f MB, heap %.1f MB%n",
        request.engine(),
        count,
        request.work().key(),
        residentMb[reading],
        heapMb[reading]);
  }

  /** Of the line with the least squares through the second half of the readings. */
  static double slopeOfSecondHalf(double[] x, double[] y) {
    int from = x.length / 2;
    int count = x.length - from;
    double meanX = 0;
    double meanY = 0;
    for (int i = from; i < x.length; i++) {
      meanX += x[i] / count;
      meanY += y[i] / count;
    }
    double products = 0;
    double squares = 0;
    for (int i = from; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    return products / squares;
  }

  private static double residentMb() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException("/proc/self/status must have a line VmRSS, found none");
  }
}
