package org.concordml.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MedianTest {

  private static double sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  @Property
  void isTheMiddleOfTheSorted(
      @ForAll @Size(min = 1, max = 40) double @DoubleRange(min = -9, max = 9) [] values) {
    double[] before = values.clone();
    assertThat(Median.of(values)).isEqualTo(sorted(values));
    assertThat(values).containsExactly(before);
  }

  /** Evenly spread, normal, all in one bucket but a few, few different values, huge. */
  @Test
  void ofManyValues() {
    Random random = new Random(7);
    Stream.<DoubleUnaryOperator>of(
            u -> u,
            u -> random.nextGaussian(),
            u -> u < 0.001 ? 1e12 : u,
            u -> Math.rint(3 * u),
            u -> u < 0.5 ? 0 : 1,
            u -> 4,
            u -> (u - 0.5) * 1e-310,
            u -> (u - 0.5) * 2 * Double.MAX_VALUE * 0.99)
        .forEach(
            shape -> {
              for (int rows : new int[] {4097, 10_000, 10_001}) {
                double[] values = random.doubles(rows).map(shape).toArray();
                assertThat(Median.of(values)).isEqualTo(sorted(values));
              }
            });
  }
}
