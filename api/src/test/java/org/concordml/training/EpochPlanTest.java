package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.concordml.engine.TrainingStep;
import org.concordml.learning.LearningRate;
import org.concordml.network.Activation;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.random.RandomStreams;
import org.junit.jupiter.api.Test;

class EpochPlanTest {

  private static TrainingJob job(NetworkSpec network, FitConfig config) {
    return TrainingJob.of(network, config, Jobs.rows(70, 1), Jobs.rows(3, 2));
  }

  private static List<TrainingStep> steps(EpochPlan plan) {
    List<TrainingStep> steps = new ArrayList<>();
    plan.forEach(steps::add);
    return steps;
  }

  @Test
  void batchesCoverTheRowsAndTheLastOneIsShort() {
    TrainingJob job = job(NetworkSpec.standard(2), FitConfig.standard().build());

    assertThat(job.stepsPerEpoch()).isEqualTo(3);
    assertThat(steps(job.plan(1)))
        .extracting(step -> List.of(step.from(), step.to()))
        .containsExactly(List.of(0, 32), List.of(32, 64), List.of(64, 70));
  }

  /** A fault that was planted once: a last batch of exactly one row was left out. */
  @Property
  void everyRowIsInExactlyOneBatch(
      @ForAll @IntRange(min = 1, max = 40) int rows,
      @ForAll @IntRange(min = 1, max = 45) int batchSize) {
    TrainingJob job =
        Jobs.job(
            FitConfig.standard().batchSize(batchSize).build(), Jobs.rows(rows, 1), Jobs.rows(3, 2));

    int next = 0;
    List<TrainingStep> steps = steps(job.plan(1));
    for (TrainingStep step : steps) {
      assertThat(step.from()).isEqualTo(next);
      assertThat(step.to() - step.from()).isBetween(1, batchSize);
      next = step.to();
    }
    assertThat(next).isEqualTo(rows);
    assertThat(steps).hasSize(job.stepsPerEpoch());
    assertThat(steps.subList(0, steps.size() - 1))
        .allMatch(step -> step.to() - step.from() == batchSize);
  }

  @Test
  void updatesAreCountedOverTheWholeJob() {
    FitConfig config =
        FitConfig.standard().epochs(4).learningRate(new LearningRate.Step(1, 0.1, 2)).build();
    TrainingJob job = job(NetworkSpec.standard(2), config);

    assertThat(steps(job.plan(1))).extracting(TrainingStep::number).containsExactly(1L, 2L, 3L);
    assertThat(steps(job.plan(3))).extracting(TrainingStep::number).containsExactly(7L, 8L, 9L);
    assertThat(steps(job.plan(2))).extracting(TrainingStep::learningRate).containsOnly(1.0);
    assertThat(steps(job.plan(3))).extracting(TrainingStep::learningRate).containsOnly(0.1);
  }

  @Test
  void iteratingTwiceGivesTheSameSteps() {
    FitConfig config = FitConfig.standard().inputNoise(0.5).build();
    EpochPlan plan = job(NetworkSpec.standard(2).withDropout(0.3), config).plan(2);

    List<TrainingStep> first = steps(plan);
    List<TrainingStep> second = steps(plan);

    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i).noise()).containsExactly(first.get(i).noise());
      for (int layer = 0; layer < 2; layer++) {
        assertThat(second.get(i).dropout().get(layer))
            .containsExactly(first.get(i).dropout().get(layer));
      }
    }
  }

  @Test
  void epochsAndSeedsDifferInTheirMasks() {
    NetworkSpec network = NetworkSpec.standard(2).withDropout(0.3);
    TrainingJob job = job(network, FitConfig.standard().build());
    TrainingJob other = job(network, FitConfig.standard().seed(43).build());
    float[] mask = steps(job.plan(1)).get(0).dropout().get(0);

    assertThat(steps(job.plan(2)).get(0).dropout().get(0)).isNotEqualTo(mask);
    assertThat(steps(other.plan(1)).get(0).dropout().get(0)).isNotEqualTo(mask);
  }

  @Test
  void masksDropTheirShareAndKeepTheMean() {
    NetworkSpec network = NetworkSpec.dense(2, Activation.RELU, 1000).withDropout(0.25);
    double sum = 0;
    int dropped = 0;
    int count = 0;
    for (TrainingStep step : job(network, FitConfig.standard().build()).plan(1)) {
      float[] mask = step.dropout().get(0);
      assertThat(mask).hasSize((step.to() - step.from()) * 1000);
      for (float value : mask) {
        assertThat(value).isIn(0f, (float) (1 / 0.75));
        sum += value;
        dropped += value == 0 ? 1 : 0;
        count++;
      }
    }
    // 70,000 draws: the share has a standard error of 0.0016, the mean one of 0.0022; five each.
    assertThat(dropped / (double) count).isCloseTo(0.25, within(0.008));
    assertThat(sum / count).isCloseTo(1, within(0.011));
  }

  @Test
  void aLayerThatDoesNotDropHasNoMask() {
    NetworkSpec network =
        new NetworkSpec(
            2,
            List.of(
                new HiddenLayer(3, Activation.RELU, 0), new HiddenLayer(4, Activation.RELU, 0.5)),
            0);
    TrainingStep step = steps(job(network, FitConfig.standard().build()).plan(1)).get(0);

    assertThat(step.dropout().get(0)).isNull();
    assertThat(step.dropout().get(1)).hasSize(32 * 4);
  }

  @Test
  void withoutDropoutAndNoiseNothingIsDrawn() {
    TrainingStep step =
        steps(job(NetworkSpec.standard(2), FitConfig.standard().build()).plan(1)).get(0);

    assertThat(step.dropout()).isEmpty();
    assertThat(step.noise()).isNull();
  }

  @Test
  void noiseHasTheStandardDeviationAskedFor() {
    FitConfig config = FitConfig.standard().inputNoise(0.5).build();
    TrainingJob job = job(NetworkSpec.standard(2), config);
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int epoch = 1; epoch <= 100; epoch++) {
      for (TrainingStep step : job.plan(epoch)) {
        assertThat(step.noise()).hasSize((step.to() - step.from()) * 2);
        for (float value : step.noise()) {
          sum += value;
          squares += value * value;
          count++;
        }
      }
    }
    // 14,000 draws: the mean has a standard error of 0.0042, the deviation one of 0.003; five each.
    assertThat(sum / count).isCloseTo(0, within(0.021));
    assertThat(Math.sqrt(squares / count)).isCloseTo(0.5, within(0.015));
  }

  /** A fault that was planted once: every epoch had the noise of the first. */
  @Test
  void stepsEpochsAndSeedsDifferInTheirNoise() {
    FitConfig config = FitConfig.standard().inputNoise(0.5).build();
    TrainingJob job = job(NetworkSpec.standard(2), config);
    TrainingJob other = job(NetworkSpec.standard(2), config.toBuilder().seed(43).build());
    float[] noise = steps(job.plan(1)).get(0).noise();

    assertThat(steps(job.plan(1)).get(1).noise()).isNotEqualTo(noise);
    assertThat(steps(job.plan(2)).get(0).noise()).isNotEqualTo(noise);
    assertThat(steps(other.plan(1)).get(0).noise()).isNotEqualTo(noise);
  }

  @Test
  void noiseAndMasksAreDrawnFromTheStreamsOfTheirNames() {
    FitConfig config = FitConfig.standard().inputNoise(0.5).seed(7).build();
    TrainingStep step =
        steps(job(NetworkSpec.standard(2).withDropout(0.25), config).plan(3)).get(0);
    RandomStreams streams = new RandomStreams(7);
    double first = 0.5 * streams.open("noise", 3).nextGaussian();
    boolean dropped = streams.open("dropout", 3).nextDouble() < 0.25;

    assertThat(step.noise()[0]).isEqualTo((float) first);
    assertThat(step.dropout().get(0)[0] == 0).isEqualTo(dropped);
  }

  @Test
  void afterTheLastStepThereIsNone() {
    Iterator<TrainingStep> steps =
        job(NetworkSpec.standard(2), FitConfig.standard().batchSize(70).build()).plan(3).iterator();
    steps.next();

    assertThat(steps.hasNext()).isFalse();
    assertThatThrownBy(steps::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("epoch 3 has 1 steps");
  }
}
