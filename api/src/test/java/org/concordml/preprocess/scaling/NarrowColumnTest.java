package org.concordml.preprocess.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordml.data.FeatureMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a column is too narrow to be scaled, and how quartiles are rounded: as scikit-learn. */
class NarrowColumnTest {

  private static final double EPSILON = 0x1p-52;

  /** scikit-learn divides by no scale below ten times the spacing of doubles above 1. */
  @ParameterizedTest
  @CsvSource({"9, 1", "10, 10", "11, 11"})
  void aRangeBelowTenEpsilonsIsNotDividedBy(double epsilons, double divisor) {
    double width = epsilons * EPSILON;
    double expected = divisor == 1 ? width : 1;

    assertThat(
            new MinMaxScaler()
                .fit(Training.onColumn(0, width))
                .transform(FeatureMatrix.of(new double[] {width}, 1))
                .get(0, 0))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"9, 1", "11, 11"})
  void anInterquartileRangeBelowTenEpsilonsIsOne(double epsilons, double scale) {
    double width = epsilons * EPSILON;

    assertThat(new RobustScaler().fit(Training.onColumn(0, 0, 0, width, width)).scale().get(0))
        .isEqualTo(scale == 1 ? 1 : width);
  }

  /** Ten values around 1 that the rounding of their own sum could explain. */
  @ParameterizedTest
  @CsvSource({"8, true", "40, false"})
  void aSpreadWithinTheErrorOfTheMeanIsNone(double epsilons, boolean constant) {
    double[] values = new double[10];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2 == 0 ? 1 : 1 + epsilons * EPSILON;
    }

    double scale = new StandardScaler().fit(Training.onColumn(values)).scale().get(0);

    assertThat(scale).isEqualTo(constant ? 1 : epsilons / 2 * EPSILON);
  }

  /** From the middle of two neighbours on, numpy interpolates from the upper one. */
  @Test
  void aQuartileHalfWayIsRoundedAsNumpyDoes() {
    double scale = new RobustScaler().fit(Training.onColumn(0.17, 0.55, 0.55)).scale().get(0);

    assertThat(scale).isEqualTo(0.55 - 0.36000000000000004).isNotEqualTo(0.55 - 0.36);
  }
}
