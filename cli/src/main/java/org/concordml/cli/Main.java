package org.concordml.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.concordml.cli.argument.ArgumentCharset;
import org.concordml.cli.argument.Numbers;
import org.concordml.cli.argument.StrictLists;
import org.concordml.cli.terminal.StandardOutput;
import org.concordml.cli.terminal.Terminal;
import org.concordml.engine.EngineRegistry;
import picocli.CommandLine;

/** Where the process starts. */
public final class Main {

  private Main() {}

  /**
   * Runs a command and exits with its code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    // Ours name theirs; the libraries that draw bars and word option errors would take the user's.
    Locale.setDefault(Locale.ROOT);
    System.setProperty("java.awt.headless", "true");
    PictureWarmUp.start(List.of(args));
    // Always UTF-8, whatever the terminal: what is printed holds names and labels of the table.
    StandardOutput stdout = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = new PrintWriter(stdout, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    CommandLine command =
        commandLine(Terminal.ofProcess(), EngineRegistry::load, out, err, List.of(args));
    System.exit(run(command, stdout, args));
  }

  /** An error that is no exception, such as memory running out, must not end in a trace either. */
  private static int run(CommandLine command, StandardOutput stdout, String[] args) {
    int code;
    try {
      code = command.execute(args);
    } catch (OutOfMemoryError exhausted) {
      code =
          Failures.tell(
              command,
              List.of(args),
              ExitCode.USAGE,
              "the job needs more memory than Java may use. Try: a smaller network, fewer epochs, or"
                  + " CONCORD_JAVA_OPTS=-Xmx8g");
    } catch (LinkageError | StackOverflowError broken) {
      code =
          Failures.tell(
              command,
              List.of(args),
              ExitCode.DEFECT,
              "this is a defect of Concord (" + broken + "). Report it.");
    }
    if (command.getOut().checkError() && !stdout.readerLeft()) {
      command.getErr().println("error: stdout cannot be written; is the disk full?");
      return ExitCode.USAGE;
    }
    return code;
  }

  /**
   * The command line with every command, for what describes it, such as completions.
   *
   * @return as it is where nothing is a terminal
   */
  public static CommandLine commandLine() {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return commandLine(Terminal.NONE, EngineRegistry::load, out, err, List.of("help"));
  }

  /**
   * The whole command line with its output sent elsewhere.
   *
   * @param terminal what the output goes to
   * @param engines finds the engines, when a command needs them
   * @param out for results
   * @param err for everything else
   * @param args what will be executed; only the command that it names is there then
   * @return ready to execute
   */
  static CommandLine commandLine(
      Terminal terminal,
      Supplier<EngineRegistry> engines,
      PrintWriter out,
      PrintWriter err,
      List<String> args) {
    Failures failures = new Failures(args);
    CommandLine root = new CommandLine(new ConcordCommand(), new CommandFactory(terminal, engines));
    ConcordCommand.addCommands(root, args);
    ArgumentCharset.ofProcess().check(root);
    Numbers.convert(root);
    return root.setOut(out)
        .setErr(err)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                terminal.color() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setUsageHelpWidth(terminal.helpWidth())
        .setTrimQuotes(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new StrictLists())
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }
}
