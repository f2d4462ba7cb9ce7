package org.concordml.preprocess.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Far from zero the mean itself is rounded, and the squares around it are too large by the square
 * of that error; the correction of the two-pass algorithm takes it out again. A fault that was
 * planted once: the correction left out.
 */
class StandardScalerRoundingTest {

  private static final MathContext EXACT = new MathContext(50);
  private static final double[] STEPS = {0, 1, 5, 2, 4, 9, 3};

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e9, 1e12, 1e15, -1e15})
  void theStandardDeviationDoesNotDependOnTheOffset(double offset) {
    double[] values = new double[STEPS.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = offset + STEPS[i];
    }

    StandardScaler.Fitted fitted = new StandardScaler().fit(Training.onColumn(values));

    assertThat(fitted.scale().get(0)).isCloseTo(exactDeviation(values), within(1e-14));
  }

  private static double exactDeviation(double... values) {
    BigDecimal rows = BigDecimal.valueOf(values.length);
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value));
    }
    BigDecimal mean = sum.divide(rows, EXACT);
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : values) {
      squares = squares.add(new BigDecimal(value).subtract(mean).pow(2));
    }
    return squares.divide(rows, EXACT).sqrt(EXACT).doubleValue();
  }
}
