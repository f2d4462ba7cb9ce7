package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordml.cli.OptionWording.OPTIONS;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordml.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message of the library reaches the user with the option that does what it advises. */
class OptionWordingTest {

  private static final Set<String> THERE =
      Stream.of("train", "compare")
          .flatMap(command -> Invocation.of(command, "--help").out().lines())
          .flatMap(line -> Stream.of(line.split("[ =,\\[\\]]+")))
          .filter(word -> word.startsWith("--"))
          .collect(Collectors.toSet());

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everySettingIsAnOptionThatExists(Setting setting) {
    assertThat(THERE).contains(OptionWording.option(setting));
  }

  @Test
  void namesOfColumnsAreQuotedForAShell() {
    assertThat(OPTIONS.of(Setting.DROP, "age")).isEqualTo("--drop \"age\"");
    assertThat(OPTIONS.of(Setting.DROP, "a, b")).isEqualTo("--drop '\"a, b\"'");
    assertThat(OPTIONS.of(Setting.TARGET, "it's $1")).isEqualTo("--target 'it'\\''s $1'");
    assertThat(OPTIONS.of(Setting.SCALER, "minmax")).isEqualTo("--scaler minmax");
    assertThat(OPTIONS.of(Setting.STRATIFY, "")).isEqualTo("--stratify");
  }
}
