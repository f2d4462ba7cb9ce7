package org.concordml.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.LabelledRows;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.TabularData;
import org.concordml.engine.DeviceRequest;
import org.junit.jupiter.api.Test;

/** Turns, failures and what a run is made of. */
class BenchmarkRunnerTest {

  private final List<String> told = new ArrayList<>();

  private static BenchmarkPlan plan(BenchmarkMode mode, Optional<TimeTarget> target) {
    return new BenchmarkPlan(
        List.of(10),
        1,
        List.of(List.of(2)),
        List.of(4),
        List.of(mode),
        DeviceRequest.AUTO,
        new RunPolicy(OptionalInt.of(1), OptionalInt.of(2), 60),
        target,
        42);
  }

  private static TabularData table(int rows) {
    double[] values = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = i;
      labels[i] = i % 2 == 0;
    }
    return new TabularData(
        "made up",
        "00",
        new Schema(List.of("x"), "y", "1", "0"),
        new LabelledRows(FeatureMatrix.of(values, 1), labels),
        new Preparation(rows, 0, List.of(), Map.of(), List.of()));
  }

  private static BenchmarkResult run(BenchmarkPlan plan, ScriptedBackend... engines) {
    return new BenchmarkRunner(plan, BenchmarkRunnerTest::table)
        .run(List.of(engines), BenchmarkObserver.NONE);
  }

  @Test
  void engines_take_turns_once_all_are_warm() {
    BenchmarkResult result =
        run(
            plan(BenchmarkMode.TRAIN, Optional.empty()),
            new ScriptedBackend("a", told::add),
            new ScriptedBackend("b", told::add));

    assertThat(told)
        .containsExactly(
            "a open", "a epoch", "a epoch", "b open", "b epoch", "b epoch", // first and warm-up
            "a epoch", "b epoch", "a epoch", "b epoch", // timed
            "a close", "b close");
    assertThat(result.cells())
        .allSatisfy(
            cell ->
                assertThat(cell.outcome())
                    .isInstanceOfSatisfying(
                        CellOutcome.Measured.class,
                        measured -> {
                          assertThat(measured.seconds().count()).isEqualTo(2);
                          assertThat(measured.warmUpRuns()).isEqualTo(1);
                          assertThat(measured.outOfTime()).isFalse();
                        }));
  }

  @Test
  void a_scoring_run_hands_every_row_over_in_batches() {
    BenchmarkResult result =
        run(plan(BenchmarkMode.SCORE, Optional.empty()), new ScriptedBackend("a", told::add));

    assertThat(told.subList(1, 4)).containsExactly("a score 4", "a score 4", "a score 2");
    assertThat(result.cells().get(0).workload().stepsPerRun()).isEqualTo(3);
  }

  @Test
  void an_engine_that_fails_is_reported_and_the_others_go_on() {
    ScriptedBackend broken =
        new ScriptedBackend(
            "broken",
            event -> {
              if (event.endsWith("epoch")) {
                throw new OutOfMemoryError("Java heap space");
              }
              told.add(event);
            });

    BenchmarkResult result =
        run(
            plan(BenchmarkMode.TRAIN, Optional.empty()),
            broken,
            new ScriptedBackend("sound", told::add));

    assertThat(result.cells().get(0).outcome())
        .isInstanceOfSatisfying(
            CellOutcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo("out of memory (Java heap space)"));
    assertThat(result.cells().get(1).outcome()).isInstanceOf(CellOutcome.Measured.class);
    assertThat(told).contains("broken close");
    assertThat(result.allFailed()).isFalse();
    assertThat(result.comparisons()).isEmpty();
  }

  /** All its logits are 0, so that its loss is ln 2 in every epoch. */
  @Test
  void a_quality_that_is_not_reached_says_so_with_the_best_seen() {
    BenchmarkResult result =
        run(
            plan(BenchmarkMode.TRAIN, Optional.of(TimeTarget.parse("valLoss=0.5", 3))),
            new ScriptedBackend("a", told::add));

    TimeToTarget time =
        ((CellOutcome.Measured) result.cells().get(0).outcome()).timeToTarget().orElseThrow();
    assertThat(time.reached()).isFalse();
    assertThat(time.epochs()).isEqualTo(3);
    assertThat(time.best()).isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void a_quality_is_reached_at_the_first_epoch_that_is_good_enough() {
    BenchmarkResult result =
        run(
            plan(BenchmarkMode.TRAIN, Optional.of(TimeTarget.parse("valLoss=0.7", 3))),
            new ScriptedBackend("a", told::add));

    assertThat(((CellOutcome.Measured) result.cells().get(0).outcome()).timeToTarget())
        .hasValueSatisfying(
            time -> {
              assertThat(time.reached()).isTrue();
              assertThat(time.epochs()).isEqualTo(1);
            });
  }
}
