package org.concordml.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonProblemTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "root:x | it must be JSON, found other text at line 1, column 6",
        "{\"age\": 1 | it must be JSON, found end of input at line 1, column 10 ($.age)",
        "{\"age\": [1,, | it must be JSON, found end of input at line 1, column 13 ($.age[2])"
      })
  void saysWhatIsThereAndWhere(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonProblem.parsed(text))
        .withMessage(message);
  }

  @Test
  void aDeepPlaceIsCutShort() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonProblem.parsed("[".repeat(1000)))
        .withMessageStartingWith("it must be JSON, found nesting limit 255 reached at line 1, ")
        .withMessageEndingWith("…)")
        .satisfies(deep -> assertThat(deep.getMessage()).hasSizeLessThan(120));
  }

  @Test
  void anotherFailureIsNotQuoted() {
    assertThat(JsonProblem.of(new IllegalStateException("inner"))).isEqualTo("other text");
  }

  @Test
  void aValueIsRead() {
    assertThat(JsonProblem.parsed("[1, 2]").getAsJsonArray()).hasSize(2);
  }
}
