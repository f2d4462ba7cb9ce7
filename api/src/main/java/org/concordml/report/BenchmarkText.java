package org.concordml.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.benchmark.BreakEven;
import org.concordml.benchmark.CellOutcome;
import org.concordml.benchmark.SpeedComparison;
import org.concordml.benchmark.SpeedRatio;
import org.concordml.benchmark.TimeToTarget;
import org.concordml.benchmark.Workload;

/** What a benchmark says, in sentences; the same on a terminal and in {@code benchmark.md}. */
public final class BenchmarkText {

  private BenchmarkText() {}

  /**
   * @param result of a benchmark
   * @return a line a pair of engines and workload
   */
  public static List<String> comparisons(BenchmarkResult result) {
    return result.comparisons().stream().map(BenchmarkText::of).toList();
  }

  static String of(SpeedComparison comparison) {
    if (comparison instanceof SpeedComparison.Faster faster) {
      return String.format(
          Locale.ROOT,
          "%s is %s × as fast as %s (%s)",
          faster.faster(),
          ratio(faster.ratio()),
          faster.slower(),
          where(faster.workload()));
    } else if (comparison instanceof SpeedComparison.NotShown notShown) {
      return String.format(
          Locale.ROOT,
          "%s and %s: no difference could be shown; ratio %s (%s)",
          notShown.one(),
          notShown.other(),
          ratio(notShown.ratio()),
          where(notShown.workload()));
    } else if (comparison instanceof SpeedComparison.Refused refused) {
      return String.format(
          Locale.ROOT,
          "%s and %s are not ranked: %s (%s)",
          refused.one(),
          refused.other(),
          refused.reason(),
          where(refused.workload()));
    }
    throw new AssertionError("no words for " + comparison);
  }

  /** Both numbers with as many decimals as the uncertainty's first digit has, one at least. */
  private static String ratio(SpeedRatio ratio) {
    if (Double.isNaN(ratio.plusMinus())) {
      return String.format(Locale.ROOT, "%.1f (too few runs for an interval)", ratio.value());
    }
    int decimals = 1;
    while (decimals < 4 && Math.pow(10, -decimals) > 2 * ratio.plusMinus()) {
      decimals++;
    }
    String format = "%." + decimals + "f ± %." + decimals + "f";
    return String.format(Locale.ROOT, format, ratio.value(), ratio.plusMinus());
  }

  private static String where(Workload workload) {
    return workload.label();
  }

  /**
   * @param result of a benchmark
   * @return one line for each break-even point
   */
  public static List<String> breakEvens(BenchmarkResult result) {
    List<String> lines = new ArrayList<>();
    for (BreakEven place : result.breakEvens()) {
      Workload at = new Workload(place.rows(), place.hidden(), place.to(), place.mode());
      lines.add(
          String.format(
              Locale.ROOT,
              "%s overtakes %s between batch %,d and %,d (%s, %,d rows, %s)",
              place.above(),
              place.below(),
              place.from(),
              place.to(),
              at.network(),
              place.rows(),
              place.mode().key()));
    }
    return lines;
  }

  /**
   * @param measured a cell
   * @return the most memory in use on its GPU, in mebibytes, or {@code -} without one
   */
  public static String gpuMemory(CellOutcome.Measured measured) {
    return measured.peakGpuMb().isPresent()
        ? String.format(Locale.ROOT, "%.0f", measured.peakGpuMb().getAsDouble())
        : "-";
  }

  /**
   * @param measured a cell
   * @param otherwise what to say where the engine does not tell
   * @return the most threads that it was computed with
   */
  public static String threads(CellOutcome.Measured measured, String otherwise) {
    return measured.threadsUsed().isPresent()
        ? String.valueOf(measured.threadsUsed().getAsInt())
        : otherwise;
  }

  /**
   * @param time what it took
   * @return such as {@code 1.24 s, 7 epochs} or {@code not reached in 100 epochs (best 0.9712)}
   */
  public static String time(TimeToTarget time) {
    if (time.reached()) {
      return String.format(
          Locale.ROOT,
          "%.3g s, %d epoch%s",
          time.seconds(),
          time.epochs(),
          time.epochs() == 1 ? "" : "s");
    }
    return String.format(
        Locale.ROOT,
        "not reached in %d epochs%s (best %.4g)",
        time.epochs(),
        time.outOfTime() ? ", then out of time" : "",
        time.best());
  }
}
