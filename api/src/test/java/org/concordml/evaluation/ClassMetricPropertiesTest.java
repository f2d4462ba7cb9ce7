package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.concordml.evaluation.ranking.RocCurve;

/** What holds of metrics of several classes on any predictions; ties are common. */
class ClassMetricPropertiesTest {

  /** Of two classes, the metrics that {@link BinaryMetric} has under another name. */
  private static final Map<ClassMetric, BinaryMetric> OF_TWO =
      Map.of(
          ClassMetric.ACCURACY, BinaryMetric.ACCURACY,
          ClassMetric.BALANCED_ACCURACY, BinaryMetric.BALANCED_ACCURACY,
          ClassMetric.RECALL_MACRO, BinaryMetric.BALANCED_ACCURACY,
          ClassMetric.MCC, BinaryMetric.MCC,
          ClassMetric.COHEN_KAPPA, BinaryMetric.COHEN_KAPPA,
          ClassMetric.COHEN_KAPPA_LINEAR, BinaryMetric.COHEN_KAPPA,
          ClassMetric.COHEN_KAPPA_QUADRATIC, BinaryMetric.COHEN_KAPPA);

  /** Rows of some classes, each with eighths or so of probability and a weight of 0 to 3. */
  private record Rows(int classes, List<List<Integer>> parts, List<Integer> weights) {

    int size() {
      return parts.size();
    }

    int truth(int row) {
      return Math.floorMod(parts.get(row).get(5), classes);
    }

    double[] probabilities(int row) {
      double[] shares = IntStream.range(0, classes).mapToDouble(parts.get(row)::get).toArray();
      double sum = Arrays.stream(shares).sum();
      return Arrays.stream(shares).map(s -> sum == 0 ? 1.0 / classes : s / sum).toArray();
    }

    ClassPredictions of(int... rows) {
      return ClassPredictions.of(
          Arrays.stream(rows)
              .mapToObj(this::probabilities)
              .flatMapToDouble(Arrays::stream)
              .toArray(),
          Arrays.stream(rows).map(this::truth).toArray(),
          classes);
    }

    int[] all() {
      return IntStream.range(0, size()).toArray();
    }

    double[] doubleWeights() {
      return weights.stream().limit(size()).mapToDouble(w -> w).toArray();
    }

    int[] repeated() {
      return Arrays.stream(all())
          .flatMap(row -> IntStream.range(0, weights.get(row)).map(i -> row))
          .toArray();
    }
  }

  @Provide
  Arbitrary<Rows> rows() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 5),
            Arbitraries.integers().between(0, 4).list().ofSize(6).list().ofMinSize(1).ofMaxSize(25),
            Arbitraries.integers().between(0, 3).list().ofSize(25))
        .as(Rows::new);
  }

  @Property
  void theOrderOfRowsDoesNotMatter(@ForAll("rows") Rows rows, @ForAll long seed) {
    List<Integer> order = Arrays.asList(Arrays.stream(rows.all()).boxed().toArray(Integer[]::new));
    Collections.shuffle(order, new Random(seed));
    int[] shuffled = order.stream().mapToInt(row -> row).toArray();
    assertSame(Evaluation.of(rows.of(shuffled)), Evaluation.of(rows.of(rows.all())));
  }

  @Property
  void weightsOfOneAreNone(@ForAll("rows") Rows rows) {
    double[] ones = new double[rows.size()];
    Arrays.fill(ones, 1);
    ClassPredictions plain = rows.of(rows.all());
    assertSameButPairs(Evaluation.of(plain.weighted(ones)), Evaluation.of(plain));
  }

  @Property
  void aWholeWeightIsARowRepeated(@ForAll("rows") Rows rows) {
    if (rows.repeated().length > 0) {
      assertSameButPairs(
          Evaluation.of(rows.of(rows.all()).weighted(rows.doubleWeights())),
          Evaluation.of(rows.of(rows.repeated())));
    }
  }

  @Property
  void oneVsOneIsTheMeanOverPairsOfClasses(@ForAll("rows") Rows rows) {
    ClassPredictions predictions = rows.of(rows.all());
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < rows.classes(); a++) {
      for (int b = 0; b < rows.classes(); b++) {
        double area = area(predictions, a, b);
        sum += Double.isNaN(area) || a == b ? 0 : area;
        pairs += Double.isNaN(area) || a == b ? 0 : 1;
      }
    }
    double expected = rows.classes() == 2 ? Double.NaN : sum / pairs;
    assertClose("", ClassMetric.ROC_AUC_OVO_MACRO.of(predictions), expected);
  }

  /** Among rows of either class, by the probability of the first. */
  private static double area(ClassPredictions predictions, int a, int b) {
    int[] rows =
        IntStream.range(0, predictions.rows())
            .filter(row -> predictions.truth(row) == a || predictions.truth(row) == b)
            .toArray();
    if (rows.length == 0) {
      return Double.NaN;
    }
    ClassPredictions two = predictions.take(rows);
    return RocCurve.of(two.isClass(a), two.column(a)).auc();
  }

  @Property
  void ofTwoClassesTheyAreTheBinaryMetrics(@ForAll("rows") Rows any) {
    Rows rows = new Rows(2, any.parts(), any.weights());
    ClassPredictions predictions = rows.of(rows.all());
    boolean[] truth = predictions.isClass(1);
    double[] probability = predictions.column(1);
    Evaluation.Binary binary =
        Evaluation.of(truth, probability, probability, DecisionThreshold.HALF);
    Evaluation.Classes several = Evaluation.of(predictions);

    double positives = binary.counts().positives();
    if (positives > 0 && positives < rows.size()) {
      OF_TWO.forEach(
          (ours, theirs) -> assertClose(ours.key(), several.metric(ours), binary.metric(theirs)));
    }
    assertClose("brier", several.metric(ClassMetric.BRIER), 2 * binary.metric(BinaryMetric.BRIER));
    several
        .classes()
        .get(1)
        .metrics()
        .forEach(
            (metric, value) -> {
              double theirs = binary.metric(metric);
              boolean ratio = metric == BinaryMetric.PRECISION || metric == BinaryMetric.F1;
              boolean ofNone = ratio || metric == BinaryMetric.SENSITIVITY;
              assertClose(metric.key(), value, ofNone && Double.isNaN(theirs) ? 0 : theirs);
            });
    several
        .classes()
        .get(1)
        .intervals()
        .forEach(
            (metric, interval) ->
                assertThat(interval).as(metric.key()).isEqualTo(binary.intervals().get(metric)));
    assertThat(several.intervals().get(ClassMetric.ACCURACY))
        .isEqualTo(binary.intervals().get(BinaryMetric.ACCURACY));
  }

  @Property
  void averagesLieWithinTheirClasses(@ForAll("rows") Rows rows) {
    Evaluation.Classes evaluation = Evaluation.of(rows.of(rows.all()));
    double[] f1 =
        evaluation.classes().stream().mapToDouble(c -> c.metric(BinaryMetric.F1)).toArray();
    double lowest = Arrays.stream(f1).min().orElseThrow() - 1e-12;
    double highest = Arrays.stream(f1).max().orElseThrow() + 1e-12;
    assertThat(evaluation.metric(ClassMetric.F1_MACRO)).isBetween(lowest, highest);
    assertThat(evaluation.metric(ClassMetric.F1_WEIGHTED)).isBetween(lowest, highest);
    assertClose(
        "weighted recall",
        evaluation.metric(ClassMetric.RECALL_WEIGHTED),
        evaluation.metric(ClassMetric.ACCURACY));
  }

  @Property
  void topAccuracyRisesToOne(@ForAll("rows") Rows rows) {
    ClassPredictions predictions = rows.of(rows.all());
    double before = 0;
    for (int k = 1; k <= rows.classes(); k++) {
      double now = ClassMetric.topAccuracy(k).of(predictions);
      assertThat(now).isBetween(before, 1.0);
      before = now;
    }
    assertThat(before).isEqualTo(1);
  }

  private static void assertSameButPairs(Evaluation.Classes weighted, Evaluation.Classes plain) {
    assertThat(weighted.metric(ClassMetric.ROC_AUC_OVO_MACRO)).isNaN();
    assertThat(weighted.metric(ClassMetric.ROC_AUC_OVO_WEIGHTED)).isNaN();
    assertThat(weighted.intervals()).isEmpty();
    plain.metrics().keySet().stream()
        .filter(metric -> !metric.key().startsWith("rocAucOvo"))
        .forEach(
            metric -> assertClose(metric.key(), weighted.metric(metric), plain.metric(metric)));
    assertSameClasses(weighted, plain);
  }

  private static void assertSame(Evaluation.Classes one, Evaluation.Classes other) {
    one.metrics()
        .forEach((metric, value) -> assertClose(metric.key(), value, other.metric(metric)));
    assertThat(one.counts()).isEqualTo(other.counts());
    assertSameClasses(one, other);
  }

  private static void assertSameClasses(Evaluation.Classes one, Evaluation.Classes other) {
    for (int k = 0; k < one.classes().size(); k++) {
      OneVsRest expected = other.classes().get(k);
      assertThat(one.classes().get(k).support()).isEqualTo(expected.support());
      one.classes()
          .get(k)
          .metrics()
          .forEach((metric, value) -> assertClose(metric.key(), value, expected.metric(metric)));
    }
  }

  private static void assertClose(String name, double found, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(found).as(name).isNaN();
    } else {
      assertThat(found).as(name).isCloseTo(expected, within(1e-12));
    }
  }
}
