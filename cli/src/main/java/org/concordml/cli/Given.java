package org.concordml.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Which options were given. What was not keeps the value of the configuration file, and that of the
 * library if the file is silent.
 *
 * @param parsed the arguments
 */
record Given(ParseResult parsed) {

  static Given of(CommandSpec spec) {
    return new Given(spec.commandLine().getParseResult());
  }

  boolean option(String name) {
    return parsed.hasMatchedOption(name);
  }

  /**
   * Refuses an option that would be ignored.
   *
   * @param used whether it has an effect
   * @param option its name
   * @param partner with which it would have one
   */
  void only(boolean used, String option, String partner) {
    if (!used && option(option)) {
      throw new IllegalArgumentException(
          option + " has an effect with " + partner + " only. Leave it out, or add " + partner);
    }
  }
}
