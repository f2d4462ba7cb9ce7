package org.concordml.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.benchmark.BreakEven;
import org.concordml.benchmark.SpeedComparison;
import org.concordml.benchmark.SpeedRatio;
import org.concordml.benchmark.TimeToTarget;
import org.concordml.benchmark.Workload;
import org.concordml.network.Head;
import org.junit.jupiter.api.Test;

/** What a benchmark says, word for word. */
class BenchmarkTextTest {

  private static final Workload SMALL =
      new Workload(1000, List.of(32, 16), Head.LOGISTIC, 32, BenchmarkMode.TRAIN);

  private static SpeedComparison.Timed with(String engine, int threads) {
    return new SpeedComparison.Timed(engine, OptionalInt.of(threads));
  }

  private static String faster(SpeedRatio ratio) {
    return BenchmarkText.of(
        new SpeedComparison.Faster(SMALL, with("java", 1), with("pytorch", 1), ratio));
  }

  @Test
  void aRatioHasTheDecimalsOfItsUncertaintyAndSaysWhatItsIntervalIs() {
    assertThat(faster(new SpeedRatio(1.8231, 1.7111, 1.9351)))
        .isEqualTo(
            "java is 1.8 × as fast as pytorch, 95 % interval 1.7 to 1.9 (32-16-1, 1,000 rows, batch"
                + " 32, train)");
    assertThat(faster(new SpeedRatio(1.0231, 1.0191, 1.0271)))
        .startsWith("java is 1.023 × as fast as pytorch, 95 % interval 1.019 to 1.027 (");
  }

  @Test
  void whatCouldNotBeShownIsSaidSo() {
    assertThat(
            BenchmarkText.of(
                new SpeedComparison.NotShown(
                    SMALL, with("java", 1), with("mxnet", 1), new SpeedRatio(1.1, 0.8, 1.4))))
        .isEqualTo(
            "java and mxnet: no difference could be shown; ratio 1.1, 95 % interval 0.8 to 1.4"
                + " (32-16-1, 1,000 rows, batch 32, train)");
    assertThat(
            BenchmarkText.of(
                new SpeedComparison.NotShown(
                    SMALL,
                    with("java", 1),
                    with("mxnet", 1),
                    new SpeedRatio(3, Double.NaN, Double.NaN))))
        .contains("ratio 3.0, too few runs for an interval (");
  }

  /** "0.0" would say that a speed may be nothing. */
  @Test
  void aSmallEndOfAnIntervalKeepsADigit() {
    assertThat(
            BenchmarkText.of(
                new SpeedComparison.NotShown(
                    SMALL, with("java", 1), with("mxnet", 1), new SpeedRatio(2.2, 0.031, 149))))
        .contains("ratio 2.2, 95 % interval 0.03 to 149.0 (");
  }

  /** Two threads against one are another race, and the reader must know. */
  @Test
  void threadsAreNamedWhereTheyDiffer() {
    assertThat(
            BenchmarkText.of(
                new SpeedComparison.Faster(
                    SMALL, with("java", 2), with("pytorch", 1), new SpeedRatio(2, 1.9, 2.1))))
        .endsWith("(32-16-1, 1,000 rows, batch 32, train; java used 2 threads, pytorch 1)");
    assertThat(
            BenchmarkText.of(
                new SpeedComparison.NotShown(
                    SMALL,
                    with("java", 1),
                    new SpeedComparison.Timed("mxnet", OptionalInt.empty()),
                    new SpeedRatio(1, 0.9, 1.1))))
        .endsWith("train; java used 1 thread, mxnet an unknown number of threads)");
  }

  @Test
  void threadsAreNamedWhereOneOvertakes() {
    Workload large = new Workload(1000, List.of(32, 16), Head.LOGISTIC, 1000, BenchmarkMode.TRAIN);

    assertThat(
            BenchmarkText.of(
                new BreakEven(
                    new SpeedComparison.Faster(
                        SMALL, with("java", 1), with("mxnet", 1), new SpeedRatio(2, 1.9, 2.1)),
                    new SpeedComparison.Faster(
                        large, with("mxnet", 2), with("java", 1), new SpeedRatio(2, 1.9, 2.1)))))
        .isEqualTo(
            "mxnet overtakes java between batch 32 and 1,000 (32-16-1, 1,000 rows, train; at batch"
                + " 1,000 mxnet used 2 threads, java 1)");
  }

  @Test
  void aRefusalToRankHasItsReason() {
    assertThat(
            BenchmarkText.of(
                new SpeedComparison.Refused(
                    SMALL, with("java", 1), with("pytorch", 1), "devices differ")))
        .isEqualTo(
            "java and pytorch are not ranked: devices differ (32-16-1, 1,000 rows, batch 32,"
                + " train)");
  }

  private static TimeToTarget.Training training(boolean reached, double seconds, int epochs) {
    return new TimeToTarget.Training(1, reached, seconds, epochs, 0.97124, false);
  }

  private static String time(TimeToTarget.Training... trainings) {
    return BenchmarkText.time(new TimeToTarget(List.of(trainings), 0.97124));
  }

  @Test
  void aTimeSaysFromHowManyTrainings() {
    assertThat(time(training(true, 1.2345, 7))).isEqualTo("1.23 s, 7 epochs (one training)");
    assertThat(time(training(true, 1.2345, 1))).isEqualTo("1.23 s, 1 epoch (one training)");
    assertThat(time(training(true, 1.2345, 7), training(true, 2, 9), training(true, 1, 6)))
        .isEqualTo("1.23 s (1.00 to 2.00), 7 epochs (6 to 9); 3 trainings");
    assertThat(time(training(true, 1, 7), training(true, 2, 8)))
        .isEqualTo("1.50 s (1.00 to 2.00), 7.5 epochs (7 to 8); 2 trainings");
  }

  @Test
  void aQualityIsReachedByAllBySomeOrByNone() {
    assertThat(time(training(true, 1.5, 7), training(false, 2, 100)))
        .isEqualTo("1 of 2 trainings, the quickest in 1.50 s, 7 epochs");
    assertThat(time(training(false, 9, 100)))
        .isEqualTo("not reached in 100 epochs (best 0.9712; one training)");
    assertThat(time(training(false, 9, 100), new TimeToTarget.Training(2, false, 9, 5, 0.9, true)))
        .isEqualTo("not reached in 5 epochs, then out of time (best 0.9712; 2 trainings)");
  }
}
