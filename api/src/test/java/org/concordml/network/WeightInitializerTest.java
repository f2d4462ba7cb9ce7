package org.concordml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.concordml.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WeightInitializerTest {

  /** One wide layer of 300 inputs and 200 units: 60,000 kernel values. */
  private static final NetworkSpec WIDE = NetworkSpec.dense(300, Activation.RELU, 200);

  private static double[] kernel(WeightInitializer initializer, int layer) {
    Weights weights = initializer.draw(WIDE, new RandomStreams(42));
    ParameterTensor kernel = WIDE.layout().kernel(layer);
    return Arrays.copyOfRange(weights.toArray(), kernel.offset(), kernel.offset() + kernel.size());
  }

  @ParameterizedTest
  @CsvSource({
    "GLOROT_UNIFORM, 0.004", // 2 / (300 + 200)
    "GLOROT_NORMAL, 0.004",
    "HE_UNIFORM, 0.006666666666666667", // 2 / 300
    "HE_NORMAL, 0.006666666666666667",
    "LECUN_UNIFORM, 0.0033333333333333335", // 1 / 300
    "LECUN_NORMAL, 0.0033333333333333335"
  })
  void theVarianceIsTheOneOfThePaper(WeightInitializer initializer, double variance) {
    double[] values = kernel(initializer, 0);
    double mean = Arrays.stream(values).average().orElseThrow();
    double found = Arrays.stream(values).map(w -> (w - mean) * (w - mean)).average().orElseThrow();

    // Of 60,000 values the variance is known to about 0.5% (one standard error), the mean to
    // sd / 245; five of these.
    assertThat(found).isCloseTo(variance, within(0.025 * variance));
    assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(variance / 60_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "GLOROT_UNIFORM, 0.10954451150103323", // √(6 / 500)
    "HE_UNIFORM, 0.1414213562373095", // √(6 / 300)
    "LECUN_UNIFORM, 0.1", // √(3 / 300)
    "GLOROT_NORMAL, 0.14380050213868287", // 2 √(2 / 500) / 0.8796…
    "HE_NORMAL, 0.18564565", // 2 √(2 / 300) / 0.8796…
    "LECUN_NORMAL, 0.13127130"
  })
  void noValueIsBeyondTheBoundAndSomeComeNear(WeightInitializer initializer, double bound) {
    double largest = Arrays.stream(kernel(initializer, 0)).map(Math::abs).max().orElseThrow();

    assertThat(largest).isLessThanOrEqualTo(bound * (1 + 1e-6)).isGreaterThan(0.99 * bound);
  }

  @ParameterizedTest
  @EnumSource
  void everyValueIsAFloat32AndBiasesAreZero(WeightInitializer initializer) {
    Weights weights = initializer.draw(WIDE, new RandomStreams(1));

    assertThat(Arrays.stream(weights.toArray())).allMatch(w -> w.floatValue() == w);
    for (int layer = 0; layer < WIDE.depth(); layer++) {
      ParameterTensor bias = WIDE.layout().bias(layer);
      for (int i = 0; i < bias.size(); i++) {
        assertThat(weights.get(bias.offset() + i)).isZero();
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
    NetworkSpec network = NetworkSpec.standard(30);
    WeightInitializer initializer = WeightInitializer.GLOROT_UNIFORM;

    assertThat(initializer.draw(network, new RandomStreams(42)).toArray())
        .containsExactly(initializer.draw(network, new RandomStreams(42)).toArray())
        .isNotEqualTo(initializer.draw(network, new RandomStreams(43)).toArray());
  }

  @Test
  void layersAreDrawnIndependently() {
    // Another width of the second layer leaves the first layer as it is.
    double[] narrow =
        WeightInitializer.HE_UNIFORM
            .draw(NetworkSpec.dense(4, Activation.RELU, 8, 2), new RandomStreams(1))
            .toArray();
    double[] wide =
        WeightInitializer.HE_UNIFORM
            .draw(NetworkSpec.dense(4, Activation.RELU, 8, 9), new RandomStreams(1))
            .toArray();

    assertThat(Arrays.copyOf(wide, 32)).containsExactly(Arrays.copyOf(narrow, 32));
  }

  @Test
  void itIsFoundByItsKey() {
    assertThat(WeightInitializer.named("he-normal")).isEqualTo(WeightInitializer.HE_NORMAL);
    assertThat(WeightInitializer.named("HeNormal")).isEqualTo(WeightInitializer.HE_NORMAL);
    assertThat(WeightInitializer.named("he_normal")).isEqualTo(WeightInitializer.HE_NORMAL);
    assertThatThrownBy(() -> WeightInitializer.named("xavier"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "initializer must be one of glorot-uniform, glorot-normal, he-uniform, he-normal,"
                + " lecun-uniform, lecun-normal, found 'xavier'");
  }
}
