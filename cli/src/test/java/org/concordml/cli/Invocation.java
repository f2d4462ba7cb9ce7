package org.concordml.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.concordml.cli.terminal.Terminal;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One run of the command line in this process.
 *
 * @param code exit code
 * @param out what stdout got
 * @param err what stderr got
 */
public record Invocation(int code, String out, String err) {

  private static final Terminal PIPE = Terminal.NONE;

  public static Invocation of(Object... args) {
    return with(EngineRegistry.load().all(), args);
  }

  /**
   * Reads a command's words and does not run it.
   *
   * @param command of the command line
   * @param options words separated by blanks
   */
  public static CommandSpec parsed(String command, String options) {
    CommandLine root =
        Main.commandLine(
            PIPE,
            () -> EngineRegistry.of(List.of()),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            List.of(command));
    String words = (command + " " + options).trim();
    root.parseArgs(words.split(" "));
    return root.getSubcommands().get(command).getCommandSpec();
  }

  static Invocation with(List<EngineBackend> engines, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = String.valueOf(args[i]);
    }
    int code =
        Main.commandLine(
                PIPE,
                () -> EngineRegistry.of(engines),
                new PrintWriter(out),
                new PrintWriter(err),
                List.of(words))
            .execute(words);
    return new Invocation(code, out.toString(), err.toString());
  }
}
