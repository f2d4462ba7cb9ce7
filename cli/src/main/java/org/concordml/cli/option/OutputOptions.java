package org.concordml.cli.option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.concordml.Notice;
import org.concordml.cli.argument.OptionWording;
import org.concordml.cli.terminal.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is printed and where the report goes. */
public final class OutputOptions {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "concord-out",
      description = "Folder for the report and the picture (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--json",
      description = "Print one JSON document on stdout and nothing else there.")
  private boolean json;

  @Option(
      names = "--quiet",
      description = "Print results only, no summary and no epochs; notes stay, on stderr.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  @Option(names = "--no-color", description = "No colours, as with NO_COLOR set.")
  private boolean noColor;

  public Path out(CommandSpec spec) {
    if (out.toString().isBlank()) {
      throw new ParameterException(spec.commandLine(), "--out must name a folder, found nothing");
    }
    return out;
  }

  /** Tells notices on stderr. */
  public Consumer<Notice> notes(CommandSpec spec) {
    PrintWriter err = spec.commandLine().getErr();
    return notice -> {
      err.println("note: " + notice.in(OptionWording.OPTIONS));
      err.flush();
    };
  }

  public boolean json() {
    return json;
  }

  public boolean quiet() {
    return quiet;
  }

  public boolean verbose() {
    return verbose;
  }

  public boolean color(Terminal terminal) {
    return terminal.color() && !noColor;
  }
}
