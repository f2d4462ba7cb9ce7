package org.concordml.benchmark.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;
import org.concordml.benchmark.BenchmarkCell;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.benchmark.CellOutcome;
import org.concordml.benchmark.RunPolicy;
import org.concordml.benchmark.Sample;
import org.concordml.benchmark.TimeTarget;
import org.concordml.benchmark.TimeToTarget;
import org.concordml.benchmark.Workload;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.PeakMemory;
import org.concordml.engine.TrainingBackend;
import org.concordml.training.TrainingJob;
import org.jspecify.annotations.Nullable;

/** Times one engine at one workload. Whatever the engine throws ends this cell and no other. */
final class CellRun implements AutoCloseable {

  private static final double BYTES_PER_MIB = 1024 * 1024;
  private static final double NANOS = 1e9;
  private static final int MOST_PASSES = 1_000_000;

  /** How much longer than asked for a run is planned, since the next one may be faster. */
  private static final double ROOM = 1.2;

  private final Workload workload;
  private final EngineBackend backend;
  private final RunPolicy policy;
  private final TrainingJob job;
  private final List<FeatureMatrix> calls;
  private final ProcessorClock processors;
  private final List<Double> seconds = new ArrayList<>();

  private @Nullable TimedSession session;
  private @Nullable DeviceChoice device;
  private CellOutcome.@Nullable Failed failure;
  private Optional<TimeToTarget> timeToTarget = Optional.empty();
  private double firstSeconds;
  private int warmUpRuns;
  private int passes = 1;
  private double lasted;
  private double worked;
  private double spent;
  private double peakMemoryMb;
  private OptionalDouble peakGpuMb = OptionalDouble.empty();

  CellRun(
      Workload workload,
      EngineBackend backend,
      RunPolicy policy,
      TrainingJob job,
      List<FeatureMatrix> calls,
      ProcessorClock processors) {
    this.workload = workload;
    this.backend = backend;
    this.policy = policy;
    this.job = job;
    this.calls = calls;
    this.processors = processors;
  }

  /** Opens the session, makes the first pass, warms up and finds how many passes a run takes. */
  void prepare(DeviceRequest request) {
    guarded(
        () -> {
          device = DeviceChoice.choose(request, backend.id(), backend.required());
          TimedSession opened = TimedSession.open(backend, device, job, workload.mode());
          session = opened;
          firstSeconds = watched(1);
          spent = opened.openSeconds() + firstSeconds;
          double shortest = firstSeconds;
          double warm = 0;
          while (policy.wantsWarmUp(warmUpRuns, warm, spent)) {
            double pass = watched(1);
            shortest = Math.min(shortest, pass);
            warm += pass;
            spent += pass;
            warmUpRuns++;
          }
          passes = passesToLast(shortest);
        });
  }

  /**
   * Tries runs until one is long enough, since code that is still being compiled becomes faster. A
   * first pass of less than a second is not believed without a second one.
   */
  private int passesToLast(double shortest) {
    double least = policy.leastRunSeconds();
    boolean doubtful = warmUpRuns == 0 && shortest < 1;
    double run = doubtful && least > 0 ? untimed(1) : shortest;
    int tried = 1;
    while (run < least && !policy.preparationIsOver(spent)) {
      tried = longer(tried, run, least);
      run = untimed(tried);
    }
    return run < least ? longer(tried, run, least) : tried;
  }

  private double untimed(int count) {
    double run = passes(count);
    spent += run;
    return run;
  }

  private static int longer(int tried, double run, double least) {
    return (int) Math.min(MOST_PASSES, Math.ceil(ROOM * tried * least / run));
  }

  /** Whether another timed run may be started; the first one always may. */
  boolean mayRun() {
    return failure == null && (seconds.isEmpty() || spent < policy.maxSeconds());
  }

  /** Whether its timed runs do not suffice yet. */
  boolean wantsRun() {
    return policy.wantsRun(seconds.size());
  }

  /** Makes one timed run. */
  void run() {
    guarded(
        () -> {
          long start = System.nanoTime();
          double before = processors.seconds();
          double run = watched(passes);
          worked += processors.seconds() - before;
          lasted += (System.nanoTime() - start) / NANOS;
          spent += run;
          seconds.add(run);
        });
  }

  /** Trains anew until the quality is reached. */
  void reach(TimeTarget target, LongFunction<TrainingJob> jobs, long seed) {
    if (failure == null) {
      guarded(
          () ->
              timeToTarget =
                  Optional.of(
                      new TargetRun(TrainingBackend.of(backend), device(), target)
                          .go(jobs, seed, policy.maxSeconds())));
    }
  }

  /** Seconds of so many passes, after which the memory of the device is looked at. */
  private double watched(int count) {
    double run = passes(count);
    backend.deviceMemoryInUse(device()).ifPresent(this::raisePeakGpu);
    return run;
  }

  private double passes(int count) {
    TimedSession open = session();
    DoubleSupplier pass =
        workload.mode() == BenchmarkMode.TRAIN ? open::epoch : () -> open.score(calls);
    double run = 0;
    for (int i = 0; i < count; i++) {
      run += pass.getAsDouble();
    }
    return run;
  }

  private TimedSession session() {
    return Objects.requireNonNull(session, "prepare comes first");
  }

  private DeviceChoice device() {
    return Objects.requireNonNull(device, "prepare comes first");
  }

  private void raisePeakGpu(long bytes) {
    peakGpuMb = OptionalDouble.of(Math.max(bytes / BYTES_PER_MIB, peakGpuMb.orElse(0)));
  }

  private void guarded(Runnable work) {
    PeakMemory.restart();
    try {
      work.run();
    } catch (RuntimeException | LinkageError | VirtualMachineError thrown) {
      failure = CellOutcome.Failed.of(thrown);
      close();
    }
    peakMemoryMb = Math.max(peakMemoryMb, PeakMemory.mebibytes());
  }

  BenchmarkCell cell() {
    return new BenchmarkCell(workload, backend.id(), failure == null ? measured() : failure);
  }

  private CellOutcome.Measured measured() {
    double[] runs = seconds.stream().mapToDouble(Double::doubleValue).toArray();
    double[] speeds = new double[runs.length];
    for (int i = 0; i < runs.length; i++) {
      speeds[i] = (double) workload.rows() * passes / runs[i];
    }
    return new CellOutcome.Measured(
        device(),
        session().session().threadsUsed(),
        session().openSeconds(),
        firstSeconds,
        warmUpRuns,
        passes,
        Sample.of(runs),
        Sample.of(speeds),
        peakMemoryMb,
        peakGpuMb,
        processors.busy(worked, lasted, runs.length),
        wantsRun(),
        timeToTarget);
  }

  /** Closes the session; what was measured stays. Closing twice is harmless. */
  @Override
  public void close() {
    if (session == null) {
      return;
    }
    try {
      session.close();
    } catch (RuntimeException | LinkageError thrown) {
      failure = failure == null ? CellOutcome.Failed.of(thrown) : failure;
    }
  }
}
