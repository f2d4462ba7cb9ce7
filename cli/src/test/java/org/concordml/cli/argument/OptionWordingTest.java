package org.concordml.cli.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordml.cli.argument.OptionWording.OPTIONS;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordml.Setting;
import org.concordml.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message of the library reaches the user with the option that does what it advises. */
class OptionWordingTest {

  private static final Set<String> THERE =
      Stream.of("train", "compare", "export")
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
    assertThat(OPTIONS.of(Setting.DROP, List.of("age"))).isEqualTo("--drop \"age\"");
    assertThat(OPTIONS.of(Setting.DROP, List.of("a, b"))).isEqualTo("--drop '\"a, b\"'");
    assertThat(OPTIONS.of(Setting.TARGET, List.of("it's $1"))).isEqualTo("--target 'it'\\''s $1'");
    assertThat(OPTIONS.of(Setting.SCALER, List.of("minmax"))).isEqualTo("--scaler minmax");
    assertThat(OPTIONS.of(Setting.POSITIVE, List.of("1", "2"))).isEqualTo("--positive 1,2");
    assertThat(OPTIONS.of(Setting.POSITIVE, List.of("a b", "c"))).isEqualTo("--positive \"a b,c\"");
    assertThat(OPTIONS.of(Setting.POSITIVE, List.of("a, b", "c")))
        .isEqualTo("--positive '\"a, b\",c'");
    assertThat(OPTIONS.of(Setting.STRATIFY, List.of())).isEqualTo("--stratify");
  }
}
