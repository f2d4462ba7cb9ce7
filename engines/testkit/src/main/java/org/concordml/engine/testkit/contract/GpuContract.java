package org.concordml.engine.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.engine.EngineAvailability;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.testkit.EngineUnderTest;
import org.concordml.engine.testkit.Precision;
import org.concordml.engine.testkit.Rule;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.golden.GoldenCheck;
import org.concordml.engine.testkit.golden.GoldenRun;
import org.concordml.engine.testkit.golden.GoldenTolerance;
import org.concordml.learning.ClassWeights;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.EpochPlan;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is asked of an engine on every GPU it lists; skipped, with the engine's own note as the
 * reason, where it lists none.
 */
@Tag("gpu")
public abstract class GpuContract {

  /** A GPU sums in an order of its own. */
  private static final GoldenTolerance TOLERANCE = GoldenTolerance.TEXTBOOK;

  /** What the driver's count may grow by itself; kept rows would be 500. */
  private static final long MEBIBYTES = 200;

  private final EngineUnderTest engine;
  private List<EngineUnderTest> gpus = List.of();

  /**
   * @param backend the engine; it must be available where the tests run
   * @param precision how exactly it computes
   */
  protected GpuContract(TrainingBackend backend, Precision precision) {
    engine = new EngineUnderTest(backend, precision);
  }

  @BeforeEach
  void findGpus() {
    assertThat(engine.backend().availability()).isInstanceOf(EngineAvailability.Available.class);
    if (engine.backend().availability() instanceof EngineAvailability.Available available) {
      gpus =
          available.devices().stream()
              .filter(name -> name.startsWith("gpu:"))
              .map(engine::on)
              .toList();
      assumeFalse(
          gpus.isEmpty(),
          () -> "no GPU that " + engine.backend().id() + " can use: " + available.deviceNote());
    }
  }

  @Test
  void goldenRunsAreFollowed() {
    for (EngineUnderTest gpu : gpus) {
      for (GoldenRun run : GoldenRunContract.runs().toList()) {
        TrainingJob job = run.job(run.network(), run.config(run.adam(true)));

        new GoldenCheck(gpu.train(job), job, TOLERANCE).follows(run);
      }
    }
  }

  @Test
  void everyRuleTrainsToTheNumbersOfTheSameEngineOnTheCpu() {
    List<Rule> rules = Rule.all().toList();
    for (int turn = 0; turn < rules.size(); turn++) {
      TrainingJob job = job(rules.get(turn), turn);
      TrainedModel expected = engine.train(job);
      for (EngineUnderTest gpu : gpus) {
        TrainedModel model = gpu.train(job);

        String where = gpu.device().used() + ", " + rules.get(turn) + ", " + job.network();
        for (int epoch = 0; epoch < job.config().epochs(); epoch++) {
          assertThat(model.stepLosses().get(epoch))
              .as("losses of the batches of epoch %s, %s", epoch + 1, where)
              .containsExactly(expected.stepLosses().get(epoch), within(TOLERANCE.losses()));
        }
        assertThat(model.validation().predictions())
            .as("probabilities, %s", where)
            .containsExactly(expected.validation().predictions(), within(TOLERANCE.outputs()));
      }
    }
  }

  private static TrainingJob job(Rule rule, int turn) {
    Activation[] activations = Activation.values();
    NetworkSpec network =
        NetworkSpec.dense(5, activations[turn % activations.length], 6, 4)
            .withDropout(0.3)
            .withL2(0.001);
    FitConfig config =
        rule.config()
            .epochs(2)
            .batchSize(32)
            .classWeights(ClassWeights.of(1, 3))
            .inputNoise(0.05)
            .seed(turn)
            .build();
    return TrainingJob.of(
        network, config, SampleRows.draw(70, 5, turn), SampleRows.draw(20, 5, 99));
  }

  /** Each of 200 sessions puts 2.5 MiB of rows on the device. */
  @Test
  void memoryIsGivenBack() throws IOException {
    TrainingJob job =
        TrainingJob.of(
            NetworkSpec.dense(32, Activation.RELU, 128, 64).withDropout(0.2),
            FitConfig.standard().inputNoise(0.1).epochs(1).build(),
            SampleRows.draw(20_480, 32, 1),
            SampleRows.draw(100, 32, 2));
    for (EngineUnderTest gpu : gpus) {
      // What the engine takes once and keeps for later sessions is taken here.
      sessions(10, gpu, job);
      long before = usedMebibytes();
      sessions(200, gpu, job);

      assertThat(usedMebibytes() - before).as(gpu.device().used()).isLessThan(MEBIBYTES);
    }
  }

  /** The rows alone are 61 MiB. Not on the CPU: that memory is told with the process's. */
  @Test
  void memoryInUseIsTold() {
    TrainingJob job =
        TrainingJob.of(
            NetworkSpec.standard(32),
            FitConfig.standard().epochs(1).build(),
            SampleRows.draw(500_000, 32, 1),
            SampleRows.draw(100, 32, 2));
    assertThat(engine.backend().deviceMemoryInUse(engine.device())).isEmpty();
    for (EngineUnderTest gpu : gpus) {
      try (TrainingSession session = gpu.bound(job)) {
        session.outputs(job.validation().features());

        assertThat(gpu.backend().deviceMemoryInUse(gpu.device()).orElseThrow())
            .as(gpu.device().used())
            .isGreaterThan(61L << 20);
      }
    }
  }

  private static void sessions(int count, EngineUnderTest gpu, TrainingJob job) {
    EpochPlan plan = job.plan(1);
    IntStream.range(0, count)
        .forEach(
            i -> {
              try (TrainingSession session = gpu.bound(job)) {
                session.beginEpoch(plan.order());
                session.step(plan.iterator().next());
                assertThat(session.outputs(job.validation().features())).hasSize(100);
              }
            });
  }

  /** As the driver counts it, over all GPUs of the machine. */
  private static long usedMebibytes() throws IOException {
    Process driver =
        new ProcessBuilder("nvidia-smi", "--query-gpu=memory.used", "--format=csv,noheader,nounits")
            .start();
    try (BufferedReader lines = driver.inputReader()) {
      return lines.lines().mapToLong(line -> Long.parseLong(line.strip())).sum();
    }
  }
}
