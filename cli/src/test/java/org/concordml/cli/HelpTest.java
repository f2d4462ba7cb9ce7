package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concordml.cli.terminal.Terminal;
import org.concordml.engine.EngineRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Help shows examples first and explains every option and exit code. */
class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare",
        "train",
        "show",
        "predict",
        "evaluate",
        "export",
        "serve",
        "reproduce",
        "diff",
        "inspect",
        "benchmark",
        "engines"
      })
  void examples_come_before_usage(String command) {
    Invocation help = Invocation.of(command, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out()).containsSubsequence("Examples:", "concord " + command, "Usage: concord");
  }

  @Test
  void the_root_lists_commands_and_exit_codes() {
    assertThat(Invocation.of("--help").out())
        .containsSubsequence(
            "Examples:",
            "Usage:",
            "compare",
            "train",
            "show",
            "predict",
            "evaluate",
            "export",
            "serve",
            "reproduce",
            "diff",
            "inspect",
            "benchmark",
            "engines",
            "Exit codes:")
        .contains("6  ", "130")
        .contains("engines, runs, a saved model or an exported file do not agree");
  }

  static Stream<CommandLine> commands() {
    return Main.commandLine().getSubcommands().values().stream();
  }

  private static Map<String, CommandLine> commandsFor(List<String> args) {
    return Main.commandLine(
            Terminal.NONE,
            EngineRegistry::load,
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            args)
        .getSubcommands();
  }

  @Test
  void only_the_command_that_is_named_is_made() {
    assertThat(commandsFor(List.of("train", "--engine", "java"))).containsOnlyKeys("train");
    assertThat(commandsFor(List.of("trian")))
        .containsOnlyKeys(
            "compare",
            "train",
            "show",
            "predict",
            "evaluate",
            "export",
            "serve",
            "reproduce",
            "diff",
            "inspect",
            "benchmark",
            "engines",
            "help");
  }

  /** To look at the options of all takes longer than the rest of the root's help. */
  @Test
  void the_help_of_the_root_needs_no_command_but_tells_the_same_of_each() {
    Map<String, CommandLine> outlines = commandsFor(List.of("--help"));
    Map<String, CommandLine> whole = Main.commandLine().getSubcommands();

    assertThat(whole.get("train").getCommandSpec().options()).isNotEmpty();
    assertThat(outlines.get("train").getCommandSpec().options()).isEmpty();
    assertThat(outlines.keySet()).isEqualTo(whole.keySet());
    assertThat(Invocation.of("--help").out()).isEqualTo(Invocation.of("help").out());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_option_says_what_it_is_for(CommandLine command) {
    assertThat(command.getCommandSpec().options())
        .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare", "train", "benchmark"})
  void threads_can_be_set_where_something_is_computed(String command) {
    assertThat(Invocation.of(command, "--help").out()).contains("--threads=auto|N");
    Invocation engines = Invocation.of("engines", "--threads", 2);
    assertThat(engines.code()).isEqualTo(2);
    assertThat(engines.err()).contains("Unknown option", "--threads");
  }

  @Test
  void help_is_a_command_too() {
    assertThat(Invocation.of("help").out()).isEqualTo(Invocation.of("--help").out());
    assertThat(Invocation.of("help", "train").out())
        .isEqualTo(Invocation.of("train", "--help").out());
    assertThat(Invocation.of("help", "trian").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 140})
  void help_is_as_wide_as_the_terminal(int columns) {
    StringWriter out = new StringWriter();
    Main.commandLine(
            new Terminal(true, true, false, columns),
            EngineRegistry::load,
            new PrintWriter(out),
            new PrintWriter(new StringWriter()),
            List.of("train"))
        .execute("train", "--help");

    String options = out.toString().substring(out.toString().indexOf("Usage:"));
    assertThat(options.lines()).allMatch(line -> line.length() <= columns);
    assertThat(options.lines()).anyMatch(line -> line.length() > columns - 15);
  }

  @Test
  void no_command_at_all_is_wrong_usage() {
    Invocation run = Invocation.of();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "a command must be given. Valid: compare, train, show, predict, evaluate, export,"
                + " serve, reproduce, diff, inspect, benchmark, engines");
  }

  @Test
  void version_is_told() {
    assertThat(Invocation.of("--version").out()).startsWith("concord ").contains("Java ");
  }
}
