package org.concordml.cli.run;

import static org.concordml.cli.terminal.FittedTable.left;
import static org.concordml.cli.terminal.FittedTable.right;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.concordml.cli.output.EpochLines;
import org.concordml.cli.terminal.FittedTable;
import org.concordml.cli.terminal.WrappedText;
import org.concordml.comparison.Tolerance;
import org.concordml.data.text.Quoted;
import org.concordml.json.JsonDifference;
import org.concordml.run.ResultComparison;
import org.concordml.run.RunComparison;

/**
 * What two runs differ in, for a person.
 *
 * @param first what the first run is called
 * @param second what the second is called
 * @param tolerance within which results agree
 * @param width characters in a line
 */
public record ComparisonText(String first, String second, Tolerance tolerance, int width) {

  /** Of a value in a table; a list of features is longer. */
  private static final int LONGEST = 48;

  /** Of metrics that one run alone has. */
  private static final int SHOWN = 6;

  /**
   * @param comparison of the two
   * @param out where to
   */
  public void print(RunComparison comparison, PrintWriter out) {
    print("Table", comparison.data(), out);
    print("Recipe", comparison.recipe(), out);
    print("Program", comparison.program(), out);
    out.println(results(comparison.results()));
    for (ResultComparison result : comparison.results()) {
      details(result, out);
    }
  }

  private void print(String what, List<JsonDifference> differences, PrintWriter out) {
    if (differences.isEmpty()) {
      out.println(what + ": the same");
      return;
    }
    out.println(
        what
            + ": "
            + differences.size()
            + (differences.size() == 1 ? " difference" : " differences"));
    out.println(
        new FittedTable<JsonDifference>(
                List.of(
                    left("what", JsonDifference::path),
                    left(first, difference -> shortened(difference.first())),
                    left(second, difference -> shortened(difference.second()))))
            .of(differences, width));
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
  }

  private String results(List<ResultComparison> results) {
    return new FittedTable<ResultComparison>(
            List.of(
                left("engine", ComparisonText::engines),
                right("test loss, " + first, result -> EpochLines.loss(result.first().loss())),
                right("test loss, " + second, result -> EpochLines.loss(result.second().loss())),
                right(
                    "largest difference",
                    result -> String.format(Locale.ROOT, "%.1e", result.largest())),
                left("where", ResultComparison::place),
                left("verdict", this::verdict)))
        .of(results, width);
  }

  private static String engines(ResultComparison result) {
    String one = result.first().engine().engine();
    String other = result.second().engine().engine();
    return one.equals(other) ? one : one + " and " + other;
  }

  private String verdict(ResultComparison result) {
    if (result.isIdentical()) {
      return "the same to the last bit";
    }
    return result.agrees(tolerance) ? "agrees" : "differs";
  }

  private void details(ResultComparison result, PrintWriter out) {
    if (result.differInLength()) {
      out.println(
          WrappedText.of(
              engines(result)
                  + ": epochs "
                  + ResultComparison.lengths(result.first())
                  + " and "
                  + ResultComparison.lengths(result.second()),
              width,
              2));
    }
    List<String> parts = new ArrayList<>();
    List<String> onlyFirst = new ArrayList<>();
    List<String> onlySecond = new ArrayList<>();
    result
        .metrics()
        .forEach(
            (metric, pair) -> {
              if (Double.isNaN(pair.second())) {
                onlyFirst.add(metric);
              } else if (Double.isNaN(pair.first())) {
                onlySecond.add(metric);
              } else {
                parts.add(
                    String.format(
                        Locale.ROOT, "%s %.4f and %.4f", metric, pair.first(), pair.second()));
              }
            });
    only(first, onlyFirst).ifPresent(parts::add);
    only(second, onlySecond).ifPresent(parts::add);
    if (!parts.isEmpty()) {
      out.println(WrappedText.of(engines(result) + ": " + String.join(", ", parts), width, 2));
    }
  }

  /** Another kind of outcome has other metrics. */
  private static Optional<String> only(String run, List<String> metrics) {
    return metrics.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "only " + run + " has " + Quoted.first(metrics.stream(), metrics.size(), SHOWN));
  }
}
