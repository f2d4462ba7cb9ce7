package org.concordml.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MostFrequentTest {

  private static double of(double... values) {
    return new NumberFill.MostFrequent().measure(values);
  }

  @Test
  void ofNumbersInAnyOrder() {
    assertThat(of(3, 1, 3, 1, 2, 3)).isEqualTo(3.0);
    assertThat(of(1, 9, 1, 9, 9)).isEqualTo(9.0);
  }

  @Test
  void ofSeveralTheSmallest() {
    assertThat(of(5, 2, 5, 2)).isEqualTo(2.0);
    assertThat(of(7, -4)).isEqualTo(-4.0);
  }
}
