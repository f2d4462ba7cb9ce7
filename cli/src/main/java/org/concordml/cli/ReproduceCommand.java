package org.concordml.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.concordml.cli.argument.CommaList;
import org.concordml.cli.argument.CsvArgument;
import org.concordml.cli.argument.Given;
import org.concordml.cli.engine.EngineSelection;
import org.concordml.cli.option.LibraryOptions;
import org.concordml.cli.output.EpochBar;
import org.concordml.cli.run.ComparisonJson;
import org.concordml.cli.run.ComparisonText;
import org.concordml.cli.run.KeptRun;
import org.concordml.cli.run.RunAgain;
import org.concordml.cli.run.ToleranceOption;
import org.concordml.cli.terminal.Terminal;
import org.concordml.comparison.Tolerance;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;
import org.concordml.run.ResultComparison;
import org.concordml.run.RunComparison;
import org.concordml.run.RunRecord;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a run again and says whether it comes to the same. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "Make a run again, on the same table with the same recipe, and say whether it agrees.",
      "",
      "Examples:",
      "  concord reproduce concord-out                      the run of that report",
      "  concord reproduce model.concord --engines mxnet    on another engine than then",
      "  concord reproduce model.zip --data copy-of-my.csv",
      ""
    })
final class ReproduceCommand implements Callable<Integer> {

  private final Supplier<EngineRegistry> registry;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = KeptRun.MEANING)
  private Path run;

  @Option(
      names = "--data",
      paramLabel = "CSV",
      converter = CsvArgument.Converter.class,
      description =
          "Where the table is now; its SHA-256 must be that of then (default: where it was).")
  private CsvArgument data;

  @Option(
      names = "--init",
      paramLabel = "MODEL",
      description =
          "Where the model is now that the run started from; its id must be that of then (default:"
              + " where it was).")
  private Path init;

  @Option(
      names = "--engines",
      paramLabel = "ENGINE,…",
      converter = CommaList.OfNames.class,
      description =
          "Engines to run; one that was not run then is compared with the first that was (default:"
              + " those of then that can be used).")
  private CommaList<String> engines;

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|gpu|gpu:N",
      description = "Where to compute (default: what was asked for then).")
  private String device;

  @Mixin private ToleranceOption tolerance;

  @Mixin private LibraryOptions library;

  @Option(
      names = "--json",
      description = "Print one JSON document on stdout and nothing else there.")
  private boolean json;

  @SuppressWarnings("UnusedVariable") // asked of the command line where an error is told
  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  ReproduceCommand(Supplier<EngineRegistry> registry, Terminal terminal) {
    this.registry = registry;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    library.apply();
    KeptRun kept = KeptRun.at(run);
    Tolerance limit = tolerance.tolerance();
    DeviceRequest request;
    EngineSelection<TrainingBackend> selection;
    try {
      request = request(kept.run());
      selection = selection(kept.run(), request);
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
    selection.load();
    Experiment experiment =
        new RunAgain(kept.run(), Optional.ofNullable(data), Optional.ofNullable(init)).experiment();
    List<TrainingBackend> backends = selection.usable();
    library.requirePytorch(backends, spec);
    RunRecord again = again(kept.run(), experiment, backends, request);
    RunComparison comparison = RunComparison.between(kept.run(), again);
    print(kept, again, comparison, limit);
    return comparison.agrees(limit) ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }

  private DeviceRequest request(RunRecord then) {
    return device == null
        ? then.request()
        : DeviceRequest.parse(device).withThreads(then.request().threads());
  }

  private EngineSelection<TrainingBackend> selection(RunRecord then, DeviceRequest request) {
    List<String> named = CommaList.orNone(engines);
    PrintWriter err = spec.commandLine().getErr();
    EngineSelection<TrainingBackend> all =
        EngineSelection.training(registry.get(), named, library.named(), request, err);
    return named.isEmpty()
        ? all.only(then.results().stream().map(result -> result.engine().engine()).toList())
        : all;
  }

  private RunRecord again(
      RunRecord then,
      Experiment experiment,
      List<TrainingBackend> backends,
      DeviceRequest request) {
    List<EngineRun> runs = new ArrayList<>();
    for (TrainingBackend backend : backends) {
      runs.add(run(experiment, backend, request));
    }
    return RunRecord.of(
        then.command(),
        experiment,
        runs,
        backends.stream().map(EngineIdentity::of).toList(),
        Provenance.now(Given.words(spec)),
        then.start());
  }

  private EngineRun run(Experiment experiment, TrainingBackend backend, DeviceRequest request) {
    if (!terminal.errIsTerminal()) {
      return experiment.run(backend, request, TrainingObserver.NONE);
    }
    int networks = experiment.training().config().ensemble();
    EpochBar bar = new EpochBar(System.err, terminal.columns(), networks);
    try {
      return experiment.run(backend, request, bar);
    } finally {
      bar.close();
    }
  }

  private void print(KeptRun kept, RunRecord again, RunComparison comparison, Tolerance limit) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(ComparisonJson.of("reproduce", kept.run(), again, comparison, limit));
    } else {
      out.println("Run  " + kept.summary());
      new ComparisonText("then", "now", limit, terminal.width()).print(comparison, out);
      out.println(verdict(comparison, limit));
    }
    out.flush();
  }

  private static String verdict(RunComparison comparison, Tolerance limit) {
    if (comparison.results().stream().allMatch(ResultComparison::isIdentical)) {
      return "Reproduced: every number is the same to the last bit.";
    }
    return comparison.agrees(limit)
        ? String.format(Locale.ROOT, "Reproduced within the tolerance of %.1e.", limit.relative())
        : String.format(
            Locale.ROOT, "Not reproduced: beyond the tolerance of %.1e.", limit.relative());
  }
}
