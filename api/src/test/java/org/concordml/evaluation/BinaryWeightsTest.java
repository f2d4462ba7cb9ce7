package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Row weights of two classes: scikit-learn's {@code sample_weight}. */
class BinaryWeightsTest {

  private record Rows(List<Integer> codes) {

    boolean[] truth(int... rows) {
      boolean[] truth = new boolean[rows.length];
      for (int i = 0; i < rows.length; i++) {
        truth[i] = codes.get(rows[i]) % 2 == 1;
      }
      return truth;
    }

    double[] probability(int... rows) {
      return Arrays.stream(rows).mapToDouble(row -> codes.get(row) / 2 % 9 / 8.0).toArray();
    }

    /** Logits, but for the ends. */
    double[] score(int... rows) {
      return Arrays.stream(probability(rows)).map(p -> 20 * p - 7).toArray();
    }

    int weight(int row) {
      return codes.get(row) / 18 % 4;
    }

    double[] weights() {
      return Arrays.stream(all()).mapToDouble(this::weight).toArray();
    }

    int[] all() {
      return IntStream.range(0, codes.size()).toArray();
    }

    int[] repeated() {
      return Arrays.stream(all())
          .flatMap(row -> IntStream.range(0, weight(row)).map(i -> row))
          .toArray();
    }

    BinaryPredictions of(int... rows) {
      return BinaryPredictions.of(truth(rows), probability(rows), DecisionThreshold.HALF)
          .rankedBy(score(rows));
    }
  }

  @Provide
  Arbitrary<Rows> rows() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 8),
            Arbitraries.integers().between(0, 3))
        .as((truth, eighths, weight) -> truth + 2 * (eighths + 9 * weight))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(Rows::new);
  }

  @Property
  void aWholeWeightIsARowRepeated(@ForAll("rows") Rows rows) {
    if (rows.repeated().length > 0) {
      Evaluation.Binary weighted = Evaluation.of(rows.of(rows.all()).weighted(rows.weights()));
      Evaluation.Binary repeated = Evaluation.of(rows.of(rows.repeated()));
      assertSameMetrics(weighted, repeated);
      assertThat(weighted.roc().points()).isEqualTo(repeated.roc().points());
      assertThat(weighted.precisionRecall().points())
          .isEqualTo(repeated.precisionRecall().points());
      assertThat(weighted.counts().total()).isEqualTo(rows.all().length);
      assertThat(weighted.intervals()).isEmpty();
    }
  }

  @Property
  void weightsOfOneAreNone(@ForAll("rows") Rows rows) {
    double[] ones = new double[rows.all().length];
    Arrays.fill(ones, 1);
    assertSameMetrics(
        Evaluation.of(rows.of(rows.all()).weighted(ones)), Evaluation.of(rows.of(rows.all())));
  }

  @Property
  void theScaleOfWeightsDoesNotMatter(@ForAll("rows") Rows rows) {
    if (rows.repeated().length > 0) {
      double[] scaled = Arrays.stream(rows.weights()).map(w -> w * 0.37).toArray();
      assertSameMetrics(
          Evaluation.of(rows.of(rows.all()).weighted(scaled)),
          Evaluation.of(rows.of(rows.all()).weighted(rows.weights())));
    }
  }

  private static void assertSameMetrics(Evaluation.Binary found, Evaluation.Binary expected) {
    for (BinaryMetric metric : BinaryMetric.values()) {
      if (Double.isNaN(expected.metric(metric))) {
        assertThat(found.metric(metric)).as(metric.key()).isNaN();
      } else {
        assertThat(found.metric(metric))
            .as(metric.key())
            .isCloseTo(expected.metric(metric), within(1e-12));
      }
    }
  }

  /** By hand: weights 1, 3, 2, 4; the rows of weight 3 and 4 are right. */
  @Test
  void countsAreSumsOfWeights() {
    BinaryPredictions predictions =
        BinaryPredictions.of(
                new boolean[] {true, true, false, false},
                new double[] {0.2, 0.9, 0.8, 0.1},
                DecisionThreshold.HALF)
            .weighted(new double[] {1, 3, 2, 4});
    assertThat(BinaryMetric.ACCURACY.of(predictions)).isEqualTo(0.7);
    assertThat(BinaryMetric.SENSITIVITY.of(predictions)).isEqualTo(0.75);
    assertThat(BinaryMetric.PRECISION.of(predictions)).isEqualTo(0.6);
    // Of 4 * 6 pairs, 3 * 6 are won by the one positive row and 1 * 4 by the other.
    assertThat(BinaryMetric.ROC_AUC.of(predictions)).isEqualTo(22.0 / 24);
    assertThat(Evaluation.of(predictions).counts()).isEqualTo(new ConfusionMatrix(1, 1, 1, 1));
  }
}
