package org.concordml.benchmark.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.benchmark.BenchmarkPlan;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.benchmark.BenchmarkRows;
import org.concordml.benchmark.CellOutcome;
import org.concordml.benchmark.RunPolicy;
import org.concordml.benchmark.TimeTarget;
import org.concordml.benchmark.TimeToTarget;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.ScoringSession;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.junit.jupiter.api.Test;

/** Turns, failures and what a run is made of. */
class BenchmarkRunnerTest {

  private final List<String> told = new ArrayList<>();

  /** Runs of one pass, whatever it takes. */
  private static final RunPolicy ONE_PASS =
      new RunPolicy(OptionalInt.of(1), OptionalInt.of(2), 0, 60);

  private static BenchmarkPlan plan(BenchmarkMode mode, Optional<TimeTarget> target) {
    return plan(List.of(10), List.of(2), mode, ONE_PASS, target);
  }

  private static BenchmarkPlan plan(
      List<Integer> rows,
      List<Integer> hidden,
      BenchmarkMode mode,
      RunPolicy runs,
      Optional<TimeTarget> target) {
    return new BenchmarkPlan(
        rows,
        1,
        Head.LOGISTIC,
        List.of(hidden),
        List.of(4),
        List.of(mode),
        DeviceRequest.AUTO,
        runs,
        target,
        42);
  }

  private static CellOutcome.Measured measured(BenchmarkResult result) {
    return (CellOutcome.Measured) result.cells().get(0).outcome();
  }

  private static List<String> outcomes(BenchmarkResult result) {
    return result.cells().stream()
        .map(
            cell ->
                cell.engine()
                    + " "
                    + cell.workload().rows()
                    + (cell.outcome() instanceof CellOutcome.Failed failed
                        ? " " + failed.reason()
                        : " measured"))
        .toList();
  }

  private static void sleepThroughEpochs(String event) {
    if (event.endsWith("epoch")) {
      sleep(2);
    }
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
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
        Examples.binary(FeatureMatrix.of(values, 1), labels),
        new Preparation(rows, 0, List.of(), Map.of(), List.of()));
  }

  private static BenchmarkResult run(BenchmarkPlan plan, EngineBackend... engines) {
    return new BenchmarkRunner(plan, BenchmarkRunnerTest::table)
        .run(List.of(engines), BenchmarkObserver.NONE);
  }

  /** An engine that runs finished models only. */
  private record Scorer(EngineBackend like) implements EngineBackend {

    @Override
    public String id() {
      return like.id();
    }

    @Override
    public EngineAvailability availability() {
      return like.availability();
    }

    @Override
    public ScoringSession score(NetworkSpec network, Weights weights, DeviceChoice device) {
      return like.score(network, weights, device);
    }
  }

  @Test
  void anEngineThatOnlyScoresIsTimedScoringAndFailsTraining() {
    Scorer scorer = new Scorer(new ScriptedBackend("a", told::add));
    BenchmarkPlan scoring = plan(BenchmarkMode.SCORE, Optional.empty());
    BenchmarkPlan training = plan(BenchmarkMode.TRAIN, Optional.empty());

    assertThat(outcomes(run(scoring, scorer))).containsExactly("a 10 measured");
    assertThat(outcomes(run(training, scorer)))
        .singleElement()
        .asString()
        .startsWith("a 10 engine a scores with trained models and cannot train.");
  }

  @Test
  void aTableWithAnotherOutcomeIsRefused() {
    BenchmarkPlan plan =
        new BenchmarkPlan(
            List.of(10),
            1,
            Head.LINEAR,
            List.of(List.of(2)),
            List.of(4),
            List.of(BenchmarkMode.TRAIN),
            DeviceRequest.AUTO,
            ONE_PASS,
            Optional.empty(),
            42);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(plan, new ScriptedBackend("a", told::add)))
        .withMessage(
            "the table's outcome must fit the head Linear[mean=0.0, scale=1.0], found one for"
                + " Logistic[]");
    assertThat(told).isEmpty();
  }

  /** As in a training, so that a metric is in the outcome's unit. */
  @Test
  void aNumberIsStandardisedOnTheRowsOfARun() {
    double[] numbers = {10, 20, 30, 40, 1000};
    TabularData data =
        new TabularData(
            "made up",
            "00",
            new Schema(List.of("x"), "y", Task.REGRESSION, List.of()),
            new Examples(
                FeatureMatrix.of(new double[] {0, 1, 2, 3, 4}, 1), new Targets.Numbers(numbers)),
            new Preparation(5, 0, List.of(), Map.of(), List.of()));

    BenchmarkRows rows = BenchmarkRows.of(data, 4);

    double sd = Math.sqrt(125);
    assertThat(rows.head()).isEqualTo(new Head.Linear(25, sd));
    assertThat(((Targets.Numbers) rows.train().targets()).toArray())
        .containsExactly(-15 / sd, -5 / sd, 5 / sd, 15 / sd);
    assertThat(((Targets.Numbers) rows.validation().targets()).toArray()).containsExactly(975 / sd);
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

  /** A run of a fraction of a millisecond once told of 6.84 busy cores on a machine of two. */
  @Test
  void aRunLastsLongEnoughForTheClocks() {
    RunPolicy runs = new RunPolicy(OptionalInt.of(1), OptionalInt.of(3), 0.05, 60);

    BenchmarkResult result =
        run(
            plan(List.of(10), List.of(2), BenchmarkMode.TRAIN, runs, Optional.empty()),
            new ScriptedBackend("a", BenchmarkRunnerTest::sleepThroughEpochs));

    CellOutcome.Measured measured = measured(result);
    assertThat(measured.passesPerRun()).isBetween(2, 40);
    assertThat(measured.seconds().min()).isGreaterThanOrEqualTo(0.002 * measured.passesPerRun());
    for (int i = 0; i < 3; i++) {
      assertThat(measured.rowsPerSecond().values()[i])
          .isCloseTo(10.0 * measured.passesPerRun() / measured.seconds().values()[i], within(1e-9));
    }
  }

  /** The first pass compiles and loads, and says nothing of how long the next will take. */
  @Test
  void aSlowFirstPassIsNotTakenForALongRun() {
    AtomicInteger epochs = new AtomicInteger();
    RunPolicy runs = new RunPolicy(OptionalInt.of(0), OptionalInt.of(2), 0.05, 60);

    BenchmarkResult result =
        run(
            plan(List.of(10), List.of(2), BenchmarkMode.TRAIN, runs, Optional.empty()),
            new ScriptedBackend(
                "a",
                event -> {
                  if (event.endsWith("epoch")) {
                    sleep(epochs.getAndIncrement() == 0 ? 80 : 5);
                  }
                }));

    assertThat(measured(result).firstSeconds()).isGreaterThanOrEqualTo(0.08);
    assertThat(measured(result).passesPerRun()).isGreaterThan(1);
  }

  @Test
  void aLongPassIsARunByItself() {
    RunPolicy runs = new RunPolicy(OptionalInt.of(1), OptionalInt.of(2), 0.001, 60);

    BenchmarkResult result =
        run(
            plan(List.of(10), List.of(2), BenchmarkMode.TRAIN, runs, Optional.empty()),
            new ScriptedBackend(
                "a",
                event -> {
                  told.add(event);
                  sleepThroughEpochs(event);
                }));

    assertThat(measured(result).passesPerRun()).isEqualTo(1);
    assertThat(told)
        .containsExactly("a open", "a epoch", "a epoch", "a epoch", "a epoch", "a close");
  }

  /** Runs far below the steps of the clock that counts processor time. */
  @Test
  void busyCoresAreLeftOutWhereTheClockCannotTellThem() {
    BenchmarkResult result =
        run(plan(BenchmarkMode.TRAIN, Optional.empty()), new ScriptedBackend("a", told::add));

    assertThat(measured(result).coresBusy()).isNaN();
    assertThat(result.warnings())
        .contains(
            "busy cores are left out for 1 of 1 cells: their runs are too short for the clock that"
                + " counts processor time, or Java has none");
  }

  @Test
  void aTableThatDoesNotFitFailsItsOwnCellsOnly() {
    BenchmarkPlan plan =
        plan(List.of(10, 3000, 12), List.of(2), BenchmarkMode.TRAIN, ONE_PASS, Optional.empty());

    BenchmarkResult result =
        new BenchmarkRunner(
                plan,
                rows -> {
                  if (rows > 3000) {
                    throw new OutOfMemoryError("Java heap space");
                  }
                  return table(rows);
                })
            .run(
                List.of(new ScriptedBackend("a", told::add), new ScriptedBackend("b", told::add)),
                BenchmarkObserver.NONE);

    assertThat(outcomes(result))
        .containsExactly(
            "a 10 measured",
            "b 10 measured",
            "a 3000 out of memory (Java heap space)",
            "b 3000 out of memory (Java heap space)",
            "a 12 measured",
            "b 12 measured");
    assertThat(result.data()).extracting(BenchmarkResult.Data::rows).containsExactly(10, 12);
  }

  /** 1.6 thousand million initial weights in float64 are 12.8 GB, before any engine is asked. */
  @Test
  void weightsThatDoNotFitFailTheCellsOfTheirNetworkOnly() {
    assumeThat(Runtime.getRuntime().maxMemory()).isLessThan(12_000_000_000L);
    BenchmarkPlan plan =
        new BenchmarkPlan(
            List.of(10),
            1,
            Head.LOGISTIC,
            List.of(List.of(40_000, 40_000), List.of(2)),
            List.of(4),
            List.of(BenchmarkMode.TRAIN),
            DeviceRequest.AUTO,
            ONE_PASS,
            Optional.empty(),
            42);

    BenchmarkResult result = run(plan, new ScriptedBackend("a", told::add));

    assertThat(outcomes(result))
        .containsExactly("a 10 out of memory (Java heap space)", "a 10 measured");
  }

  @Test
  void memoryThatANativeLibraryDoesNotGetIsSaidOnOneLine() {
    ScriptedBackend broken =
        new ScriptedBackend(
            "a",
            event -> {
              throw new IllegalStateException(
                  "MXNetError: Failed to allocate CPU Memory\nStack trace:\n  File storage.h");
            });

    BenchmarkResult result = run(plan(BenchmarkMode.TRAIN, Optional.empty()), broken);

    assertThat(outcomes(result))
        .containsExactly("a 10 out of memory (MXNetError: Failed to allocate CPU Memory)");
  }

  /** All its logits are 0, so that its loss is ln 2 in every epoch. */
  @Test
  void aQualityThatIsNotReachedSaysSoWithTheBestSeen() {
    BenchmarkResult result =
        run(
            plan(BenchmarkMode.TRAIN, Optional.of(TimeTarget.parse("valLoss=0.5", 3, 1))),
            new ScriptedBackend("a", told::add));

    TimeToTarget time = measured(result).timeToTarget().orElseThrow();
    assertThat(time.reached()).isZero();
    assertThat(time.trainings()).singleElement().extracting("epochs").isEqualTo(3);
    assertThat(time.best()).isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void aQualityIsReachedAtTheFirstEpochThatIsGoodEnough() {
    BenchmarkResult result =
        run(
            plan(BenchmarkMode.TRAIN, Optional.of(TimeTarget.parse("valLoss=0.7", 3, 1))),
            new ScriptedBackend("a", told::add));

    assertThat(measured(result).timeToTarget())
        .hasValueSatisfying(
            time -> {
              assertThat(time.reached()).isEqualTo(1);
              assertThat(time.epochs().median()).isEqualTo(1);
            });
  }

  /** One training says little of how long a quality takes: the weights it starts from are luck. */
  @Test
  void eachTrainingToAQualityHasASeedOfItsOwn() {
    List<List<Double>> initial = new ArrayList<>();
    ScriptedBackend like = new ScriptedBackend("a", told::add);
    TrainingBackend engine = new WeightsSeen(like, initial);

    BenchmarkResult result =
        new BenchmarkRunner(
                plan(BenchmarkMode.TRAIN, Optional.of(TimeTarget.parse("valLoss=0.7", 3, 3))),
                BenchmarkRunnerTest::table)
            .run(List.of(engine), BenchmarkObserver.NONE);

    TimeToTarget time = measured(result).timeToTarget().orElseThrow();
    assertThat(time.trainings())
        .extracting(TimeToTarget.Training::seed)
        .containsExactly(42L, 43L, 44L);
    assertThat(initial).hasSize(4); // the timed session, then the trainings
    assertThat(initial.get(1)).isEqualTo(initial.get(0));
    assertThat(initial.subList(1, 4)).doesNotHaveDuplicates();
  }

  private record WeightsSeen(TrainingBackend like, List<List<Double>> initial)
      implements TrainingBackend {

    @Override
    public String id() {
      return like.id();
    }

    @Override
    public EngineAvailability availability() {
      return like.availability();
    }

    @Override
    public TrainingSession train(TrainingSpec config, DeviceChoice device) {
      initial.add(Arrays.stream(config.initial().toArray()).boxed().toList());
      return like.train(config, device);
    }
  }
}
