package org.concordml.report.table;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
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
   * @return a line a pair of engines and workload; a ratio is that of the means of rows a second
   */
  public static List<String> comparisons(BenchmarkResult result) {
    return result.comparisons().stream().map(BenchmarkText::of).toList();
  }

  static String of(SpeedComparison comparison) {
    if (comparison instanceof SpeedComparison.Faster shown) {
      return text(
          "%s is %s as fast as %s%s (%s%s)",
          shown.faster().engine(),
          times(shown.ratio()),
          shown.slower().engine(),
          interval(shown.ratio()),
          shown.workload().label(),
          threads(shown.faster(), shown.slower()));
    } else if (comparison instanceof SpeedComparison.NotShown open) {
      return text(
          "%s and %s: no difference could be shown; ratio %s%s (%s%s)",
          open.one().engine(),
          open.other().engine(),
          number(open.ratio(), open.ratio().value()),
          interval(open.ratio()),
          open.workload().label(),
          threads(open.one(), open.other()));
    } else if (comparison instanceof SpeedComparison.Refused refused) {
      return text(
          "%s and %s are not ranked: %s (%s)",
          refused.one().engine(),
          refused.other().engine(),
          refused.reason(),
          refused.workload().label());
    }
    throw new AssertionError("no words for " + comparison);
  }

  static String times(SpeedRatio ratio) {
    return number(ratio, ratio.value()) + " ×";
  }

  static String interval(SpeedRatio ratio) {
    return ratio.hasInterval()
        ? text(
            ", 95 %% interval %s to %s", number(ratio, ratio.lower()), number(ratio, ratio.upper()))
        : ", too few runs for an interval";
  }

  /**
   * With as many decimals as the first digit of the interval's half width has, one at least, and
   * not so few that nothing is left of the number.
   */
  private static String number(SpeedRatio ratio, double value) {
    int decimals = 1;
    while (decimals < 4
        && (Math.pow(10, -decimals) > 2 * ratio.halfWidth() || Math.pow(10, -decimals) > value)) {
      decimals++;
    }
    return text("%." + decimals + "f", value);
  }

  /** Where two engines did not compute with the same number of threads; empty where they did. */
  private static String threads(SpeedComparison.Timed one, SpeedComparison.Timed other) {
    return one.threads().equals(other.threads())
        ? ""
        : text(
            "; %s used %s, %s %s",
            one.engine(),
            threads(one.threads(), " thread"),
            other.engine(),
            threads(other.threads(), ""));
  }

  private static String threads(OptionalInt count, String unit) {
    if (count.isEmpty()) {
      return "an unknown number of threads";
    }
    String plural = count.getAsInt() == 1 || unit.isEmpty() ? "" : "s";
    return count.getAsInt() + unit + plural;
  }

  /**
   * @param result of a benchmark
   * @return one line for each break-even point
   */
  public static List<String> breakEvens(BenchmarkResult result) {
    return result.breakEvens().stream().map(BenchmarkText::of).toList();
  }

  static String of(BreakEven place) {
    Workload smaller = place.smaller().workload();
    Workload larger = place.larger().workload();
    return text(
        "%s overtakes %s between batch %,d and %,d (%s, %,d rows, %s%s%s)",
        place.larger().faster().engine(),
        place.smaller().faster().engine(),
        smaller.batchSize(),
        larger.batchSize(),
        larger.network(),
        larger.rows(),
        larger.mode().key(),
        threads(place.smaller()),
        threads(place.larger()));
  }

  private static String threads(SpeedComparison.Faster shown) {
    String threads = threads(shown.faster(), shown.slower());
    return threads.isEmpty()
        ? ""
        : text("; at batch %,d %s", shown.workload().batchSize(), threads.substring(2));
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
   * @return how many processors were busy, or {@code -} where the clock cannot tell
   */
  public static String coresBusy(CellOutcome.Measured measured) {
    return Double.isNaN(measured.coresBusy()) ? "-" : text("%.2f", measured.coresBusy());
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
   * @return such as {@code 1.24 s, 7 epochs (one training)}, {@code 1.24 s (1.1 to 1.5), 7 epochs
   *     (6 to 8); 3 trainings} or {@code not reached in 100 epochs (best 0.9712; one training)}
   */
  public static String time(TimeToTarget time) {
    int of = time.trainings().size();
    String trainings = of == 1 ? "one training" : of + " trainings";
    if (time.reached() == 0) {
      TimeToTarget.Training last = time.trainings().get(of - 1);
      return text(
          "not reached in %d epochs%s (best %.4g; %s)",
          last.epochs(), last.outOfTime() ? ", then out of time" : "", time.best(), trainings);
    }
    if (time.reached() < of) {
      return text(
          "%d of %s, the quickest in %.3g s, %.0f epochs",
          time.reached(), trainings, time.seconds().least(), time.epochs().least());
    }
    if (of == 1) {
      double epochs = time.epochs().median();
      return text(
          "%.3g s, %.0f epoch%s (%s)",
          time.seconds().median(), epochs, epochs == 1 ? "" : "s", trainings);
    }
    double median = time.epochs().median();
    return text(
        "%.3g s (%.3g to %.3g), %s epoch%s (%.0f to %.0f); %s",
        time.seconds().median(),
        time.seconds().least(),
        time.seconds().most(),
        text("%.1f", median).replace(".0", ""),
        median == 1 ? "" : "s",
        time.epochs().least(),
        time.epochs().most(),
        trainings);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
