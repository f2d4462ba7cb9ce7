package org.concordml.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortDecimalTest {

  @Property(tries = 5000)
  void isWhatJavaReadsOrNothing(@ForAll("decimals") String text) {
    double number = parse(text);

    if (!Double.isNaN(number)) {
      assertThat(number).isEqualTo(Double.parseDouble(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+7",
        "17.99",
        "-0.0027",
        ".5",
        "5.",
        "-.5",
        "007",
        "0.1234567890123456",
        "9007199254740992",
        "0.0000000000000001"
      })
  void readsUsualNumbersBitForBit(String text) {
    assertThat(Double.doubleToRawLongBits(parse(text)))
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "-",
        "+",
        "-.",
        "1e3",
        "1.2.3",
        "--1",
        "1-2",
        "0x1",
        "1d",
        " 1",
        "1,5",
        "\u0661",
        "9007199254740993",
        "0.1234567890123456789",
        "1234567890123456789"
      })
  void leavesAllElseToOthers(String text) {
    assertThat(parse(text)).isNaN();
  }

  private static double parse(String text) {
    char[] chars = ("9" + text + "9").toCharArray();
    return ShortDecimal.parse(chars, 1, text.length(), '.');
  }

  @Provide
  Arbitrary<String> decimals() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("0123456789.").ofMinLength(1).ofMaxLength(20),
        Arbitraries.doubles().between(-1e6, 1e6).map(d -> Double.toString(d)),
        Arbitraries.bigDecimals().map(d -> d.toPlainString()));
  }
}
