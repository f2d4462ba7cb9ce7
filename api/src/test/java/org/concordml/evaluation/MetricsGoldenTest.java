package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.concordml.evaluation.interval.ConfidenceInterval;
import org.concordml.evaluation.ranking.DeLong;
import org.concordml.evaluation.ranking.RocCurve;
import org.concordml.golden.GoldenFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts, metrics, curves and intervals agree with scikit-learn, scipy and pROC. */
class MetricsGoldenTest {

  private static final Offset<Double> EXACT_FORMULA = within(1e-14);
  private static final Offset<Double> QUANTILE = within(1e-13);
  private static final Map<BinaryMetric, String> NAMES =
      Map.ofEntries(
          Map.entry(BinaryMetric.ACCURACY, "accuracy"),
          Map.entry(BinaryMetric.BALANCED_ACCURACY, "balanced_accuracy"),
          Map.entry(BinaryMetric.SENSITIVITY, "sensitivity"),
          Map.entry(BinaryMetric.SPECIFICITY, "specificity"),
          Map.entry(BinaryMetric.PRECISION, "precision"),
          Map.entry(BinaryMetric.NPV, "npv"),
          Map.entry(BinaryMetric.F1, "f1"),
          Map.entry(BinaryMetric.MCC, "mcc"),
          Map.entry(BinaryMetric.COHEN_KAPPA, "cohen_kappa"),
          Map.entry(BinaryMetric.BRIER, "brier"),
          Map.entry(BinaryMetric.LOG_LOSS, "log_loss"),
          Map.entry(BinaryMetric.ROC_AUC, "roc_auc"),
          Map.entry(BinaryMetric.AVERAGE_PRECISION, "average_precision"));

  static Stream<Case> cases() {
    return StreamSupport.stream(
            GoldenFile.read("metrics.json", JsonObject.class).getAsJsonArray("cases").spliterator(),
            false)
        .map(json -> new Case(json.getAsJsonObject()));
  }

  private record Case(JsonObject json) {

    Evaluation.Binary evaluation() {
      return Evaluation.of(truth(), doubles("scores"), number("threshold"));
    }

    boolean[] truth() {
      return GoldenFile.booleans(
          json.getAsJsonArray("labels").asList().stream().mapToInt(e -> e.getAsInt()).toArray());
    }

    double[] doubles(String name) {
      return array(json.getAsJsonArray(name));
    }

    double number(String name) {
      return json.get(name).getAsDouble();
    }

    static double[] array(JsonArray array) {
      return array.asList().stream().mapToDouble(e -> e.getAsDouble()).toArray();
    }

    @Override
    public String toString() {
      return json.get("name").getAsString();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void counts(Case golden) {
    assertThat(golden.evaluation().counts())
        .isEqualTo(
            new ConfusionMatrix(
                (int) golden.number("tn"),
                (int) golden.number("fp"),
                (int) golden.number("fn"),
                (int) golden.number("tp")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void metrics(Case golden) {
    Evaluation.Binary evaluation = golden.evaluation();
    assertThat(NAMES).containsOnlyKeys(BinaryMetric.values());
    NAMES.forEach(
        (metric, name) ->
            assertThat(evaluation.metric(metric))
                .as(name)
                .isCloseTo(golden.number(name), EXACT_FORMULA));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rocPoints(Case golden) {
    RocCurve curve = golden.evaluation().roc();
    assertThat(curve.points().stream().mapToDouble(RocCurve.Point::falsePositiveRate).toArray())
        .containsExactly(golden.doubles("roc_fpr"));
    assertThat(curve.points().stream().mapToDouble(RocCurve.Point::truePositiveRate).toArray())
        .containsExactly(golden.doubles("roc_tpr"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void proportionIntervals(Case golden) {
    Evaluation.Binary evaluation = golden.evaluation();
    Map<BinaryMetric, ConfidenceInterval> intervals = evaluation.intervals();
    ConfusionMatrix counts = evaluation.counts();
    assertBounds(intervals.get(BinaryMetric.SENSITIVITY), golden.doubles("sensitivity_wilson95"));
    assertBounds(intervals.get(BinaryMetric.SPECIFICITY), golden.doubles("specificity_wilson95"));
    assertBounds(intervals.get(BinaryMetric.ACCURACY), golden.doubles("accuracy_wilson95"));
    assertBounds(
        ConfidenceInterval.clopperPearson(counts.tp(), counts.positives(), 0.95),
        golden.doubles("sensitivity_clopper_pearson95"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void deLong(Case golden) {
    JsonObject expected = golden.json().getAsJsonObject("delong");
    DeLong deLong = DeLong.of(golden.truth(), golden.doubles("scores"));
    assertThat(deLong.auc()).isCloseTo(expected.get("auc").getAsDouble(), EXACT_FORMULA);
    assertThat(deLong.variance()).isCloseTo(expected.get("variance").getAsDouble(), EXACT_FORMULA);
    assertBounds(deLong.interval(0.95), Case.array(expected.getAsJsonArray("ci95")));
    assertThat(golden.evaluation().intervals())
        .containsEntry(BinaryMetric.ROC_AUC, deLong.interval(0.95));

    DeLong.PairedTest test =
        deLong.against(DeLong.of(golden.truth(), golden.doubles("other_scores")));
    assertThat(test.z()).isCloseTo(expected.get("paired_z").getAsDouble(), QUANTILE);
    assertThat(test.pValue()).isCloseTo(expected.get("paired_p").getAsDouble(), QUANTILE);
  }

  private static void assertBounds(ConfidenceInterval interval, double[] expected) {
    assertThat(interval.lower()).isCloseTo(expected[0], QUANTILE);
    assertThat(interval.upper()).isCloseTo(expected[1], QUANTILE);
  }
}
