package org.concordml.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Words are not broken at the edge of a terminal. */
class WrappedTextTest {

  @Test
  void aLineThatFitsStaysAsItIs() {
    assertThat(WrappedText.of("  one two", 9, 4)).isEqualTo("  one two");
  }

  @Test
  void theRestIsIndented() {
    assertThat(WrappedText.of("Note one two three four", 12, 5))
        .isEqualTo("Note one two\n     three\n     four");
  }

  @Test
  void aWordLongerThanALineStaysWhole() {
    assertThat(WrappedText.of("  incomprehensibilities are", 10, 2))
        .isEqualTo("  incomprehensibilities\n  are");
    assertThat(WrappedText.of("incomprehensibilities", 10, 2)).isEqualTo("incomprehensibilities");
  }
}
