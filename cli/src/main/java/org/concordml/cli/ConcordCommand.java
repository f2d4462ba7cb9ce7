package org.concordml.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
      "  concord train my.csv --target outcome --engine java --save model.concord",
      "  concord show model.concord                        what a saved model is",
      "  concord predict model.concord new.csv             score rows with a saved model",
      "  concord evaluate model.concord more.csv           how good it is on other rows",
      "  concord export model.concord --onnx model.onnx    for whoever scores without Java",
      "  concord serve model.concord                       answer requests over HTTP",
      "  concord reproduce concord-out                     make a run again: does it agree?",
      "  concord diff monday tuesday                       what two runs differ in",
      "  concord inspect my.csv                            what is in a table",
      "  concord benchmark                                 which engine is faster, and from when on",
      "  concord engines                                   what can be used here",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a defect of Concord",
      "2:wrong usage, or an output folder that cannot be written",
      "3:bad data",
      "4:an engine or its native library is missing or broken",
      "5:a device that was asked for is not available",
      "6:engines, runs, a saved model or an exported file do not agree, or a benchmark became slower",
      "7:training diverged (NaN or infinite loss)",
      "130:interrupted"
    })
final class ConcordCommand implements Callable<Integer> {

  /** In the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("compare", CompareCommand.class);
    COMMANDS.put("train", TrainCommand.class);
    COMMANDS.put("show", ShowCommand.class);
    COMMANDS.put("predict", PredictCommand.class);
    COMMANDS.put("evaluate", EvaluateCommand.class);
    COMMANDS.put("export", ExportCommand.class);
    COMMANDS.put("serve", ServeCommand.class);
    COMMANDS.put("reproduce", ReproduceCommand.class);
    COMMANDS.put("diff", DiffCommand.class);
    COMMANDS.put("inspect", InspectCommand.class);
    COMMANDS.put("benchmark", BenchmarkCommand.class);
    COMMANDS.put("engines", EnginesCommand.class);
  }

  @Spec private CommandSpec spec;

  /** First words that are answered from the names and headers of the commands alone. */
  private static final Set<String> OF_THE_ROOT = Set.of("--help", "-h", "--version", "-V");

  /**
   * Adds the command that the arguments name, and no other: to look at the options of each takes a
   * tenth of a second. Where they name none, adds what the help of the root tells of each; all of
   * it only where the help of any may be asked for.
   */
  static void addCommands(CommandLine root, List<String> args) {
    String first = args.isEmpty() ? "--help" : args.get(0);
    if (COMMANDS.containsKey(first)) {
      root.addSubcommand(first, COMMANDS.get(first));
      return;
    }
    if (OF_THE_ROOT.contains(first)) {
      COMMANDS.forEach((name, type) -> root.addSubcommand(name, outline(name, type)));
    } else {
      COMMANDS.forEach(root::addSubcommand);
    }
    root.addSubcommand("help", CommandLine.HelpCommand.class);
  }

  private static CommandSpec outline(String name, Class<?> type) {
    CommandSpec outline = CommandSpec.create().name(name);
    outline.usageMessage().header(type.getAnnotation(Command.class).header());
    return outline;
  }

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "a command must be given. Valid: " + String.join(", ", COMMANDS.keySet()));
  }
}
