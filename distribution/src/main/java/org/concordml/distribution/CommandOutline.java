package org.concordml.distribution;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a shell has to know of a command to complete its words.
 *
 * @param name its word
 * @param description what it does, one sentence
 * @param options those that are shown in its help, in that order
 * @param files whether its other words are files
 * @param commands below it, in the order of the help
 */
record CommandOutline(
    String name,
    String description,
    List<OptionOutline> options,
    boolean files,
    List<CommandOutline> commands) {

  /**
   * Of the whole command line.
   *
   * @throws IllegalArgumentException if a command has commands below it, which the shells' files
   *     are not written for
   */
  static CommandOutline of(CommandLine root) {
    List<CommandOutline> commands =
        root.getSubcommands().values().stream().map(c -> of(c.getCommandSpec())).toList();
    CommandSpec spec = root.getCommandSpec();
    return new CommandOutline(root.getCommandName(), header(spec), options(spec), false, commands);
  }

  private static CommandOutline of(CommandSpec spec) {
    if (!spec.subcommands().isEmpty()) {
      throw new IllegalArgumentException(
          "completions know commands of one word, found '"
              + spec.name()
              + "' with others below it");
    }
    boolean files = spec.positionalParameters().stream().anyMatch(OptionOutline::takesFiles);
    return new CommandOutline(spec.name(), header(spec), options(spec), files, List.of());
  }

  private static String header(CommandSpec spec) {
    return OptionOutline.firstSentence(spec.usageMessage().header()[0]);
  }

  private static List<OptionOutline> options(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> !option.hidden())
        .map(OptionOutline::of)
        .toList();
  }
}
