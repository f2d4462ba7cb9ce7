package org.concordml.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.concordml.benchmark.BaselineComparison.Verdict;
import org.concordml.engine.DeviceRequest;
import org.concordml.network.Head;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;
import org.junit.jupiter.api.Test;

/** What became slower since an earlier benchmark, and what cannot be said. */
class BaselineComparisonTest {

  private static final double[] STEADY = {1000, 1001, 1002, 999, 998};
  private static final Provenance HERE =
      new Provenance("2.0", Instant.EPOCH, List.of(), "17", "nobody", "none");

  private static double[] times(double factor) {
    return java.util.Arrays.stream(STEADY).map(speed -> factor * speed).toArray();
  }

  private static BenchmarkResult result(BenchmarkCell... cells) {
    return result(30, cells);
  }

  private static BenchmarkResult result(int features, BenchmarkCell... cells) {
    return new BenchmarkResult(
        new BenchmarkPlan(
            List.of(1000),
            features,
            Head.LOGISTIC,
            List.of(List.of(32, 16)),
            List.of(32, 1000),
            List.of(BenchmarkMode.TRAIN),
            DeviceRequest.AUTO,
            RunPolicy.of(OptionalInt.empty(), OptionalInt.empty(), 20),
            Optional.empty(),
            42),
        new Machine("a chip", 2, "Linux", "a JVM", 512, Map.of("OMP_NUM_THREADS", "1"), 0, 0),
        List.of(),
        List.of(new EngineIdentity("java", "17", "none", "", Optional.empty(), 0)),
        List.of(cells));
  }

  private static BenchmarkCell java(double... speeds) {
    return Cells.cell("java", 32, Cells.measured("cpu", speeds));
  }

  private static BaselineComparison compare(BenchmarkResult then, BenchmarkResult now) {
    return BaselineComparison.of(Baseline.of(then, HERE), now, HERE);
  }

  private static BaselineComparison.Change only(BenchmarkCell then, BenchmarkCell now) {
    BaselineComparison comparison = compare(result(then), result(now));
    assertThat(comparison.changes()).hasSize(1);
    return comparison.changes().get(0);
  }

  @Test
  void aCellIsSlowerOrFasterBeyondTheNoise() {
    BaselineComparison.Change slower = only(java(STEADY), java(times(0.8)));
    BaselineComparison.Change faster = only(java(STEADY), java(times(1.3)));

    assertThat(slower.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(slower.ratio().orElseThrow().value()).isCloseTo(0.8, within(1e-12));
    assertThat(faster.verdict()).isEqualTo(Verdict.FASTER);
    assertThat(faster.ratio().orElseThrow().value()).isCloseTo(1.3, within(1e-12));
  }

  /** Each process compiles in its own way, which its own runs do not show. */
  @Test
  void aChangeThatTwoProcessesShowAnywayIsNone() {
    assertThat(only(java(STEADY), java(times(0.91))).verdict()).isEqualTo(Verdict.NOT_SHOWN);
    assertThat(only(java(STEADY), java(times(0.89))).verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(only(java(STEADY), java(times(1.10))).verdict()).isEqualTo(Verdict.NOT_SHOWN);
    assertThat(only(java(STEADY), java(times(1.13))).verdict()).isEqualTo(Verdict.FASTER);
  }

  @Test
  void aLargeChangeWithinTheNoiseIsNone() {
    assertThat(only(java(200, 1800, 1000), java(100, 1200, 500)).verdict())
        .isEqualTo(Verdict.NOT_SHOWN);
    assertThat(only(java(1000), java(500)).verdict()).isEqualTo(Verdict.NOT_SHOWN);
  }

  @Test
  void anotherDeviceIsNotCompared() {
    BaselineComparison.Change change =
        only(Cells.cell("java", 32, Cells.measured("gpu:0", STEADY)), java(times(0.5)));

    assertThat(change.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(change.reason()).isEqualTo("on cpu now, on gpu:0 in the baseline");
    assertThat(change.ratio()).isEmpty();
  }

  @Test
  void whatFailsNowIsARegressionAndWhatFailedThenHasNoPartner() {
    BenchmarkCell failed =
        Cells.cell("java", 32, new CellOutcome.Failed("out of memory", new OutOfMemoryError()));

    BaselineComparison now = compare(result(java(STEADY)), result(failed));
    BaselineComparison then = compare(result(failed), result(java(STEADY)));

    assertThat(now.changes()).extracting("verdict").containsExactly(Verdict.FAILED);
    assertThat(now.regressions()).hasSize(1);
    assertThat(then.changes()).isEmpty();
    assertThat(then.onlyNow()).hasSize(1);
  }

  @Test
  void regressionsAreWhatIsSlowerOrFails() {
    BenchmarkResult then =
        result(java(STEADY), Cells.cell("java", 1000, Cells.measured("cpu", STEADY)));
    BenchmarkResult now =
        result(java(times(0.5)), Cells.cell("java", 1000, Cells.measured("cpu", times(2))));

    assertThat(compare(then, now).regressions())
        .singleElement()
        .extracting(change -> change.workload().batchSize())
        .isEqualTo(32);
  }

  @Test
  void cellsWithoutAPartnerAreNamedOnBothSides() {
    BaselineComparison comparison =
        compare(
            result(java(STEADY), Cells.cell("mxnet", 32, Cells.measured("cpu", STEADY))),
            result(java(STEADY), Cells.cell("java", 1000, Cells.measured("cpu", STEADY))));

    assertThat(comparison.changes()).hasSize(1);
    assertThat(comparison.onlyNow())
        .singleElement()
        .extracting(cell -> cell.engine() + " " + cell.workload().batchSize())
        .isEqualTo("java 1000");
    assertThat(comparison.onlyInBaseline())
        .singleElement()
        .extracting(cell -> cell.engine() + " " + cell.workload().batchSize())
        .isEqualTo("mxnet 32");
  }

  @Test
  void anotherNumberOfFeaturesIsOtherWork() {
    BaselineComparison comparison = compare(result(10, java(STEADY)), result(30, java(times(0.1))));

    assertThat(comparison.changes()).isEmpty();
    assertThat(comparison.caveats())
        .containsExactly("features: 30 now, 10 in the baseline, so that no cell can be compared");
    assertThat(
            Baseline.of(result(10, java(STEADY)), HERE)
                .hasPartnersFor(result(30).plan(), List.of("java")))
        .isFalse();
  }

  @Test
  void aBaselineHasPartnersForAPlanOfTheSameCells() {
    Baseline baseline = Baseline.of(result(java(STEADY)), HERE);

    assertThat(baseline.hasPartnersFor(result().plan(), List.of("mxnet", "java"))).isTrue();
    assertThat(baseline.hasPartnersFor(result().plan(), List.of("mxnet"))).isFalse();
  }

  @Test
  void whatElseIsNotTheSameIsNamed() {
    BenchmarkResult now = result(java(STEADY));
    BenchmarkResult then =
        new BenchmarkResult(
            now.plan(),
            new Machine("another chip", 2, "Linux", "a JVM", 512, Map.of(), 0, 0),
            List.of(),
            List.of(
                new EngineIdentity("java", "21", "none", "", Optional.empty(), 0),
                new EngineIdentity("mxnet", "1.9", "none", "", Optional.empty(), 0)),
            now.cells());
    Provenance earlier = new Provenance("1.0", Instant.EPOCH, List.of(), "17", "nobody", "none");

    BaselineComparison comparison = BaselineComparison.of(Baseline.of(then, earlier), now, HERE);

    assertThat(comparison.caveats())
        .containsExactly(
            "Concord: 2.0 now, 1.0 in the baseline",
            "OMP_NUM_THREADS: 1 now, not given in the baseline",
            "engine java: 17 now, 21 in the baseline",
            "processor: a chip now, another chip in the baseline");
    assertThat(compare(now, now).caveats()).isEmpty();
  }
}
