package org.concordml.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import org.concordml.comparison.EngineComparison;
import org.concordml.comparison.EngineParity;
import org.concordml.comparison.FirstDivergence;
import org.concordml.comparison.ParityReport;
import org.concordml.comparison.Tolerance;
import org.concordml.data.FeatureMatrix;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.engine.TrainingSession;
import org.concordml.engine.TrainingSpec;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.model.Decision;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault planted in one engine is caught by the parity check, and its place is named. */
class PlantedFaultTest {

  private static final FitConfig SHORT = FitConfig.standard().epochs(3).build();

  private static TrainingBackend engine(String id) {
    return EngineRegistry.load().findTraining(id);
  }

  private static ParityReport compare(FitConfig config, double tolerance, TrainingBackend suspect) {
    return new EngineComparison(
            new EngineRunner(DeviceRequest.CPU, new Decision(0.5)), new Tolerance(tolerance))
        .run(List.of(engine("java"), suspect), "java", MainJob.with(config), TrainingObserver.NONE)
        .parity();
  }

  @Test
  void theReferenceNeedNotComeFirst() {
    TrainingBackend suspect = told("java", config -> withEpsilon(config, 1e-3));

    ParityReport parity =
        new EngineComparison(
                new EngineRunner(DeviceRequest.CPU, new Decision(0.5)), Tolerance.STANDARD)
            .run(
                List.of(suspect, engine("java")),
                "java",
                MainJob.with(SHORT),
                TrainingObserver.NONE)
            .parity();

    assertThat(parity.engines()).extracting(EngineParity::engine).containsExactly("faulty");
    assertThat(parity.firstDivergence().orElseThrow().engine()).isEqualTo("faulty");
  }

  private static TrainingBackend told(String id, UnaryOperator<TrainingSpec> lie) {
    return new FaultyBackend(engine(id), lie, session -> session);
  }

  private static TrainingBackend doing(UnaryOperator<TrainingSession> fault) {
    return new FaultyBackend(engine("java"), config -> config, fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "pytorch", "mxnet"})
  void without_a_fault_nothing_is_found(String id) {
    TrainingBackend honest = told(id, config -> config);

    ParityReport parity = compare(SHORT, 1e-4, honest);

    assertThat(parity.passed()).isTrue();
    assertThat(parity.firstDivergence()).isEmpty();
    assertThat(parity.maxLossDifference()).isLessThan(1e-6);
    assertThat(parity.labelsFlipped()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "pytorch", "mxnet"})
  void one_weight_off_by_a_thousandth_is_named_before_the_first_update(String id) {
    int place = 3 * 32 + 5; // dense1.kernel has 32 units
    TrainingBackend suspect =
        told(
            id,
            config -> {
              double[] values = config.initial().toArray();
              values[place] += 1e-3;
              return new TrainingSpec(
                  config.network(),
                  new Weights(config.initial().layout(), values),
                  config.loss(),
                  config.optimizer(),
                  config.clipping());
            });

    FirstDivergence first = compare(SHORT, 1e-4, suspect).firstDivergence().orElseThrow();

    assertThat(first.epoch()).isZero();
    assertThat(first.quantity()).isEqualTo("dense1.kernel[3, 5]");
    assertThat(first.found() - first.reference()).isBetween(0.9e-3, 1.1e-3);
    assertThat(first.toString())
        .startsWith("faulty differs first in dense1.kernel[3, 5] before the first update");
  }

  @Test
  void a_wrong_epsilon_is_named_at_the_first_update() {
    TrainingBackend suspect = told("java", config -> withEpsilon(config, 1e-3));

    FirstDivergence first = compare(SHORT, 1e-4, suspect).firstDivergence().orElseThrow();

    assertThat(first.epoch()).isEqualTo(1);
    assertThat(first.step()).isEqualTo(1);
    assertThat(first.quantity()).matches("dense1\\.kernel\\[\\d+, \\d+]");
    // Adam's first update is as long as the learning rate; a large epsilon makes it shorter.
    double initial = initial(first.quantity());
    assertThat(Math.abs(first.reference() - initial)).isCloseTo(1e-3, within(1e-4));
    assertThat(Math.abs(first.found() - initial))
        .isLessThan(Math.abs(first.reference() - initial) / 2);
  }

  @Test
  void even_the_epsilon_of_another_library_is_caught_with_a_tighter_tolerance() {
    TrainingBackend suspect = told("java", config -> withEpsilon(config, 1e-8));

    ParityReport parity = compare(SHORT, 1e-7, suspect);

    assertThat(parity.passed()).isFalse();
    assertThat(parity.firstDivergence().orElseThrow().step()).isEqualTo(1);
  }

  /** The weight of that name before the first update. */
  private static double initial(String name) {
    Weights weights = MainJob.with(SHORT).initial();
    for (ParameterTensor tensor : weights.layout().tensors()) {
      for (int i = 0; i < tensor.size(); i++) {
        if (tensor.element(i).equals(name)) {
          return weights.get(tensor.offset() + i);
        }
      }
    }
    throw new AssertionError("no weight is called " + name);
  }

  private static TrainingSpec withEpsilon(TrainingSpec config, double epsilon) {
    return new TrainingSpec(
        config.network(),
        config.initial(),
        config.loss(),
        new Adam(0.9, 0.999, epsilon, false),
        config.clipping());
  }

  @Test
  void two_swapped_batches_are_named_by_the_loss_of_the_first_of_them() {
    TrainingBackend suspect =
        doing(
            session ->
                new ForwardingSession(session) {
                  private int epochs;

                  @Override
                  public void beginEpoch(int[] order) {
                    epochs++;
                    int[] swapped = order.clone();
                    if (epochs == 2) {
                      System.arraycopy(order, 128, swapped, 160, 32);
                      System.arraycopy(order, 160, swapped, 128, 32);
                    }
                    inner.beginEpoch(swapped);
                  }
                });

    FirstDivergence first = compare(SHORT, 1e-4, suspect).firstDivergence().orElseThrow();

    assertThat(first.epoch()).isEqualTo(2);
    assertThat(first.step()).isEqualTo(5);
    assertThat(first.quantity()).isEqualTo("loss");
  }

  /** DJL's own optClipGrad on PyTorch cuts large positive components only. */
  @Test
  void clipping_on_one_side_only_is_named_at_the_first_update() {
    double limit = 0.01;
    FitConfig config =
        SHORT.toBuilder()
            .optimizer(new Sgd(0, false))
            .learningRate(0.1)
            .clipping(new GradientClipping.ByValue(limit))
            .build();
    TrainingBackend suspect =
        new FaultyBackend(
            engine("java"),
            told ->
                new TrainingSpec(
                    told.network(),
                    told.initial(),
                    told.loss(),
                    told.optimizer(),
                    GradientClipping.NONE),
            session -> new OneSidedClipping(session, limit));

    FirstDivergence first = compare(config, 1e-4, suspect).firstDivergence().orElseThrow();

    assertThat(first.epoch()).isEqualTo(1);
    assertThat(first.step()).isEqualTo(1);
    assertThat(first.quantity()).matches("dense[1-3]\\.(kernel\\[\\d+, \\d+]|bias\\[\\d+])");
    // The reference moved up by rate times limit; the side that was not cut went further.
    double initial = initial(first.quantity());
    assertThat(first.reference() - initial).isCloseTo(0.1 * limit, within(1e-9));
    assertThat(first.found() - initial).isGreaterThan(0.1 * limit + 1e-5);
  }

  /**
   * Takes an unclipped step of rate 1 to learn the gradient, then moves with its upper side cut.
   */
  private static final class OneSidedClipping extends ForwardingSession {

    private final double limit;

    OneSidedClipping(TrainingSession inner, double limit) {
      super(inner);
      this.limit = limit;
    }

    @Override
    public void step(TrainingStep step) {
      double[] before = inner.weights().toArray();
      inner.step(
          new TrainingStep(step.from(), step.to(), step.number(), 1, step.noise(), step.dropout()));
      double[] after = inner.weights().toArray();
      for (int i = 0; i < before.length; i++) {
        double gradient = Math.min(limit, before[i] - after[i]);
        after[i] = before[i] - step.learningRate() * gradient;
      }
      inner.restore(new Weights(inner.weights().layout(), after));
    }
  }

  @Test
  void a_fault_in_scoring_alone_is_named_by_the_row() {
    TrainingBackend suspect =
        doing(
            session ->
                new ForwardingSession(session) {
                  @Override
                  public double[] outputs(FeatureMatrix rows) {
                    double[] logits = inner.outputs(rows);
                    logits[7] += 1e-2;
                    return logits;
                  }
                });

    ParityReport parity = compare(SHORT, 1e-4, suspect);

    assertThat(parity.passed()).isFalse();
    assertThat(parity.maxProbabilityDifference()).isGreaterThan(1e-4);
    assertThat(parity.maxWeightDifference()).isZero();
    FirstDivergence first = parity.firstDivergence().orElseThrow();
    assertThat(first.quantity()).isEqualTo("probability of test row 8");
    assertThat(first.epoch()).isEqualTo(3);
    assertThat(first.step()).isZero();
    assertThat(first.found()).isGreaterThan(first.reference());
    assertThat(first.toString())
        .startsWith("faulty differs first in probability of test row 8 after epoch 3: 0.");
  }
}
