package org.concordml.benchmarks.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What came out on a table.
 *
 * @param table it
 * @param scores the mean over all folds, of the linear model and of each candidate
 */
record TableScores(MedicalTable table, List<Double> scores) {

  /** Takes a copy. */
  TableScores {
    scores = List.copyOf(scores);
  }

  /**
   * @return a line of a Markdown table
   */
  String line() {
    return line(
        table.name(),
        table.table().rows(),
        table.heldBack() ? "yes" : "",
        figure(table.isNumber()),
        scores);
  }

  private static String figure(boolean isNumber) {
    return isNumber ? "R²" : "AUC";
  }

  private static String line(
      String name, int rows, String heldBack, String figure, List<Double> values) {
    return String.format(Locale.ROOT, "| %s | %,d | %s | %s |", name, rows, heldBack, figure)
        + values.stream()
            .map(value -> String.format(Locale.ROOT, " %.3f |", value))
            .collect(Collectors.joining());
  }

  /**
   * The means over the tables that recipes were chosen by, over those held back, and over all.
   *
   * @param all of every table
   * @return lines of a Markdown table
   */
  static List<String> means(List<TableScores> all) {
    List<String> lines = new ArrayList<>();
    for (boolean isNumber : new boolean[] {false, true}) {
      List<TableScores> ofTask =
          all.stream().filter(scores -> scores.table().isNumber() == isNumber).toList();
      mean("mean, chosen by", "", ofTask, scores -> !scores.table().heldBack(), lines);
      mean("mean, held back", "yes", ofTask, scores -> scores.table().heldBack(), lines);
      mean("mean of all", "", ofTask, scores -> true, lines);
    }
    return lines;
  }

  private static void mean(
      String name,
      String heldBack,
      List<TableScores> all,
      Predicate<TableScores> which,
      List<String> lines) {
    List<TableScores> chosen = all.stream().filter(which).toList();
    if (chosen.isEmpty()) {
      return;
    }
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < chosen.get(0).scores().size(); i++) {
      int column = i;
      means.add(chosen.stream().mapToDouble(s -> s.scores().get(column)).average().orElseThrow());
    }
    int rows = chosen.stream().mapToInt(scores -> scores.table().table().rows()).sum();
    lines.add(
        line(
            name + " " + chosen.size() + " tables",
            rows,
            heldBack,
            figure(chosen.get(0).table().isNumber()),
            means));
  }
}
