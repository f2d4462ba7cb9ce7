package org.concordml.preprocess.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordml.data.FeatureMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column without spread is never divided by 0; its constant comes back. */
class ConstantColumnTest {

  @ParameterizedTest
  @ValueSource(strings = {"minmax", "standard", "mean", "robust"})
  void mapsTheConstantToZeroAndBack(String name) {
    FittedScaler fitted = Scaler.named(name).fit(Training.onColumn(2.5, 2.5, 2.5));
    FeatureMatrix scaled = fitted.transform(FeatureMatrix.of(new double[] {2.5, 4.5}, 1));
    assertThat(scaled.toArray()).containsExactly(0, 2);
    assertThat(fitted.inverse(scaled).toArray()).containsExactly(2.5, 4.5);
  }
}
