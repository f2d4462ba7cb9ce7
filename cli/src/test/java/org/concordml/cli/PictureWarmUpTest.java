package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphics are loaded ahead for the commands that draw, and for no others. */
class PictureWarmUpTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "compare, true",
        "compare my.csv --epochs 3, true",
        "train --engine java, true",
        "train --help, false",
        "compare -h, false",
        "benchmark, false",
        "engines, false",
        "--help, false",
        "-, false"
      })
  void graphics_are_loaded_for_what_draws(String line, boolean expected) {
    String[] args = line == null ? new String[0] : line.split(" ", -1);

    assertThat(PictureWarmUp.drawsCurves(Arrays.asList(args))).isEqualTo(expected);
  }
}
