package org.concordml.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.concordml.network.Head;
import org.junit.jupiter.api.Test;

/** Where one engine overtakes another. */
class BreakEvenTest {

  private static final SpeedRatio TWICE = new SpeedRatio(2, 1.9, 2.1);

  private static Workload batch(int size) {
    return new Workload(10_000, List.of(32), Head.LOGISTIC, size, BenchmarkMode.TRAIN);
  }

  private static SpeedComparison.Timed timed(String engine) {
    return new SpeedComparison.Timed(engine, OptionalInt.of(1));
  }

  private static SpeedComparison.Faster faster(int batch, String faster, String slower) {
    return new SpeedComparison.Faster(batch(batch), timed(faster), timed(slower), TWICE);
  }

  @Test
  void lies_between_the_batches_where_the_faster_changes() {
    assertThat(
            BreakEven.among(
                List.of(
                    faster(8192, "pytorch", "java"),
                    faster(32, "java", "pytorch"),
                    faster(1024, "pytorch", "java"))))
        .containsExactly(
            new BreakEven(faster(32, "java", "pytorch"), faster(1024, "pytorch", "java")));
  }

  @Test
  void a_batch_without_a_shown_difference_widens_the_stretch() {
    assertThat(
            BreakEven.among(
                List.of(
                    faster(32, "java", "pytorch"),
                    new SpeedComparison.NotShown(
                        batch(1024), timed("java"), timed("pytorch"), TWICE),
                    faster(8192, "pytorch", "java"))))
        .containsExactly(
            new BreakEven(faster(32, "java", "pytorch"), faster(8192, "pytorch", "java")));
  }

  @Test
  void there_is_none_when_one_engine_leads_throughout_or_only_others_change() {
    assertThat(
            BreakEven.among(
                List.of(
                    faster(32, "java", "pytorch"),
                    faster(1024, "java", "pytorch"),
                    faster(1024, "mxnet", "java"))))
        .isEmpty();
  }
}
