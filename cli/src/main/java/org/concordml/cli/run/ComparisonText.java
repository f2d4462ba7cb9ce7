package org.concordml.cli.run;

import static org.concordml.cli.terminal.FittedTable.left;
import static org.concordml.cli.terminal.FittedTable.right;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.concordml.cli.terminal.FittedTable;
import org.concordml.cli.terminal.WrappedText;
import org.concordml.comparison.Tolerance;
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
                right("test loss, " + first, result -> loss(result.first().loss())),
                right("test loss, " + second, result -> loss(result.second().loss())),
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

  private static String loss(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 1e6 ? "%.6f" : "%.6e", value);
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
    if (!result.metrics().isEmpty()) {
      StringBuilder line = new StringBuilder(engines(result)).append(':');
      for (Map.Entry<String, ResultComparison.Pair> metric : result.metrics().entrySet()) {
        line.append(
            String.format(
                Locale.ROOT,
                " %s %.4f and %.4f,",
                metric.getKey(),
                metric.getValue().first(),
                metric.getValue().second()));
      }
      out.println(WrappedText.of(line.substring(0, line.length() - 1), width, 2));
    }
  }
}
