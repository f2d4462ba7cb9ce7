package org.concordml.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.concordml.cli.run.ComparisonJson;
import org.concordml.cli.run.ComparisonText;
import org.concordml.cli.run.KeptRun;
import org.concordml.cli.run.ToleranceOption;
import org.concordml.cli.terminal.Terminal;
import org.concordml.comparison.Tolerance;
import org.concordml.run.RunComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What two runs differ in. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "Tell what two runs differ in: table, recipe, seed, engine, versions, numbers.",
      "",
      "Examples:",
      "  concord diff monday tuesday                        two folders of --out",
      "  concord diff model.concord concord-out --json",
      "  concord diff old new --exit-code                   6 if they differ, for scripts",
      ""
    })
final class DiffCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RUN_A", description = KeptRun.MEANING)
  private Path first;

  @Parameters(index = "1", paramLabel = "RUN_B", description = "Another run.")
  private Path second;

  @Mixin private ToleranceOption tolerance;

  @Option(
      names = "--exit-code",
      description =
          "Exit with 6 if table or recipe differ, or numbers by more than the tolerance; without"
              + " it with 0 whatever is found.")
  private boolean exitCode;

  @Option(
      names = "--json",
      description = "Print one JSON document on stdout and nothing else there.")
  private boolean json;

  @SuppressWarnings("UnusedVariable") // asked of the command line where an error is told
  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Tolerance limit = tolerance.tolerance();
    KeptRun one = KeptRun.at(first);
    KeptRun other = KeptRun.at(second);
    RunComparison comparison = RunComparison.between(one.run(), other.run());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(ComparisonJson.of("diff", one.run(), other.run(), comparison, limit));
    } else {
      out.println("A  " + one.summary());
      out.println("B  " + other.summary());
      new ComparisonText("A", "B", limit, terminal.width()).print(comparison, out);
    }
    out.flush();
    boolean same = comparison.isSameJob() && comparison.agrees(limit);
    return exitCode && !same ? ExitCode.CHECK_FAILED : ExitCode.DONE;
  }
}
