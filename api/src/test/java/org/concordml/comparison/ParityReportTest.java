package org.concordml.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of several engines: the largest differences, all flipped labels, the earliest divergence. */
class ParityReportTest {

  private static EngineParity agreeing(String engine, double difference, int flipped) {
    return new EngineParity(
        engine, difference, 2 * difference, 3 * difference, flipped, Optional.empty());
  }

  private static EngineParity diverging(String engine, int epoch, int step) {
    return new EngineParity(
        engine,
        1,
        1,
        1,
        0,
        Optional.of(new FirstDivergence(engine, epoch, step, "loss", 0.5, 0.6, 0.1)));
  }

  private static String first(EngineParity... engines) {
    return new ParityReport("java", 1e-4, List.of(engines))
        .firstDivergence()
        .orElseThrow()
        .engine();
  }

  @Test
  void theWorstOfAllEnginesAndTheSumOfFlippedLabels() {
    ParityReport report =
        new ParityReport("java", 1e-4, List.of(agreeing("a", 1e-5, 2), agreeing("b", 1e-6, 3)));

    assertThat(report.passed()).isTrue();
    assertThat(report.maxLossDifference()).isEqualTo(1e-5);
    assertThat(report.maxWeightDifference()).isEqualTo(2e-5);
    assertThat(report.maxProbabilityDifference()).isEqualTo(3 * 1e-5);
    assertThat(report.labelsFlipped()).isEqualTo(5);
    assertThat(report.firstDivergence()).isEmpty();
  }

  @Test
  void oneEngineThatDivergesFailsIt() {
    assertThat(
            new ParityReport("java", 1e-4, List.of(agreeing("a", 0, 0), diverging("b", 1, 1)))
                .passed())
        .isFalse();
  }

  @Test
  void theEarliestDivergenceIsTold() {
    assertThat(first(diverging("a", 2, 1), diverging("b", 1, 9))).isEqualTo("b");
    assertThat(first(diverging("a", 2, 4), diverging("b", 2, 3))).isEqualTo("b");
    assertThat(first(diverging("a", 2, 3), diverging("b", 2, 3))).isEqualTo("a");
  }

  /** Where only the whole epoch could be compared, its steps come before. */
  @Test
  void withoutAStepItIsAfterAllStepsOfItsEpoch() {
    assertThat(first(diverging("a", 2, 0), diverging("b", 2, 9))).isEqualTo("b");
    assertThat(first(diverging("a", 1, 0), diverging("b", 2, 1))).isEqualTo("a");
  }

  @Test
  void nothingIsDifferentWhereNothingIsCompared() {
    ParityReport alone = new ParityReport("java", 1e-4, List.of());

    assertThat(alone.passed()).isTrue();
    assertThat(alone.maxLossDifference()).isZero();
    assertThat(alone.maxWeightDifference()).isZero();
    assertThat(alone.maxProbabilityDifference()).isZero();
    assertThat(alone.labelsFlipped()).isZero();
  }
}
