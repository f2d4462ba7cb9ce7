package org.concordml.benchmark;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.PeakMemory;
import org.concordml.training.TrainingJob;
import org.hipparchus.util.ResizableDoubleArray;

/** Times one engine at one workload. Whatever the engine throws ends this cell and no other. */
final class CellRun implements AutoCloseable {

  private static final double BYTES_PER_MIB = 1024 * 1024;

  private final Workload workload;
  private final EngineBackend backend;
  private final RunPolicy policy;
  private final TrainingJob job;
  private final List<FeatureMatrix> calls;
  private final ResizableDoubleArray seconds = new ResizableDoubleArray();

  private TimedSession session;
  private DeviceChoice device;
  private CellOutcome.Failed failure;
  private Optional<TimeToTarget> timeToTarget = Optional.empty();
  private double firstSeconds;
  private int warmUpRuns;
  private double timed;
  private double processor;
  private double spent;
  private double peakMemoryMb;
  private OptionalDouble peakGpuMb = OptionalDouble.empty();

  CellRun(
      Workload workload,
      EngineBackend backend,
      RunPolicy policy,
      TrainingJob job,
      List<FeatureMatrix> calls) {
    this.workload = workload;
    this.backend = backend;
    this.policy = policy;
    this.job = job;
    this.calls = calls;
  }

  /** Opens the session, makes the first run and warms up. */
  void prepare(DeviceRequest request) {
    guarded(
        () -> {
          device = DeviceChoice.choose(request, backend.id(), backend.required());
          session = TimedSession.open(backend, device, job, workload.mode());
          firstSeconds = once();
          spent = session.openSeconds() + firstSeconds;
          double warm = 0;
          while (policy.wantsWarmUp(warmUpRuns, warm, spent)) {
            double run = once();
            warm += run;
            spent += run;
            warmUpRuns++;
          }
        });
  }

  /** Whether another timed run may be started; the first one always may. */
  boolean mayRun() {
    return failure == null && (seconds.getNumElements() == 0 || spent < policy.maxSeconds());
  }

  /** Whether its timed runs do not suffice yet. */
  boolean wantsRun() {
    return policy.wantsRun(seconds.getNumElements(), timed);
  }

  /** Makes one timed run. */
  void run() {
    guarded(
        () -> {
          double before = processorSeconds();
          double run = once();
          processor += processorSeconds() - before;
          timed += run;
          spent += run;
          seconds.addElement(run);
        });
  }

  /** Trains anew until the quality is reached. */
  void reach(TimeTarget target) {
    if (failure == null) {
      guarded(
          () ->
              timeToTarget =
                  Optional.of(new TargetRun(backend, device, job, target).go(policy.maxSeconds())));
    }
  }

  private double once() {
    DoubleSupplier work =
        workload.mode() == BenchmarkMode.TRAIN ? session::epoch : () -> session.score(calls);
    double run = work.getAsDouble();
    backend.deviceMemoryInUse(device).ifPresent(this::raisePeakGpu);
    return run;
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
    double[] runs = seconds.getElements();
    double[] speeds = new double[runs.length];
    for (int i = 0; i < runs.length; i++) {
      speeds[i] = workload.rows() / runs[i];
    }
    return new CellOutcome.Measured(
        device,
        session.session().threadsUsed(),
        session.openSeconds(),
        firstSeconds,
        warmUpRuns,
        Sample.of(runs),
        Sample.of(speeds),
        peakMemoryMb,
        peakGpuMb,
        processor / timed,
        wantsRun(),
        timeToTarget);
  }

  private static double processorSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : Double.NaN;
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
