package org.concordml.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisRangeTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "10, 1", "11, 1", "12, 2", "37, 5", "300, 50", "1000, 100"})
  void epochsAreLabelledAtWholeOnes(int last, double step) {
    AxisRange range = AxisRange.epochs(last, 10);
    assertThat(range.step()).isEqualTo(step);
    assertThat(range.labelPattern()).isEqualTo("0");
    assertThat(range.low()).isLessThan(1);
    assertThat(range.high()).isGreaterThan(last);
  }

  @ParameterizedTest
  @CsvSource({
    "0.7, 0.95, 0.00, 0.05",
    "0.1, 0.6, 0.0, 0.1",
    "0.51, 0.5101, 0.00000, 0.00002",
    "1, 25, 0, 5"
  })
  void labelsHaveAsManyDecimalsAsTheyNeed(double low, double high, String pattern, double step) {
    AxisRange range = AxisRange.around(DoubleStream.of(low, high), 6);
    assertThat(range.labelPattern()).isEqualTo(pattern);
    assertThat(range.step()).isCloseTo(step, Percentage.withPercentage(1e-9));
  }

  @Test
  void equalNumbersStillHaveARange() {
    for (double number : new double[] {0, 1, 1e-300, 1e300, -3}) {
      AxisRange range = AxisRange.around(DoubleStream.of(number, number), 6);
      assertThat(range.low()).isLessThan(number);
      assertThat(range.high()).isGreaterThan(number);
      assertThat(range.step()).isPositive().isFinite();
    }
  }

  @Test
  void numbersThatAreNotFiniteDoNotCount() {
    AxisRange range = AxisRange.around(DoubleStream.of(0, Double.NaN, 1, 1 / 0.0), 6);
    assertThat(range.low()).isEqualTo(-0.05);
    assertThat(range.high()).isEqualTo(1.05);
    assertThat(AxisRange.around(DoubleStream.empty(), 6).step()).isEqualTo(0.2);
  }
}
