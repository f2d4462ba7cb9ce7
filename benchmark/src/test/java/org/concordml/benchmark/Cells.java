package org.concordml.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.network.Head;

/** Made-up cells for tests of what may be said of them. */
final class Cells {

  private Cells() {}

  static CellOutcome.Measured measured(String device, double... rowsPerSecond) {
    double[] seconds = new double[rowsPerSecond.length];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = 1000 / rowsPerSecond[i];
    }
    return new CellOutcome.Measured(
        new DeviceChoice(DeviceRequest.AUTO, device, "asked for"),
        OptionalInt.empty(),
        0.1,
        0.2,
        2,
        1,
        Sample.of(seconds),
        Sample.of(rowsPerSecond),
        100,
        OptionalDouble.empty(),
        1,
        false,
        Optional.empty());
  }

  static CellOutcome.Measured withThreads(CellOutcome.Measured like, int threads) {
    return new CellOutcome.Measured(
        like.device(),
        OptionalInt.of(threads),
        like.openSeconds(),
        like.firstSeconds(),
        like.warmUpRuns(),
        like.passesPerRun(),
        like.seconds(),
        like.rowsPerSecond(),
        like.peakMemoryMb(),
        like.peakGpuMb(),
        like.coresBusy(),
        like.outOfTime(),
        like.timeToTarget());
  }

  static BenchmarkCell cell(String engine, int batch, CellOutcome outcome) {
    return new BenchmarkCell(
        new Workload(1000, List.of(32, 16), Head.LOGISTIC, batch, BenchmarkMode.TRAIN),
        engine,
        outcome);
  }
}
