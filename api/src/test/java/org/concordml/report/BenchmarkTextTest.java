package org.concordml.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.benchmark.SpeedComparison;
import org.concordml.benchmark.SpeedRatio;
import org.concordml.benchmark.TimeToTarget;
import org.concordml.benchmark.Workload;
import org.junit.jupiter.api.Test;

/** What a benchmark says, word for word. */
class BenchmarkTextTest {

  private static final Workload SMALL =
      new Workload(1000, List.of(32, 16), 32, BenchmarkMode.TRAIN);

  @Test
  void a_ratio_has_the_decimals_of_its_uncertainty() {
    assertThat(
            BenchmarkText.of(
                new SpeedComparison.Faster(
                    SMALL, "java", "pytorch", new SpeedRatio(1.8231, 0.112))))
        .isEqualTo("java is 1.8 ± 0.1 × as fast as pytorch (32-16-1, 1,000 rows, batch 32, train)");
    assertThat(
            BenchmarkText.of(
                new SpeedComparison.Faster(
                    SMALL, "java", "pytorch", new SpeedRatio(1.0231, 0.004))))
        .startsWith("java is 1.023 ± 0.004 × as fast as pytorch");
  }

  @Test
  void what_could_not_be_shown_is_said_so() {
    assertThat(
            BenchmarkText.of(
                new SpeedComparison.NotShown(SMALL, "java", "mxnet", new SpeedRatio(1.1, 0.3))))
        .isEqualTo(
            "java and mxnet: no difference could be shown; ratio 1.1 ± 0.3 (32-16-1, 1,000 rows,"
                + " batch 32, train)");
    assertThat(
            BenchmarkText.of(
                new SpeedComparison.NotShown(
                    SMALL, "java", "mxnet", new SpeedRatio(3, Double.NaN))))
        .contains("ratio 3.0 (too few runs for an interval)");
  }

  @Test
  void a_refusal_to_rank_has_its_reason() {
    assertThat(
            BenchmarkText.of(
                new SpeedComparison.Refused(SMALL, "java", "pytorch", "devices differ")))
        .isEqualTo(
            "java and pytorch are not ranked: devices differ (32-16-1, 1,000 rows, batch 32,"
                + " train)");
  }

  @Test
  void a_quality_is_reached_or_not() {
    assertThat(BenchmarkText.time(new TimeToTarget(true, 1.2345, 7, 0.99, false)))
        .isEqualTo("1.23 s, 7 epochs");
    assertThat(BenchmarkText.time(new TimeToTarget(false, 9, 100, 0.9712, false)))
        .isEqualTo("not reached in 100 epochs (best 0.9712)");
    assertThat(BenchmarkText.time(new TimeToTarget(false, 9, 5, 0.9712, true)))
        .isEqualTo("not reached in 5 epochs, then out of time (best 0.9712)");
  }
}
