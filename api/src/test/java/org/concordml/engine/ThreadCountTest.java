package org.concordml.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadCountTest {

  @Property
  void everyNumberInTheRangeIsReadAsItIsWritten(@ForAll @IntRange(min = 1, max = 1024) int number) {
    ThreadCount count = ThreadCount.parse(String.valueOf(number));

    assertThat(count).isEqualTo(ThreadCount.of(number)).hasToString(String.valueOf(number));
    assertThat(count.most()).isEqualTo(number);
  }

  @Property
  void everyOtherNumberIsRefused(@ForAll int number) {
    if (number < 1 || number > 1024) {
      refused(String.valueOf(number));
      assertThatThrownBy(() -> ThreadCount.of(number))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(sentence(String.valueOf(number)));
    }
  }

  @Test
  void leftToTheEngineItIsAtMostAsManyAsThereAreProcessors() {
    assertThat(ThreadCount.parse("auto")).isEqualTo(ThreadCount.AUTO).hasToString("auto");
    assertThat(ThreadCount.AUTO.fixed()).isEmpty();
    assertThat(ThreadCount.AUTO.most()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void leftToTheEngineWorkIsSharedFromTheSizeOnWhereThatPays() {
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(ThreadCount.AUTO.threadsFor(999, 1000)).isEqualTo(1);
    assertThat(ThreadCount.AUTO.threadsFor(1000, 1000)).isEqualTo(processors);
    assertThat(ThreadCount.of(3).threadsFor(0, 1000)).as("as asked for").isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two", "AUTO", "1.5", "+2", " 2", "2 ", "02", "99999999999", "²"})
  void anythingElseIsRefused(String text) {
    refused(text);
  }

  private static void refused(String text) {
    assertThatThrownBy(() -> ThreadCount.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence(text));
  }

  private static String sentence(String found) {
    return "threads must be auto or a whole number from 1 to 1024, found '" + found + "'";
  }
}
