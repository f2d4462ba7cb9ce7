package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** What holds of metrics of a number on any predictions; quarters, so that ties are common. */
class QuantityMetricPropertiesTest {

  private static final Set<QuantityMetric> UNWEIGHTED =
      Set.of(
          QuantityMetric.PEARSON,
          QuantityMetric.SPEARMAN,
          QuantityMetric.KENDALL,
          QuantityMetric.CONCORDANCE,
          QuantityMetric.LIN_CCC);

  private record Rows(List<List<Integer>> numbers) {

    double[] truth(int... rows) {
      return Arrays.stream(rows).mapToDouble(row -> numbers.get(row).get(0) / 4.0).toArray();
    }

    double[] predicted(int... rows) {
      return Arrays.stream(rows).mapToDouble(row -> numbers.get(row).get(1) / 4.0).toArray();
    }

    QuantityPredictions of(int... rows) {
      return QuantityPredictions.of(truth(rows), predicted(rows));
    }

    int[] all() {
      return IntStream.range(0, numbers.size()).toArray();
    }

    int weight(int row) {
      return Math.floorMod(numbers.get(row).get(2), 4);
    }

    double[] weights() {
      return Arrays.stream(all()).mapToDouble(this::weight).toArray();
    }

    int[] repeated() {
      return Arrays.stream(all())
          .flatMap(row -> IntStream.range(0, weight(row)).map(i -> row))
          .toArray();
    }
  }

  @Provide
  Arbitrary<Rows> rows() {
    return Combinators.combine(
            Arbitraries.integers().between(-8, 8),
            Arbitraries.integers().between(-8, 8),
            Arbitraries.integers().between(0, 3))
        .as(List::of)
        .list()
        .ofMinSize(2)
        .ofMaxSize(30)
        .map(Rows::new);
  }

  @Property
  void theOrderOfRowsDoesNotMatter(@ForAll("rows") Rows rows, @ForAll long seed) {
    List<Integer> order = Arrays.stream(rows.all()).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(seed));
    int[] shuffled = order.stream().mapToInt(row -> row).toArray();
    Evaluation.Quantity expected = Evaluation.of(rows.of(rows.all()));
    Evaluation.Quantity found = Evaluation.of(rows.of(shuffled));
    for (QuantityMetric metric : QuantityMetric.all()) {
      assertClose(metric.key(), found.metric(metric), expected.metric(metric));
    }
  }

  @Property
  void weightsOfOneAreNone(@ForAll("rows") Rows rows) {
    double[] ones = new double[rows.all().length];
    Arrays.fill(ones, 1);
    QuantityPredictions plain = rows.of(rows.all());
    assertSameWithWeights(plain.weighted(ones), plain);
  }

  @Property
  void aWholeWeightIsARowRepeated(@ForAll("rows") Rows rows) {
    // Which rows count for the largest error, and how many for a metric of two, weights do not say.
    boolean everyRowCounts = Arrays.stream(rows.all()).allMatch(row -> rows.weight(row) > 0);
    if (everyRowCounts) {
      assertSameWithWeights(rows.of(rows.all()).weighted(rows.weights()), rows.of(rows.repeated()));
    }
  }

  private static void assertSameWithWeights(
      QuantityPredictions weighted, QuantityPredictions plain) {
    for (QuantityMetric metric : QuantityMetric.all()) {
      double expected = UNWEIGHTED.contains(metric) ? Double.NaN : metric.of(plain);
      assertClose(metric.key(), metric.of(weighted), expected);
    }
    assertThat(Evaluation.of(weighted).differences().bias())
        .isCloseTo(Evaluation.of(plain).differences().bias(), within(1e-12));
    assertThat(Evaluation.of(weighted).differences().sd()).isNaN();
    assertThat(Evaluation.of(weighted).calibration().slope()).isNaN();
    assertThat(Evaluation.of(weighted).intervals()).isEmpty();
  }

  @Property
  void pairsAreCountedAsOneByOne(@ForAll("rows") Rows rows) {
    double[] truth = rows.truth(rows.all());
    double[] predicted = rows.predicted(rows.all());
    double alike = 0;
    double ordered = 0;
    for (int i = 0; i < truth.length; i++) {
      for (int j = 0; j < i; j++) {
        double direction = Math.signum(truth[i] - truth[j]);
        ordered += Math.abs(direction);
        alike +=
            direction == 0 ? 0 : (1 + direction * Math.signum(predicted[i] - predicted[j])) / 2;
      }
    }
    assertThat(QuantityMetric.CONCORDANCE.of(rows.of(rows.all())))
        .isEqualTo(Double.valueOf(alike / ordered));
  }

  @Property
  void correlationsOfRanksAreHipparchus(@ForAll("rows") Rows rows) {
    double[] truth = rows.truth(rows.all());
    double[] predicted = rows.predicted(rows.all());
    QuantityPredictions predictions = rows.of(rows.all());
    assertClose(
        "kendall",
        QuantityMetric.KENDALL.of(predictions),
        new KendallsCorrelation().correlation(truth, predicted));
    assertClose(
        "spearman",
        QuantityMetric.SPEARMAN.of(predictions),
        new SpearmansCorrelation().correlation(truth, predicted));
  }

  @Property
  void theMiddlePinballIsHalfTheAbsoluteError(@ForAll("rows") Rows rows) {
    QuantityPredictions predictions = rows.of(rows.all());
    assertClose(
        "pinball",
        QuantityMetric.pinball(0.5).of(predictions),
        QuantityMetric.MAE.of(predictions) / 2);
    assertClose(
        "huber of large delta",
        QuantityMetric.huber(1000).of(predictions),
        QuantityMetric.MSE.of(predictions) / 2);
  }

  @Property
  void theCalibrationLineLeavesNoError(@ForAll("rows") Rows rows) {
    QuantityPredictions predictions = rows.of(rows.all());
    CalibrationLine line = Evaluation.of(predictions).calibration();
    if (!Double.isNaN(line.slope())) {
      double[] corrected =
          Arrays.stream(rows.predicted(rows.all()))
              .map(p -> line.intercept() + line.slope() * p)
              .toArray();
      QuantityPredictions after = QuantityPredictions.of(rows.truth(rows.all()), corrected);
      assertThat(Evaluation.of(after).differences().bias()).isCloseTo(0, within(1e-12));
      assertThat(QuantityMetric.MSE.of(after))
          .isLessThanOrEqualTo(QuantityMetric.MSE.of(predictions) + 1e-12);
    }
  }

  private static void assertClose(String name, double found, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(found).as(name).isNaN();
    } else {
      double scale = Math.max(1, Math.abs(expected));
      assertThat(found).as(name).isCloseTo(expected, within(1e-12 * scale));
    }
  }
}
