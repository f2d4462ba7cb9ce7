package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.concordml.comparison.EngineComparison;
import org.concordml.comparison.FirstDivergence;
import org.concordml.comparison.ParityReport;
import org.concordml.comparison.Tolerance;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.ThreadCount;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSpec;
import org.concordml.learning.Optimizer;
import org.concordml.model.Decision;
import org.concordml.network.Activation;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainedModel;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRunner;
import org.concordml.training.runner.TrainedEnsemble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An ensemble is the same on every engine, and on each the runs of its networks. */
class EnsembleAgreementTest {

  private static final int NETWORKS = 3;

  /** All that is drawn: weights, order, dropout and noise. */
  private static TrainingJob job(Tables table) {
    NetworkSpec network =
        new NetworkSpec(table.features(), List.of(new HiddenLayer(8, Activation.TANH, 0.2)), 0.001);
    FitConfig config =
        FitConfig.standard()
            .epochs(4)
            .inputNoise(0.05)
            .optimizer(Optimizer.AdamW.STANDARD)
            .ensemble(NETWORKS)
            .build();
    TrainingJob made = table.job(config);
    FitConfig ofTask = config.toBuilder().loss(made.config().loss()).build();
    return table.job(network, ofTask);
  }

  private static EngineRunner runner(ThreadCount threads) {
    return new EngineRunner(DeviceRequest.CPU.withThreads(threads), new Decision(0.5));
  }

  private static TrainedEnsemble train(
      TrainingBackend engine, TrainingJob job, ThreadCount threads) {
    return runner(threads).run(engine, job, TrainingObserver.NONE).model();
  }

  @ParameterizedTest
  @EnumSource(Tables.class)
  void everyEngineAgreesInEveryNetworkAndInWhatTheySayTogether(Tables table) {
    List<TrainingBackend> engines = new ArrayList<>(List.of(Engines.java()));
    engines.addAll(Engines.others());

    ParityReport parity =
        new EngineComparison(runner(ThreadCount.AUTO), Tolerance.STANDARD)
            .run(engines, "java", job(table), TrainingObserver.NONE)
            .parity();

    assertThat(parity.engines()).hasSize(engines.size() - 1);
    assertThat(parity.firstDivergence()).isEmpty();
    // Of steps; noise and dropout make single ones of numbers large. Of epochs see
    // EngineAgreementTest.
    assertThat(parity.maxLossDifference()).isLessThan(5e-6);
    assertThat(parity.maxWeightDifference()).isLessThan(1e-5);
    assertThat(parity.maxProbabilityDifference()).isLessThan(1e-5);
    assertThat(parity.labelsFlipped()).isZero();
  }

  static Stream<TrainingBackend> engines() {
    return Stream.concat(Stream.of(Engines.java()), Engines.others().stream());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void itsNetworksAreRunsOfTheirStreamsToTheBit(TrainingBackend engine) {
    TrainingJob job = job(Tables.THREE_CLASSES);

    TrainedEnsemble together = train(engine, job, ThreadCount.AUTO);

    double[] mean = new double[job.test().rows() * 3];
    for (int member = 0; member < NETWORKS; member++) {
      TrainedModel alone = Engines.train(engine, job.member(member));
      assertThat(together.weights().get(member).toArray())
          .containsExactly(alone.weights().toArray());
      double[] predictions = alone.test().predictions();
      Arrays.setAll(mean, i -> mean[i] + predictions[i]);
    }
    Arrays.setAll(mean, i -> mean[i] / NETWORKS);
    assertThat(together.test().predictions()).containsExactly(mean);
    assertThat(together.weights()).extracting(of -> of.get(0)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void threadsChangeNoBitOfJava(int threads) {
    TrainingJob job = job(Tables.GENERATED);

    TrainedEnsemble usual = train(Engines.java(), job, ThreadCount.AUTO);
    TrainedEnsemble found = train(Engines.java(), job, ThreadCount.of(threads));

    assertThat(found.test().outputs()).containsExactly(usual.test().outputs());
    for (int member = 0; member < NETWORKS; member++) {
      assertThat(found.weights().get(member).toArray())
          .containsExactly(usual.weights().get(member).toArray());
    }
  }

  /** A fault that only the second network's training has. */
  @ParameterizedTest
  @EnumSource(
      value = Tables.class,
      names = {"WDBC", "NUMBERS"})
  void aFaultInOneNetworkIsNamedWithItsStep(Tables table) {
    TrainingJob job = job(table);
    double[] second = job.member(1).initial().toArray();
    TrainingBackend suspect =
        new FaultyBackend(
            Engines.java(),
            spec ->
                Arrays.equals(spec.initial().toArray(), second)
                    ? new TrainingSpec(
                        spec.network(),
                        spec.initial(),
                        spec.loss(),
                        new Optimizer.AdamW(new Optimizer.Adam(0.9, 0.999, 1e-3, false), 0.004),
                        spec.clipping())
                    : spec,
            session -> session);

    FirstDivergence first =
        new EngineComparison(runner(ThreadCount.AUTO), Tolerance.STANDARD)
            .run(List.of(Engines.java(), suspect), "java", job, TrainingObserver.NONE)
            .parity()
            .firstDivergence()
            .orElseThrow();

    assertThat(first.network()).hasValue(2);
    assertThat(first.epoch()).isEqualTo(1);
    assertThat(first.step()).isEqualTo(1);
    assertThat(first.quantity()).contains("kernel");
  }
}
