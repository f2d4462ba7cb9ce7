package org.concordml.tablesaw.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNumberTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "12.345678, 12.35",
    "-0.00123456, -0.001235",
    "0.00001234567, 0.00001235",
    "911320502, 911320502",
    "30370000.7, 30370000",
    "1e12, 1E+12",
    "1.234567e-7, 1.235E-7",
    "NaN, -"
  })
  void hasFourDigits(double value, String text) {
    assertThat(ShortNumber.text(value)).isEqualTo(text);
  }
}
