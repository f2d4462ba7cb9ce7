package org.concordml.preprocess.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.concordml.data.NumberColumn;
import org.concordml.golden.PreprocessCase;
import org.junit.jupiter.api.Test;

/** What follows from the definition: the transform of −x with power λ is that of x with 2 − λ. */
class YeoJohnsonTest {

  /** Scikit-learn's power is −1.0565690825877097. */
  private static double[] skewed() {
    PreprocessCase golden =
        PreprocessCase.named("scale Yeo-Johnson, skewed").findFirst().orElseThrow();
    return ((NumberColumn) golden.training()).values();
  }

  @Test
  void theBestPowerOfNegativeValuesIsMirrored() {
    double[] negative = Arrays.stream(skewed()).map(value -> -value).toArray();
    assertThat(YeoJohnson.bestLambda(skewed())).isCloseTo(-1.0565690825877097, within(1e-6));
    assertThat(YeoJohnson.bestLambda(negative)).isCloseTo(2 + 1.0565690825877097, within(1e-6));
  }

  @Test
  void valuesThatMirrorOneAnotherNeedNoPower() {
    assertThat(YeoJohnson.bestLambda(new double[] {-3, -1.5, -0.2, 0.2, 1.5, 3}))
        .isCloseTo(1, within(1e-6));
    assertThat(YeoJohnson.bestLambda(new double[] {0, 0, 0})).isEqualTo(1.0);
  }

  @Property
  void transformIsMirroredAndUndone(
      @ForAll @DoubleRange(min = 0, max = 50) double value,
      @ForAll @DoubleRange(min = -1, max = 3) double lambda) {
    double bent = YeoJohnson.transform(value, lambda);
    assertThat(YeoJohnson.transform(-value, 2 - lambda))
        .isCloseTo(-bent, within(1e-9 * (1 + bent)));
    assertThat(YeoJohnson.inverse(bent, lambda)).isCloseTo(value, within(1e-9 * (1 + value)));
    assertThat(YeoJohnson.inverse(-bent, 2 - lambda)).isCloseTo(-value, within(1e-9 * (1 + value)));
  }

  @Test
  void powersOfZeroAndTwoAreLogarithms() {
    assertThat(YeoJohnson.transform(3, 0)).isEqualTo(Math.log1p(3));
    assertThat(YeoJohnson.transform(-3, 2)).isEqualTo(-Math.log1p(3));
    assertThat(YeoJohnson.transform(3, 1)).isCloseTo(3, within(1e-15));
    assertThat(YeoJohnson.inverse(Math.log1p(3), 0)).isCloseTo(3, within(1e-15));
    assertThat(YeoJohnson.inverse(-Math.log1p(3), 2)).isCloseTo(-3, within(1e-15));
  }
}
