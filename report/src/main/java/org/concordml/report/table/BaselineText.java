package org.concordml.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.concordml.benchmark.BaselineComparison;
import org.concordml.benchmark.BaselineComparison.Change;
import org.concordml.benchmark.Workload;

/** What changed since an earlier benchmark, in sentences. */
public final class BaselineText {

  private BaselineText() {}

  /**
   * @param comparison with an earlier benchmark
   * @return a line a cell, then those without a partner, then what else differs
   */
  public static List<String> of(BaselineComparison comparison) {
    List<String> lines = new ArrayList<>();
    comparison.changes().forEach(change -> lines.add(of(change)));
    comparison
        .onlyNow()
        .forEach(cell -> lines.add(lonely(cell.engine(), cell.workload(), "not in the baseline")));
    comparison
        .onlyInBaseline()
        .forEach(cell -> lines.add(lonely(cell.engine(), cell.workload(), "in the baseline only")));
    comparison.caveats().forEach(caveat -> lines.add("not the same: " + caveat));
    return lines;
  }

  /**
   * @param comparison with an earlier benchmark
   * @return how many cells are slower or fail, in a sentence without its end
   */
  public static String regressions(BaselineComparison comparison) {
    return String.format(
        Locale.ROOT,
        "%d of %d cells are slower than in %s beyond the noise, or fail",
        comparison.regressions().size(),
        comparison.changes().size(),
        comparison.baseline());
  }

  private static String of(Change change) {
    String engine = change.engine();
    String where = " (" + change.workload().label() + threads(change) + ")";
    return switch (change.verdict()) {
      case SLOWER -> engine + " is slower, " + ratio(change) + where;
      case FASTER -> engine + " is faster, " + ratio(change) + where;
      case NOT_SHOWN -> engine + ": no change beyond the noise, " + ratio(change) + where;
      case REFUSED -> engine + " is not compared: it ran " + change.reason() + where;
      case FAILED -> engine + " failed, and did not in the baseline: " + change.reason() + where;
    };
  }

  private static String ratio(Change change) {
    return change
        .ratio()
        .map(
            ratio ->
                BenchmarkText.times(ratio)
                    + " its speed in the baseline"
                    + BenchmarkText.interval(ratio))
        .orElse("");
  }

  private static String threads(Change change) {
    OptionalInt now = change.threads();
    OptionalInt then = change.threadsInBaseline();
    return now.isPresent() && then.isPresent() && now.getAsInt() != then.getAsInt()
        ? "; threads: " + now.getAsInt() + " now, " + then.getAsInt() + " in the baseline"
        : "";
  }

  private static String lonely(String engine, Workload workload, String where) {
    return engine + " (" + workload.label() + ") is " + where;
  }
}
