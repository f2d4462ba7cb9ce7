package org.concordml.tablesaw.inspection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordml.data.Column;
import org.concordml.data.kind.ColumnKind;
import org.concordml.tablesaw.inspection.Association.Measure;
import tech.tablesaw.api.DoubleColumn;

/** Measures what a column has to do with the target, by what they hold. */
final class Associations {

  /** Of a target of classes. */
  private final Optional<Values> classes;

  /** Of a target of numbers or of two classes. */
  private final Optional<Values> numbers;

  private Associations(Optional<Values> classes, Optional<Values> numbers) {
    this.classes = classes;
    this.numbers = numbers;
  }

  static Associations with(Column target, ColumnKind kind, TargetProfile profile) {
    return profile.classes().isEmpty()
        ? new Associations(Optional.empty(), Optional.of(Values.of(target, kind)))
        : new Associations(
            Optional.of(Values.categories(target)),
            profile.counted().map(value -> Values.isValue(target, value)));
  }

  List<Association> of(Values column) {
    if (column.isNumbers()) {
      return numbers
          .map(target -> correlations(column, target))
          .orElseGet(() -> classes.map(t -> correlationRatio(t, column)).orElse(List.of()));
    }
    return classes
        .map(target -> cramersV(column, target))
        .orElseGet(() -> numbers.map(t -> correlationRatio(column, t)).orElse(List.of()));
  }

  private static int[] both(Values one, Values other) {
    return IntStream.range(0, one.rows())
        .filter(row -> !one.isMissing(row) && !other.isMissing(row))
        .toArray();
  }

  private static List<Association> correlations(Values column, Values target) {
    int[] both = both(column, target);
    if (both.length < 2) {
      return List.of();
    }
    DoubleColumn x = DoubleColumn.create("x");
    DoubleColumn y = DoubleColumn.create("y");
    for (int row : both) {
      x.append(column.number(row));
      y.append(target.number(row));
    }
    return List.of(
        new Association(Measure.PEARSON, x.pearsons(y), both.length),
        new Association(Measure.SPEARMAN, x.spearmans(y), both.length));
  }

  private static List<Association> correlationRatio(Values categories, Values numbers) {
    int[] both = both(categories, numbers);
    double mean = Arrays.stream(both).mapToDouble(numbers::number).average().orElse(Double.NaN);
    Map<String, double[]> groups = new HashMap<>();
    double all = 0;
    for (int row : both) {
      double deviation = numbers.number(row) - mean;
      double[] group = groups.computeIfAbsent(categories.text(row), level -> new double[2]);
      group[0] += deviation;
      group[1]++;
      all += deviation * deviation;
    }
    double between = groups.values().stream().mapToDouble(g -> g[0] * g[0] / g[1]).sum();
    double value = all > 0 ? Math.sqrt(Math.min(1, between / all)) : Double.NaN;
    return List.of(new Association(Measure.CORRELATION_RATIO, value, both.length));
  }

  /** Chi squared over n is the sum of count² / (row total * column total), minus 1. */
  private static List<Association> cramersV(Values column, Values target) {
    int[] both = both(column, target);
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    Map<String, Integer> totals = new HashMap<>();
    for (int row : both) {
      counts
          .computeIfAbsent(column.text(row), level -> new HashMap<>())
          .merge(target.text(row), 1, Integer::sum);
      totals.merge(target.text(row), 1, Integer::sum);
    }
    double phiSquared = -1;
    for (Map<String, Integer> level : counts.values()) {
      double total = level.values().stream().mapToInt(Integer::intValue).sum();
      for (Map.Entry<String, Integer> cell : level.entrySet()) {
        double count = cell.getValue();
        phiSquared += count / total * count / totals.getOrDefault(cell.getKey(), 1);
      }
    }
    int smaller = Math.min(counts.size(), totals.size()) - 1;
    double value =
        smaller > 0 ? Math.sqrt(Math.min(1, Math.max(0, phiSquared) / smaller)) : Double.NaN;
    return List.of(new Association(Measure.CRAMERS_V, value, both.length));
  }
}
