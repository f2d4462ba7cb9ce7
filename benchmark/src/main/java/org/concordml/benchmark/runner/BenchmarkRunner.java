package org.concordml.benchmark.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.concordml.benchmark.BenchmarkCell;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.benchmark.BenchmarkPlan;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.benchmark.BenchmarkRows;
import org.concordml.benchmark.CellOutcome;
import org.concordml.benchmark.Machine;
import org.concordml.benchmark.Workload;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.TabularData;
import org.concordml.engine.EngineBackend;
import org.concordml.learning.Loss;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.provenance.EngineIdentity;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.jspecify.annotations.Nullable;

/**
 * Times engines at workloads. At one workload all engines' sessions are open, and their runs
 * alternate (A B C A B C …), so that a machine that slows down slows all of them.
 */
public final class BenchmarkRunner {

  private final BenchmarkPlan plan;
  private final IntFunction<TabularData> tables;
  private final ProcessorClock processors = new ProcessorClock();

  /**
   * @param plan what to time
   * @param tables makes a table of so many rows, with the plan's features and an outcome that fits
   *     its head, in no particular order; asked for {@link BenchmarkRows#tableRows} of the plan's
   *     rows
   */
  public BenchmarkRunner(BenchmarkPlan plan, IntFunction<TabularData> tables) {
    this.plan = plan;
    this.tables = tables;
  }

  /**
   * Runs.
   *
   * @param backends the engines, in the order they take turns; each can be loaded
   * @param observer is told of every workload
   * @return all that was measured; a cell that failed says why
   * @throws org.concordml.engine.EngineUnavailableException if an engine cannot be loaded
   */
  public BenchmarkResult run(List<EngineBackend> backends, BenchmarkObserver observer) {
    double load = Machine.load();
    List<EngineIdentity> engines = backends.stream().map(EngineIdentity::of).toList();
    List<BenchmarkCell> cells = new ArrayList<>();
    List<BenchmarkResult.Data> data = new ArrayList<>();
    List<Workload> workloads = plan.workloads();
    @Nullable BenchmarkRows rows = null;
    @Nullable OutOfMemoryError noTable = null;
    for (int i = 0; i < workloads.size(); i++) {
      Workload workload = workloads.get(i);
      observer.on(i + 1, workloads.size(), workload);
      if (i == 0 || workloads.get(i - 1).rows() != workload.rows()) {
        rows = null; // two tables at once may not fit
        try {
          rows = rows(workload.rows());
          data.add(
              new BenchmarkResult.Data(
                  workload.rows(), rows.validation().rows(), rows.source(), rows.sha256()));
        } catch (OutOfMemoryError full) {
          noTable = full;
        }
      }
      cells.addAll(
          rows == null
              ? failed(workload, backends, Objects.requireNonNull(noTable, "why there is no table"))
              : cells(workload, rows, backends));
    }
    return new BenchmarkResult(plan, Machine.now(load), data, engines, cells);
  }

  private BenchmarkRows rows(int count) {
    BenchmarkRows rows = BenchmarkRows.of(tables.apply(BenchmarkRows.tableRows(count)), count);
    Head head = rows.head();
    if (head.task() != plan.head().task() || head.outputs() != plan.head().outputs()) {
      throw new IllegalArgumentException(
          "the table's outcome must fit the head " + plan.head() + ", found one for " + head);
    }
    return rows;
  }

  /** What all engines share may not fit into memory either: initial weights, batches to score. */
  private List<BenchmarkCell> cells(
      Workload workload, BenchmarkRows rows, List<EngineBackend> backends) {
    try {
      return timed(workload, rows, backends);
    } catch (OutOfMemoryError full) {
      return failed(workload, backends, full);
    }
  }

  private static List<BenchmarkCell> failed(
      Workload workload, List<EngineBackend> backends, OutOfMemoryError full) {
    CellOutcome.Failed outcome = CellOutcome.Failed.of(full);
    return backends.stream()
        .map(backend -> new BenchmarkCell(workload, backend.id(), outcome))
        .toList();
  }

  private List<BenchmarkCell> timed(
      Workload workload, BenchmarkRows rows, List<EngineBackend> backends) {
    TrainingJob job = job(workload, rows, plan.seed());
    boolean scores = workload.mode() == BenchmarkMode.SCORE;
    List<FeatureMatrix> calls =
        scores ? TimedSession.calls(rows.train().features(), workload.batchSize()) : List.of();
    List<CellRun> runs = new ArrayList<>();
    try {
      for (EngineBackend backend : backends) {
        CellRun run = new CellRun(workload, backend, plan.runs(), job, calls, processors);
        runs.add(run);
        run.prepare(plan.device());
      }
      alternate(runs);
    } finally {
      runs.forEach(CellRun::close);
    }
    if (!scores) {
      plan.target()
          .ifPresent(
              target ->
                  runs.forEach(
                      run -> run.reach(target, seed -> job(workload, rows, seed), plan.seed())));
    }
    return runs.stream().map(CellRun::cell).toList();
  }

  /** Round after round, as long as any engine wants more; one that is out of time sits out. */
  private static void alternate(List<CellRun> runs) {
    do {
      runs.stream().filter(CellRun::mayRun).forEach(CellRun::run);
    } while (runs.stream().anyMatch(run -> run.mayRun() && run.wantsRun()));
  }

  private TrainingJob job(Workload workload, BenchmarkRows rows, long seed) {
    FitConfig config =
        FitConfig.standard()
            .batchSize(workload.batchSize())
            .loss(Loss.standard(rows.head().task()))
            .seed(seed)
            .build();
    NetworkSpec network = plan.network(workload.hidden()).withHead(rows.head());
    return TrainingJob.of(network, config, rows.train(), rows.validation());
  }
}
