package org.concordml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.concordml.data.Examples;
import org.concordml.network.Activation;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that starts from given weights, of which layers may be frozen. */
class WarmStartedJobTest {

  private static final Examples ROWS = Jobs.rows(12, 1);
  private static final NetworkSpec NETWORK = NetworkSpec.dense(2, Activation.TANH, 3, 4);

  private static TrainingJob job(FitConfig config) {
    return TrainingJob.of(NETWORK, config, ROWS, ROWS);
  }

  private static Weights weights(double value) {
    double[] values = new double[NETWORK.layout().size()];
    Arrays.fill(values, value);
    return new Weights(NETWORK.layout(), values);
  }

  @Test
  void eachNetworkOfAnEnsembleStartsFromItsOwnAndDrawsAllElseAsBefore() {
    TrainingJob drawn = job(Jobs.config().ensemble(2).build());

    TrainingJob warm = drawn.startingFrom(List.of(weights(1), weights(2)));

    assertThat(warm.initial().get(0)).isEqualTo(1);
    assertThat(warm.member(0).initial().get(0)).isEqualTo(1);
    assertThat(warm.member(1).initial().get(5)).isEqualTo(2);
    assertThat(drawn.member(1).initial().get(5)).isNotEqualTo(2);
    for (int member = 0; member < 2; member++) {
      assertThat(warm.member(member).plan(1).order())
          .containsExactly(drawn.member(member).plan(1).order());
    }
  }

  @Test
  void weightsOfAnotherNumberOrLayoutAreRefused() {
    TrainingJob job = job(Jobs.config().ensemble(2).build());
    NetworkSpec other = NetworkSpec.standard(2);
    Weights ofOther = new Weights(other.layout(), new double[other.layout().size()]);

    assertThatThrownBy(() -> job.startingFrom(List.of(weights(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there must be weights for each of 2 networks, found 1");
    assertThatThrownBy(() -> job.startingFrom(List.of(weights(1), ofOther)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights must have the layout of the network, found 641 values for 30");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 9", "2, 25"})
  void frozenLayersAreTheFirstParameters(int layers, int parameters) {
    assertThat(job(Jobs.config().frozen(layers).build()).session().frozenParameters())
        .isEqualTo(parameters);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void theLastLayerMustLearn(int layers) {
    FitConfig config = Jobs.config().frozen(layers).build();

    assertThatThrownBy(() -> job(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "frozen layers must be from 0 to 2, as the last of 3 must learn, found " + layers);
    assertThatThrownBy(() -> Jobs.config().frozen(-1).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frozen layers must be at least 0, found -1");
  }
}
