package org.concordml.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.concordml.engine.DeviceRequest;
import org.concordml.network.Activation;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.junit.jupiter.api.Test;

/** What may be asked for. Sizes that do not fit once ended as defects, after the engines' start. */
class BenchmarkPlanTest {

  private static BenchmarkPlan plan(int rows, int features, List<Integer> hidden, int batch) {
    return plan(rows, features, Head.LOGISTIC, hidden, batch, Optional.empty());
  }

  private static BenchmarkPlan plan(
      int rows,
      int features,
      Head head,
      List<Integer> hidden,
      int batch,
      Optional<TimeTarget> target) {
    return new BenchmarkPlan(
        List.of(rows),
        features,
        head,
        List.of(hidden),
        List.of(batch),
        List.of(BenchmarkMode.TRAIN),
        DeviceRequest.AUTO,
        RunPolicy.of(OptionalInt.empty(), OptionalInt.empty(), 20),
        target,
        42);
  }

  @Test
  void aTableMustFitIntoOneArray() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(2_000_000_000, 30, List.of(32), 32))
        .withMessage("rows of 30 features must be from 2 to 71,557,787, found 2000000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(1000, 200_000_000, List.of(32), 32))
        .withMessage("features must be from 1 to 21,053,761, found 200000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(1, 30, List.of(32), 32))
        .withMessage("rows of 30 features must be from 2 to 71,557,787, found 1");
  }

  @Property
  void theMostRowsAreThoseWhoseTableJustFits(
      @ForAll @IntRange(min = 1, max = 21_053_761) int features) {
    int most = BenchmarkRows.mostRows(features);

    assertThat((long) BenchmarkRows.tableRows(most) * features).isLessThan(Integer.MAX_VALUE - 7L);
    assertThat(tableRows(most + 1L) * features).isGreaterThan(Integer.MAX_VALUE - 8L);
  }

  /** Beyond the rows that {@link BenchmarkRows#tableRows} can count. */
  private static long tableRows(long rows) {
    return rows + Math.max(100, Math.min(25_000, rows / 4));
  }

  @Test
  void severalClassesNeedRowsOfEach() {
    List<Integer> hidden = List.of(32);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(99, 30, new Head.Softmax(5), hidden, 32, Optional.empty()))
        .withMessage("rows of 30 features and 5 classes must be from 100 to 71,557,787, found 99");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(99, 30, new Head.Softmax(1001), hidden, 32, Optional.empty()))
        .withMessage("classes must be from 2 to 1,000, found 1001");
    assertThat(plan(100, 30, new Head.Softmax(5), hidden, 32, Optional.empty()).workloads())
        .extracting(Workload::label)
        .containsExactly("32-5, 100 rows, batch 32, train");
    assertThat(plan(100, 30, Head.LINEAR, hidden, 32, Optional.empty()).workloads())
        .extracting(Workload::network)
        .containsExactly("32-1 linear");
  }

  @Test
  void theQualityMustBeOneOfTheOutcome() {
    Optional<TimeTarget> npv = Optional.of(TimeTarget.parse("npv=0.9", 10, 1));
    Optional<TimeTarget> auc = Optional.of(TimeTarget.parse("auc=0.9", 10, 1));
    Optional<TimeTarget> mae = Optional.of(TimeTarget.parse("valMae=3", 10, 1));
    List<Integer> hidden = List.of(32);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(100, 30, new Head.Softmax(5), hidden, 32, npv))
        .withMessage(
            "the metric to reach must be one of an outcome that is multiclass, found 'valNpv'."
                + " Try: valAccuracy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(100, 30, Head.LOGISTIC, hidden, 32, mae))
        .withMessageEndingWith("that is binary, found 'valMae'. Try: valAccuracy");
    assertThat(plan(100, 30, Head.LINEAR, hidden, 32, mae).target()).isEqualTo(mae);
    assertThat(plan(100, 30, new Head.Softmax(5), hidden, 32, auc).target()).isEqualTo(auc);
  }

  @Test
  void aNetworkMustBeOneThatCanBeTrained() {
    String training = null;
    try {
      NetworkSpec.dense(30, Activation.RELU, 60_000, 60_000);
    } catch (IllegalArgumentException refused) {
      training = refused.getMessage();
    }

    assertThat(training).contains("2^31 parameters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(1000, 30, List.of(60_000, 60_000), 32))
        .withMessage(training);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(1000, 30, List.of(8, 0), 32))
        .withMessageContaining("units must be at least 1, found 0");
  }

  @Test
  void runsAndSecondsHaveTheirRanges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunPolicy.of(OptionalInt.empty(), OptionalInt.of(0), 20))
        .withMessage("runs must be from 1 to 1,000,000, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunPolicy.of(OptionalInt.of(-1), OptionalInt.empty(), 20))
        .withMessage("warm-up runs must be from 0 to 1,000,000, found -1");
    for (double seconds : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1_000_001}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RunPolicy.of(OptionalInt.empty(), OptionalInt.empty(), seconds))
          .withMessage("seconds a cell must be above 0 and at most 1,000,000, found " + seconds);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunPolicy(OptionalInt.empty(), OptionalInt.empty(), -0.1, 20))
        .withMessage("seconds a run must be at least 0 and at most 1,000,000, found -0.1");
    assertThatCode(() -> RunPolicy.of(OptionalInt.of(0), OptionalInt.of(1_000_000), 1_000_000))
        .doesNotThrowAnyException();
  }

  @Test
  void aTargetHasItsRanges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeTarget.parse("auc=0.9", 0, 1))
        .withMessage("epochs must be from 1 to 1,000,000, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeTarget.parse("auc=0.9", 1, 1001))
        .withMessage("trainings must be from 1 to 1,000, found 1001");
  }

  /** Ten runs of a tenth of a second, unless asked otherwise. */
  @Test
  void theStandardIsTenRunsThatLast() {
    RunPolicy standard = RunPolicy.of(OptionalInt.empty(), OptionalInt.empty(), 20);

    assertThat(standard.leastRunSeconds()).isEqualTo(0.1);
    assertThat(standard.wantsRun(9)).isTrue();
    assertThat(standard.wantsRun(10)).isFalse();
    assertThat(standard.wantsWarmUp(1, 5, 0)).isTrue();
    assertThat(standard.wantsWarmUp(2, 1, 0)).isFalse();
    assertThat(standard.wantsWarmUp(199, 0.9, 0)).isTrue();
    assertThat(standard.wantsWarmUp(200, 0.9, 0)).isFalse();
    assertThat(standard.wantsWarmUp(0, 0, 10)).isFalse();
  }
}
