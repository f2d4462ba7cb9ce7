package org.concordml.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;

/**
 * One run of the command line in this process.
 *
 * @param code exit code
 * @param out what stdout got
 * @param err what stderr got
 */
record Invocation(int code, String out, String err) {

  private static final Terminal PIPE = Terminal.NONE;

  static Invocation of(Object... args) {
    return with(EngineRegistry.load().all(), args);
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
