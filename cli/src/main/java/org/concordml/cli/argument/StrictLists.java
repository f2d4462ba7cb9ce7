package org.concordml.cli.argument;

import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses an empty value in a repeatable list such as {@code --drop a,,b}, which picocli leaves out
 * without a word, before the command runs.
 */
public final class StrictLists implements IExecutionStrategy {

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  private final IExecutionStrategy next = new CommandLine.RunLast();

  @Override
  public int execute(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      for (OptionSpec option : command.getParseResult().matchedOptions()) {
        if (!option.splitRegex().isEmpty()) {
          option.originalStringValues().forEach(text -> check(command, option, text));
        }
      }
    }
    return next.execute(parsed);
  }

  private static void check(CommandLine command, OptionSpec option, String text) {
    for (String value : QUOTED.matcher(text).replaceAll("quoted").split(",", -1)) {
      if (value.isBlank()) {
        throw new ParameterException(
            command,
            "Invalid value for option '"
                + option.longestName()
                + "': must be values separated by commas, found an empty one in '"
                + text
                + "'");
      }
    }
  }
}
