package org.concordml.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** The manual pages of the build say what the help says. */
class ManualPagesTest {

  private static final Path FOLDER = Path.of("target/documents/man/man1").toAbsolutePath();

  private static final Map<Path, String> RENDERED = new HashMap<>();

  static Stream<String> commands() {
    return CommandLines.names().stream();
  }

  private static Path page(String command) {
    return FOLDER.resolve("concord-" + command + ".1");
  }

  /** As a reader sees it, a paragraph in one long line. */
  private static String rendered(Path page) throws IOException, InterruptedException {
    String known = RENDERED.get(page);
    if (known != null) {
      return known;
    }
    Shell.require("groff");
    String script =
        "groff -man -ww -K utf8 -T utf8 -P -c -rLL=9000n -rHY=0 '" + page + "' | sed 's/.\\x08//g'";
    String text = String.join("\n", Shell.lines("bash", "-c", script)).replace('’', '\'');
    RENDERED.put(page, text);
    return text;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionIsThereWithAllThatTheHelpSaysOfIt(String command) throws Exception {
    String text = rendered(page(command));

    assertThat(CommandLines.options(command)).isNotEmpty();
    for (OptionSpec option : CommandLines.options(command)) {
      assertThat(text).contains(option.names());
      for (String line : option.description()) {
        assertThat(text).contains(line.replace('’', '\'').strip());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void examplesAndExitCodesAreThere(String command) throws Exception {
    String[] header = CommandLines.command(command).getCommandSpec().usageMessage().header();

    String text = rendered(page(command));

    assertThat(text).containsSubsequence("NAME", "concord-" + command + " - " + header[0]);
    assertThat(text).containsSubsequence("EXIT CODES", "130", "interrupted");
    List<String> examples = Arrays.stream(header).filter(line -> line.startsWith("  ")).toList();
    assertThat(text.contains("EXAMPLES")).isEqualTo(!examples.isEmpty());
    assertThat(examples).allSatisfy(example -> assertThat(text).contains(example));
  }

  @Test
  void theFirstPageListsTheCommands() throws Exception {
    assertThat(rendered(FOLDER.resolve("concord.1")))
        .containsSubsequence("COMMANDS", "compare", "Train the same model", "engines", "EXAMPLES")
        .contains(CommandLines.names());
  }

  /** Also where groff is not installed. */
  @ParameterizedTest
  @MethodSource("commands")
  void everyPageNamesEveryOption(String command) {
    for (String option : CommandLines.longOptions(command)) {
      assertThat(page(command)).content().contains("\\fB" + option.replace("-", "\\-") + "\\fP");
    }
  }

  @Test
  void theDateIsThatOfTheSources() {
    assertThat(page("train")).content().contains(".TH \"CONCORD\\-TRAIN\" \"1\" \"2026-11-23\"");
  }
}
