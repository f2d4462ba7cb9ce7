package org.concordml.cli.argument;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Which options were given. What was not keeps the value of the configuration file, and that of the
 * library if the file is silent.
 *
 * @param parsed the arguments
 */
public record Given(ParseResult parsed) {

  public static Given of(CommandSpec spec) {
    return new Given(spec.commandLine().getParseResult());
  }

  /**
   * @param command that runs
   * @return the program and its arguments, one an element
   */
  public static List<String> words(CommandSpec command) {
    List<String> words = new ArrayList<>(List.of(command.root().name()));
    words.addAll(command.root().commandLine().getParseResult().originalArgs());
    return words;
  }

  public boolean option(String name) {
    return parsed.hasMatchedOption(name);
  }

  /**
   * Refuses an option that would be ignored.
   *
   * @param used whether it has an effect
   * @param option its name
   * @param partner with which it would have one
   */
  public void only(boolean used, String option, String partner) {
    if (!used && option(option)) {
      throw new IllegalArgumentException(
          option + " has an effect with " + partner + " only. Leave it out, or add " + partner);
    }
  }
}
