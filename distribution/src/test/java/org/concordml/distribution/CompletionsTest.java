package org.concordml.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the shells complete is what the command line knows. The files are those of the build; a
 * shell that is not installed is not asked.
 */
class CompletionsTest {

  private static final Path FOLDER = Path.of("target/documents/completions").toAbsolutePath();

  /** All commands are asked for by one shell, which sets {@code command} to each. */
  private static final String EACH =
      "for command in "
          + String.join(" ", CommandLines.names())
          + "; do echo \"= $command\"; ASKED; done";

  private static Map<String, List<String>> byCommand(List<String> lines) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("= ")) {
        current = new ArrayList<>();
        found.put(line.substring(2), current);
      } else {
        current.add(line);
      }
    }
    assertThat(found).containsOnlyKeys(CommandLines.names());
    return found;
  }

  private static List<String> bash(String script) throws IOException, InterruptedException {
    Shell.require("bash");
    String start = "compopt() { :; }; source '" + FOLDER.resolve("concord.bash") + "'; ";
    return Shell.lines("bash", "-c", start + script);
  }

  private static String bashWords(String words, int current) {
    return "COMP_WORDS=(concord "
        + words
        + "); COMP_CWORD="
        + current
        + "; COMPREPLY=(); _complete_concord; printf '%s\\n' \"${COMPREPLY[@]}\"";
  }

  private static List<String> fish(String script) throws IOException, InterruptedException {
    Shell.require("fish");
    String start = "source '" + FOLDER.resolve("concord.fish") + "'; ";
    return Shell.lines("fish", "--no-config", "-c", start + script);
  }

  /** The words with which the file calls zsh's own function, for the options of each command. */
  private static Map<String, List<String>> zsh() throws IOException, InterruptedException {
    Shell.require("zsh");
    String start =
        "_arguments() { if [[ $1 = -C ]]; then state=words; line=($command); else print -rl --"
            + " \"$@\"; fi; }; ";
    String asked = EACH.replace("ASKED", "source '" + FOLDER.resolve("_concord") + "'");
    return byCommand(Shell.lines("zsh", "-f", "-c", start + asked));
  }

  private static String firstWord(String line) {
    return line.split("[\t=\\[]", 2)[0];
  }

  @Test
  void bashCompletesCommands() throws Exception {
    assertThat(bash(bashWords("''", 1))).containsAll(CommandLines.names());
    assertThat(bash(bashWords("tr", 1))).containsExactly("train");
  }

  @Test
  void bashCompletesTheOptionsOfEachCommand() throws Exception {
    assertThat(byCommand(bash(EACH.replace("ASKED", bashWords("$command --", 2)))))
        .allSatisfy(
            (command, words) ->
                assertThat(words)
                    .containsExactlyInAnyOrderElementsOf(CommandLines.longOptions(command)));
  }

  @Test
  void fishCompletesCommandsAndSaysWhatTheyDo() throws Exception {
    assertThat(fish("complete -C 'concord '"))
        .extracting(CompletionsTest::firstWord)
        .containsExactlyInAnyOrderElementsOf(CommandLines.names());
    assertThat(fish("complete -C 'concord tr'"))
        .containsExactly("train\tTrain a model on one engine.");
  }

  @Test
  void fishCompletesTheOptionsOfEachCommand() throws Exception {
    String asked = EACH.replace("ASKED", "complete -C \"concord $command --\"");
    String each = asked.replace("; done", "; end").replace("; do ", "; ");
    assertThat(byCommand(fish(each)))
        .allSatisfy(
            (command, lines) ->
                assertThat(lines)
                    .extracting(CompletionsTest::firstWord)
                    .containsExactlyInAnyOrderElementsOf(CommandLines.longOptions(command)));
  }

  @Test
  void fishOffersFilesWhereOneIsMeant() throws Exception {
    assertThat(fish("complete -C 'concord train --config pom.'")).containsExactly("pom.xml");
    assertThat(fish("complete -C 'concord train pom.'")).containsExactly("pom.xml");
    assertThat(fish("complete -C 'concord train --seed pom.'")).isEmpty();
    assertThat(fish("complete -C 'concord engines pom.'")).isEmpty();
  }

  @Test
  void zshGetsTheOptionsOfEachCommand() throws Exception {
    assertThat(zsh())
        .allSatisfy(
            (command, words) -> {
              assertThat(words)
                  .filteredOn(word -> word.startsWith("*--"))
                  .extracting(word -> firstWord(word.substring(1)))
                  .containsExactlyInAnyOrderElementsOf(CommandLines.longOptions(command));
              for (OptionSpec option : CommandLines.options(command)) {
                String start = "*" + option.longestName() + (option.arity().max() > 0 ? "=[" : "[");
                assertThat(words).anyMatch(word -> word.startsWith(start));
              }
            });
  }

  @Test
  void zshOffersFilesWhereOneIsMeant() throws Exception {
    assertThat(zsh().get("train"))
        .contains("*:file:_files")
        .anyMatch(word -> word.matches("\\*--config=\\[.*:_files"))
        .anyMatch(word -> word.matches("\\*--seed=\\[.*: "));
    assertThat(zsh().get("engines")).doesNotContain("*:file:_files");
  }

  /** Also where no such shell is installed. */
  @Test
  void everyFileNamesEveryOption() throws IOException {
    List<String> fish = Files.readAllLines(FOLDER.resolve("concord.fish"));
    for (String command : CommandLines.names()) {
      for (String option : CommandLines.longOptions(command)) {
        assertThat(FOLDER.resolve("concord.bash")).content().contains("'" + option + "'");
        assertThat(FOLDER.resolve("_concord")).content().contains("'*" + option);
        assertThat(fish)
            .filteredOn(line -> line.contains("_in_command " + command + "' -"))
            .anyMatch(line -> line.contains(" -l '" + option.substring(2) + "' "));
      }
    }
  }
}
