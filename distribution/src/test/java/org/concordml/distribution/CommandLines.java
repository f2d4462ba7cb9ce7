package org.concordml.distribution;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.concordml.cli.Main;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command line as it is, for comparison with what was made of it. */
final class CommandLines {

  private CommandLines() {}

  static List<String> names() {
    return List.copyOf(Main.commandLine().getSubcommands().keySet());
  }

  static CommandLine command(String name) {
    return Main.commandLine().getSubcommands().get(name);
  }

  static List<OptionSpec> options(String command) {
    return command(command).getCommandSpec().options().stream().filter(o -> !o.hidden()).toList();
  }

  /** With two dashes. */
  static List<String> longOptions(String command) {
    Stream<String> names = options(command).stream().flatMap(o -> Arrays.stream(o.names()));
    return names.filter(name -> name.startsWith("--")).toList();
  }
}
