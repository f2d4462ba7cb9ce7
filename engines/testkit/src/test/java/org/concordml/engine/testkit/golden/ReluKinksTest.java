package org.concordml.engine.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordml.data.Task;
import org.concordml.engine.testkit.SampleRows;
import org.concordml.engine.testkit.reference.ReferenceEpoch;
import org.concordml.engine.testkit.reference.ReferenceNetwork;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;

class ReluKinksTest {

  @Test
  void aRowThatComesNearIsMetFromThatEpochOn() {
    TrainingJob job = job(Activation.RELU);
    ReferenceNetwork network = new ReferenceNetwork(job.session());
    ReferenceEpoch.run(network, job, job.plan(1));
    double first = network.nearestKink();
    int epoch = 1;
    while (network.nearestKink() == first) {
      epoch++;
      ReferenceEpoch.run(network, job, job.plan(epoch));
    }

    ReluKinks kinks = new ReluKinks(e -> job, network.nearestKink());

    assertThat(first).isBetween(0.0, 0.1);
    assertThat(epoch).isGreaterThan(1);
    assertThat(kinks.metBy(epoch)).isTrue();
    assertThat(kinks.metBy(epoch - 1)).isFalse();
    assertThat(kinks.metBy(epoch + 1)).isTrue();
  }

  @Test
  void noneIsMetWhereNothingIsRoundedOrNoUnitHasOne() {
    assertThat(new ReluKinks(epoch -> job(Activation.RELU), 0).metBy(5)).isFalse();
    assertThat(new ReluKinks(epoch -> job(Activation.TANH), 1e9).metBy(5)).isFalse();
  }

  private static TrainingJob job(Activation activation) {
    return TrainingJob.of(
        NetworkSpec.dense(5, activation, 6, 4),
        FitConfig.standard().epochs(50).batchSize(8).build(),
        SampleRows.draw(Task.BINARY, 21, 5, 1),
        SampleRows.draw(Task.BINARY, 9, 5, 99));
  }
}
