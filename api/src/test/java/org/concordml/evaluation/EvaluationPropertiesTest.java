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
import net.jqwik.api.constraints.DoubleRange;
import org.concordml.evaluation.ranking.DeLong;
import org.concordml.evaluation.ranking.RocCurve;

/** What holds of metrics on any predictions; scores in steps of 1/16, so that ties are common. */
class EvaluationPropertiesTest {

  /** Rows of which the first is positive and the second negative. */
  private static final class Predictions {
    final boolean[] truth;
    final double[] probability;

    Predictions(boolean[] truth, double[] probability) {
      this.truth = truth;
      this.probability = probability;
    }

    double[] complement() {
      return Arrays.stream(probability).map(p -> 1 - p).toArray();
    }

    boolean[] opposite() {
      boolean[] opposite = new boolean[truth.length];
      for (int i = 0; i < opposite.length; i++) {
        opposite[i] = !truth[i];
      }
      return opposite;
    }

    Evaluation.Binary at(double threshold) {
      return Evaluation.of(truth, probability, threshold);
    }

    @Override
    public String toString() {
      return Arrays.toString(truth) + " " + Arrays.toString(probability);
    }
  }

  @Provide
  Arbitrary<Predictions> predictions() {
    return Combinators.combine(
            Arbitraries.of(true, false).list().ofMaxSize(30),
            Arbitraries.integers().between(0, 16).list().ofSize(32))
        .as(EvaluationPropertiesTest::predictions);
  }

  private static Predictions predictions(List<Boolean> more, List<Integer> sixteenths) {
    boolean[] truth = new boolean[more.size() + 2];
    truth[0] = true;
    for (int i = 0; i < more.size(); i++) {
      truth[i + 2] = more.get(i);
    }
    double[] probability =
        IntStream.range(0, truth.length).mapToDouble(i -> sixteenths.get(i) / 16.0).toArray();
    return new Predictions(truth, probability);
  }

  @Property
  void countsSumToRows(
      @ForAll("predictions") Predictions p, @ForAll @DoubleRange(max = 1) double threshold) {
    ConfusionMatrix counts = p.at(threshold).counts();
    assertThat(counts.total()).isEqualTo(p.truth.length);
    assertThat(counts.positives() + counts.negatives()).isEqualTo(p.truth.length);
    assertThat(counts.predictedPositives() + counts.predictedNegatives()).isEqualTo(p.truth.length);
  }

  @Property
  void aucIsTheProbabilityOfRankingAPairRight(@ForAll("predictions") Predictions p) {
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < p.truth.length; i++) {
      for (int j = 0; j < p.truth.length; j++) {
        if (p.truth[i] && !p.truth[j]) {
          pairs++;
          won += 0.5 + 0.5 * Math.signum(p.probability[i] - p.probability[j]);
        }
      }
    }
    assertThat(RocCurve.of(p.truth, p.probability).auc()).isEqualTo(won / pairs);
  }

  @Property
  void aucIsTheAreaUnderThePoints(@ForAll("predictions") Predictions p) {
    RocCurve curve = RocCurve.of(p.truth, p.probability);
    double area = 0;
    for (int i = 1; i < curve.points().size(); i++) {
      RocCurve.Point from = curve.points().get(i - 1);
      RocCurve.Point to = curve.points().get(i);
      area +=
          (to.falsePositiveRate() - from.falsePositiveRate())
              * (to.truePositiveRate() + from.truePositiveRate())
              / 2;
    }
    assertThat(area).isCloseTo(curve.auc(), within(1e-14));
  }

  @Property
  void aucIsUnchangedByARisingMap(@ForAll("predictions") Predictions p) {
    double[] mapped = Arrays.stream(p.probability).map(s -> Math.exp(3 * s) - 7).toArray();
    assertThat(RocCurve.of(p.truth, mapped).auc())
        .isEqualTo(RocCurve.of(p.truth, p.probability).auc());
    assertThat(DeLong.of(p.truth, mapped).interval(0.95))
        .isEqualTo(DeLong.of(p.truth, p.probability).interval(0.95));
  }

  @Property
  void aucOfTheComplementIsTheComplement(@ForAll("predictions") Predictions p) {
    assertThat(RocCurve.of(p.truth, p.complement()).auc())
        .isCloseTo(1 - RocCurve.of(p.truth, p.probability).auc(), within(1e-15));
  }

  /** Away from the threshold itself, where "at or above" favours the positive class. */
  @Property
  void swappingClassesSwapsSensitivityAndSpecificity(@ForAll("predictions") Predictions p) {
    double threshold = 15.0 / 32;
    Evaluation.Binary one = p.at(threshold);
    Evaluation.Binary other = Evaluation.of(p.opposite(), p.complement(), 1 - threshold);
    assertSame(other.metric(BinaryMetric.SENSITIVITY), one.metric(BinaryMetric.SPECIFICITY));
    assertSame(other.metric(BinaryMetric.SPECIFICITY), one.metric(BinaryMetric.SENSITIVITY));
    assertSame(other.metric(BinaryMetric.PRECISION), one.metric(BinaryMetric.NPV));
    assertSame(other.metric(BinaryMetric.MCC), one.metric(BinaryMetric.MCC));
    assertSame(other.metric(BinaryMetric.COHEN_KAPPA), one.metric(BinaryMetric.COHEN_KAPPA));
    assertThat(other.metric(BinaryMetric.ROC_AUC))
        .isCloseTo(one.metric(BinaryMetric.ROC_AUC), within(1e-15));
  }

  @Property
  void aMetricAloneIsTheMetricOfTheEvaluation(@ForAll("predictions") Predictions p) {
    Evaluation.Binary all = p.at(0.5);
    for (BinaryMetric metric : BinaryMetric.values()) {
      assertSame(metric.compute(p.truth, p.probability, 0.5), all.metric(metric));
    }
  }

  /** Equal, where NaN equals NaN. */
  private static void assertSame(double actual, double expected) {
    assertThat(actual).isEqualTo(Double.valueOf(expected));
  }

  @Property
  void intervalsHoldTheirMetric(@ForAll("predictions") Predictions p) {
    Evaluation.Binary all = p.at(0.5);
    all.intervals()
        .forEach(
            (metric, interval) -> {
              if (interval.isDefined()) {
                assertThat(all.metric(metric)).isBetween(interval.lower(), interval.upper());
              }
            });
  }
}
