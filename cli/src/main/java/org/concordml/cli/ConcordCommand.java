package org.concordml.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root: lists the commands. */
@Command(
    name = "concord",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    header = {
      "Trains one model on a table with any engine, and shows that the numbers agree.",
      "",
      "Examples:",
      "  concord compare                                   the bundled data on every engine",
      "  concord compare my.csv --target outcome           your own table",
      "  concord train my.csv --target outcome --engine java",
      "  concord benchmark                                 which engine is faster, and from when on",
      "  concord engines                                   what can be used here",
      ""
    },
    subcommands = {
      CompareCommand.class,
      TrainCommand.class,
      BenchmarkCommand.class,
      EnginesCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a defect of Concord",
      "2:wrong usage, or an output folder that cannot be written",
      "3:bad data",
      "4:an engine or its native library is missing or broken",
      "5:a device that was asked for is not available",
      "6:the engines do not agree",
      "7:training diverged (NaN or infinite loss)",
      "130:interrupted"
    })
final class ConcordCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "a command must be given. Valid: compare, train, benchmark, engines");
  }
}
