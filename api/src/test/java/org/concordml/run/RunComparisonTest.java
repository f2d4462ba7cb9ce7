package org.concordml.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.concordml.run.SampleRun.RUN;
import static org.concordml.run.SampleRun.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordml.comparison.Tolerance;
import org.concordml.experiment.Recipe;
import org.concordml.json.JsonDifference;
import org.concordml.provenance.Provenance;
import org.concordml.training.EpochRecord;
import org.junit.jupiter.api.Test;

/** What two runs differ in. */
class RunComparisonTest {

  private static final Tolerance TOLERANCE = new Tolerance(1e-4);

  private static RunRecord with(EngineResult... results) {
    return SampleRun.with(RUN.recipe(), results);
  }

  private static ResultComparison of(EngineResult first, EngineResult second) {
    return RunComparison.between(with(first), with(second)).results().get(0);
  }

  @Test
  void aRunDiffersFromItselfInNothing() {
    RunComparison none = RunComparison.between(RUN, RUN);

    assertThat(none.data()).isEmpty();
    assertThat(none.recipe()).isEmpty();
    assertThat(none.program()).isEmpty();
    assertThat(none.isSameJob()).isTrue();
    assertThat(none.results()).hasSize(2).allMatch(ResultComparison::isIdentical);
    assertThat(none.results()).extracting(ResultComparison::place).containsOnly("nowhere");
  }

  @Test
  void theJobTheSeedAndTheStartAreTold() {
    Recipe other =
        RUN.recipe().withThreshold(0.25).withFit(RUN.recipe().fit().toBuilder().seed(7).build());
    RunRecord second =
        new RunRecord(
            1,
            "train",
            RUN.provenance(),
            new TrainedOn("a b.csv", "00".repeat(32), 101, 81, 0, 20),
            RUN.format(),
            other,
            Optional.empty(),
            RUN.device(),
            RUN.threads(),
            RUN.results());

    RunComparison found = RunComparison.between(RUN, second);

    assertThat(found.isSameJob()).isFalse();
    assertThat(found.recipe())
        .contains(
            new JsonDifference("fit.seed", "42", "7"),
            new JsonDifference("threshold", "0.5", "0.25"),
            new JsonDifference("start", "\"" + "cd".repeat(32) + "\"", "nothing"));
    assertThat(found.data())
        .extracting(JsonDifference::path)
        .containsExactly("sha256", "rows", "trainRows");
  }

  @Test
  void whatDidTheWorkIsToldAndNotWhen() {
    Provenance p = RUN.provenance();
    RunRecord second =
        new RunRecord(
            1,
            "compare",
            new Provenance(
                p.concordVersion(),
                Instant.parse("2027-01-01T00:00:00Z"),
                List.of("concord"),
                "21.0.1+1",
                p.javaVendor(),
                p.os()),
            RUN.data(),
            RUN.format(),
            RUN.recipe(),
            RUN.start(),
            "cpu",
            "auto",
            List.of(RUN.results().get(0)));

    assertThat(RunComparison.between(RUN, second).program())
        .containsExactly(
            new JsonDifference("javaVersion", "\"17.0.15+6\"", "\"21.0.1+1\""),
            new JsonDifference("threads", "\"4\"", "\"auto\""),
            new JsonDifference("engines", "[\"java\",\"pytorch\"]", "[\"java\"]"));
  }

  @Test
  void theLargestDifferenceOfALossIsToldWithItsPlace() {
    ResultComparison found = of(result("java", 0.25), result("java", 0.2501));

    assertThat(found.isIdentical()).isFalse();
    assertThat(found.largest()).isCloseTo(1e-4, within(1e-15));
    assertThat(found.place()).isEqualTo("the validation loss of epoch 2 of network 1");
    assertThat(found.agrees(new Tolerance(1.1e-4))).isTrue();
    assertThat(found.agrees(new Tolerance(0.9e-4))).isFalse();
  }

  @Test
  void anUndefinedLossAgreesWithAnUndefinedOneAlone() {
    EngineResult one = result("java", 0.25);
    assertThat(of(one, one).largest()).isZero();
    EngineResult undefined = withTest(one, Double.NaN, one.metrics());
    assertThat(of(one, undefined).largest()).isInfinite();
    assertThat(of(one, undefined).place()).isEqualTo("the test loss");
  }

  private static EngineResult withTest(EngineResult of, double loss, Map<String, Double> metrics) {
    return new EngineResult(
        of.engine(), of.device(), of.weightsSha256(), loss, metrics, of.networks(), 1, 1, 1);
  }

  @Test
  void otherWeightsAreNotTheSameHoweverEqualTheirLosses() {
    EngineResult one = result("java", 0.25);
    EngineResult other =
        new EngineResult(
            one.engine(),
            one.device(),
            "02".repeat(32),
            one.loss(),
            one.metrics(),
            one.networks(),
            9,
            9,
            9);

    assertThat(of(one, other).isIdentical()).isFalse();
    assertThat(of(one, other).agrees(TOLERANCE)).isTrue();
  }

  @Test
  void whatWasMeasuredIsNoDifference() {
    EngineResult one = result("java", 0.25);
    NetworkHistory slow =
        new NetworkHistory(
            2,
            false,
            one.networks().get(0).epochs().stream()
                .map(
                    e ->
                        new EpochRecord(
                            e.epoch(), e.loss(), e.metric(), e.valLoss(), e.valMetric(), 99))
                .toList());
    EngineResult other =
        new EngineResult(
            one.engine(),
            one.device(),
            one.weightsSha256(),
            one.loss(),
            one.metrics(),
            List.of(slow, one.networks().get(1)),
            9,
            9,
            9);

    assertThat(of(one, other).isIdentical()).isTrue();
  }

  @Test
  void metricsThatDifferAreTold() {
    EngineResult one = result("java", 0.25);
    ResultComparison found = of(one, withTest(one, 0.25, Map.of("accuracy", 0.5, "f1", 0.5)));

    assertThat(found.metrics())
        .containsEntry("accuracy", new ResultComparison.Pair(0.75, 0.5))
        .containsEntry("f1", new ResultComparison.Pair(Double.NaN, 0.5));
    assertThat(found.isIdentical()).isFalse();
  }

  @Test
  void oneThatStoppedAtAnotherEpochDoesNotAgree() {
    EngineResult one = result("java", 0.25);
    NetworkHistory shorter =
        new NetworkHistory(2, true, one.networks().get(0).epochs().subList(0, 2));
    EngineResult other =
        new EngineResult(
            one.engine(),
            one.device(),
            one.weightsSha256(),
            one.loss(),
            one.metrics(),
            List.of(shorter, one.networks().get(1)),
            1,
            1,
            1);

    ResultComparison found = of(one, other);

    assertThat(found.largest()).isZero();
    assertThat(found.differInLength()).isTrue();
    assertThat(ResultComparison.lengths(other)).containsExactly(2, 1);
    assertThat(found.agrees(TOLERANCE)).isFalse();
    assertThat(found.isIdentical()).isFalse();
  }

  @Test
  void anEngineIsComparedWithItselfElseWithTheFirst() {
    RunComparison found =
        RunComparison.between(RUN, with(result("pytorch", 0.25), result("mxnet", 0.25)));

    assertThat(found.results())
        .extracting(result -> result.first().engine().engine())
        .containsExactly("pytorch", "java");
    assertThat(found.agrees(TOLERANCE)).isTrue();
    assertThat(found.agrees(new Tolerance(1e-9))).isFalse();
  }
}
