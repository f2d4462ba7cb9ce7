package org.concordml.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.concordml.provenance.Provenance;

/**
 * What became slower or faster since an earlier benchmark.
 *
 * @param baseline where the earlier benchmark is from
 * @param changes one for each cell that both have
 * @param onlyNow cells that have no partner in the baseline
 * @param onlyInBaseline measured cells of the baseline that have no partner now
 * @param caveats conditions that differ, each of which may be the reason of a change
 */
public record BaselineComparison(
    String baseline,
    List<Change> changes,
    List<BenchmarkCell> onlyNow,
    List<Baseline.Cell> onlyInBaseline,
    List<String> caveats) {

  /**
   * Change of the mean up to which two processes that run the same code differ anyway: each
   * just-in-time compiles and lays out memory in its own way, which the runs within one process do
   * not show. See A. Georges, D. Buytaert and L. Eeckhout, Statistically rigorous Java performance
   * evaluation, OOPSLA 2007.
   */
  public static final double PROCESS_NOISE = 0.10;

  /** Takes copies. */
  public BaselineComparison {
    changes = List.copyOf(changes);
    onlyNow = List.copyOf(onlyNow);
    onlyInBaseline = List.copyOf(onlyInBaseline);
    caveats = List.copyOf(caveats);
  }

  /** What became of a cell. */
  public enum Verdict {
    /** Slower beyond the noise. */
    SLOWER,
    /** Faster beyond the noise. */
    FASTER,
    /** A difference could not be shown. */
    NOT_SHOWN,
    /** It ran on another device. */
    REFUSED,
    /** It failed, and was measured in the baseline. */
    FAILED
  }

  /**
   * One cell, now and in the baseline.
   *
   * @param engine id
   * @param workload what was timed
   * @param verdict what became of it
   * @param ratio rows a second now, as a multiple of those of the baseline; empty if it was refused
   *     or failed
   * @param threads most that it computed with now
   * @param threadsInBaseline the same then
   * @param reason why it was refused or failed, a phrase; empty otherwise
   */
  public record Change(
      String engine,
      Workload workload,
      Verdict verdict,
      Optional<SpeedRatio> ratio,
      OptionalInt threads,
      OptionalInt threadsInBaseline,
      String reason) {}

  /**
   * Compares. A cell is slower or faster if the 95 % intervals of both means are apart, that of
   * their ratio leaves 1 out, and the means differ by more than {@link #PROCESS_NOISE}.
   *
   * @param baseline the earlier benchmark
   * @param result the later one
   * @param provenance of the later one
   * @return what changed
   */
  public static BaselineComparison of(
      Baseline baseline, BenchmarkResult result, Provenance provenance) {
    List<Change> changes = new ArrayList<>();
    List<BenchmarkCell> onlyNow = new ArrayList<>();
    List<Baseline.Cell> unseen = new ArrayList<>(baseline.cells());
    List<String> caveats = new ArrayList<>();
    boolean sameWork = baseline.features() == result.plan().features();
    if (!sameWork) {
      caveats.add(
          "features: "
              + (result.plan().features() + " now, ")
              + (baseline.features() + " in the baseline, so that no cell can be compared"));
    }
    for (BenchmarkCell cell : result.cells()) {
      Optional<Baseline.Cell> then =
          baseline.cells().stream().filter(other -> other.isPartnerOf(cell)).findFirst();
      if (sameWork && then.isPresent()) {
        changes.add(change(then.get(), cell));
        unseen.remove(then.get());
      } else {
        onlyNow.add(cell);
      }
    }
    caveats.addAll(baseline.differences(Baseline.of(result, provenance)));
    return new BaselineComparison(baseline.source(), changes, onlyNow, unseen, caveats);
  }

  private static Change change(Baseline.Cell then, BenchmarkCell cell) {
    if (cell.outcome() instanceof CellOutcome.Measured now) {
      return change(then, cell, now);
    }
    String reason = cell.outcome() instanceof CellOutcome.Failed failed ? failed.reason() : "";
    return new Change(
        cell.engine(),
        cell.workload(),
        Verdict.FAILED,
        Optional.empty(),
        OptionalInt.empty(),
        then.threads(),
        reason);
  }

  private static Change change(
      Baseline.Cell then, BenchmarkCell cell, CellOutcome.Measured measured) {
    boolean sameDevice = then.device().equals(measured.device().used());
    SpeedRatio ratio = SpeedRatio.of(measured.rowsPerSecond(), then.rowsPerSecond());
    return new Change(
        cell.engine(),
        cell.workload(),
        sameDevice ? verdict(measured.rowsPerSecond(), then.rowsPerSecond()) : Verdict.REFUSED,
        sameDevice ? Optional.of(ratio) : Optional.empty(),
        measured.threadsUsed(),
        then.threads(),
        sameDevice
            ? ""
            : "on " + measured.device().used() + " now, on " + then.device() + " in the baseline");
  }

  private static Verdict verdict(Sample now, Sample then) {
    double least = 1 - PROCESS_NOISE;
    if (SpeedRatio.isShown(now, then) && then.mean() < least * now.mean()) {
      return Verdict.FASTER;
    }
    if (SpeedRatio.isShown(then, now) && now.mean() < least * then.mean()) {
      return Verdict.SLOWER;
    }
    return Verdict.NOT_SHOWN;
  }

  /**
   * @return the cells that are slower beyond the noise, or fail now
   */
  public List<Change> regressions() {
    return changes.stream()
        .filter(change -> change.verdict() == Verdict.SLOWER || change.verdict() == Verdict.FAILED)
        .toList();
  }
}
