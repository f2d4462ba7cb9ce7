package org.concordml.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.concordml.Remedy;
import org.concordml.benchmark.Baseline;
import org.concordml.benchmark.BaselineComparison;
import org.concordml.benchmark.BenchmarkMode;
import org.concordml.benchmark.BenchmarkPlan;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.benchmark.runner.BenchmarkRunner;
import org.concordml.cli.argument.CommaList;
import org.concordml.cli.argument.Given;
import org.concordml.cli.engine.EngineSelection;
import org.concordml.cli.option.BenchmarkOptions;
import org.concordml.cli.option.DeviceOptions;
import org.concordml.cli.option.LibraryOptions;
import org.concordml.cli.option.OutputOptions;
import org.concordml.cli.option.ThreadOptions;
import org.concordml.cli.output.BenchmarkOutput;
import org.concordml.cli.terminal.Terminal;
import org.concordml.data.DataException;
import org.concordml.data.TabularData;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.DeviceUnavailableException;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.EngineUnavailableException;
import org.concordml.provenance.Provenance;
import org.concordml.report.BenchmarkReport;
import org.concordml.report.files.BenchmarkFolder;
import org.concordml.report.json.BaselineFile;
import org.concordml.report.table.BaselineText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast the engines are at a job. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    defaultValueProvider = BenchmarkCommand.Folder.class,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "Time the engines, with intervals, and say which is faster where that can be shown.",
      "",
      "Examples:",
      "  concord benchmark                                  every engine, two sizes, three batches",
      "  concord benchmark --engines java,pytorch --rows 100000 --batch-sizes 32,1024",
      "  concord benchmark --widths 32,256,2048 --mode both --max-seconds 60",
      "  concord benchmark --mode score                     scoring alone, onnxruntime too",
      "  concord benchmark --rows 10000 --batch-sizes 32 --time-to auc=0.95",
      "  concord benchmark --rows 10000 --classes 5         a network with five outputs",
      "  concord benchmark --baseline concord-benchmark/benchmark.json --out now",
      ""
    })
final class BenchmarkCommand implements Callable<Integer> {

  /** Of its reports. */
  static final class Folder extends OwnFolder {
    Folder() {
      super("concord-benchmark");
    }
  }

  private final Supplier<EngineRegistry> registry;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--engines",
      paramLabel = "ENGINE,…",
      converter = CommaList.OfNames.class,
      description = "Engines to time, taking turns in this order (default: all that can be used).")
  private CommaList<String> engines;

  @Mixin private BenchmarkOptions benchmark;
  @Mixin private DeviceOptions device;
  @Mixin private LibraryOptions library;
  @Mixin private ThreadOptions threads;
  @Mixin private OutputOptions output;

  BenchmarkCommand(Supplier<EngineRegistry> registry, Terminal terminal) {
    this.registry = registry;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    library.apply();
    BenchmarkPlan plan;
    List<EngineBackend> backends;
    try {
      plan = benchmark.plan(device.request().withThreads(threads.count()));
      // The device is asked for cell by cell: an engine that lacks it fails there, and is told of.
      EngineSelection<? extends EngineBackend> selection = selection(plan);
      selection.load();
      backends = List.copyOf(selection.usable());
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
    library.requirePytorch(backends, spec);
    requireAnywhere(plan.device(), backends);
    Optional<Baseline> baseline = benchmark.baseline().map(BaselineFile::read);
    baseline.ifPresent(earlier -> requirePartners(earlier, plan, backends));
    BenchmarkOutput printer =
        new BenchmarkOutput(
            output, terminal, spec.commandLine().getOut(), spec.commandLine().getErr());
    try (BenchmarkFolder folder = BenchmarkFolder.prepare(output.out(spec), output.notes(spec))) {
      folder.closeOnShutdown();
      Provenance provenance = Provenance.now(Given.words(spec));
      BenchmarkResult result =
          new BenchmarkRunner(plan, this::table).run(backends, printer.progress());
      Optional<BaselineComparison> changes =
          baseline.map(earlier -> BaselineComparison.of(earlier, result, provenance));
      BenchmarkReport report = new BenchmarkReport(result, provenance, changes);
      printer.results(report, folder.write(report));
      if (result.allFailed()) {
        throw new EngineUnavailableException(
            "no cell could be timed; each says why.",
            List.of(Remedy.of("try other engines or smaller sizes")),
            null);
      }
      return changes.isPresent() && regressed(changes.get())
          ? ExitCode.CHECK_FAILED
          : ExitCode.DONE;
    }
  }

  private boolean regressed(BaselineComparison changes) {
    boolean regressed = benchmark.failOnRegression() && !changes.regressions().isEmpty();
    if (regressed) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("note: " + BaselineText.regressions(changes));
      err.flush();
    }
    return regressed;
  }

  /** Before anything is timed: without a cell in common there would be nothing to compare. */
  private static void requirePartners(
      Baseline baseline, BenchmarkPlan plan, List<EngineBackend> backends) {
    List<String> engines = backends.stream().map(EngineBackend::id).toList();
    if (!baseline.hasPartnersFor(plan, engines)) {
      throw new DataException(
          baseline.source()
              + " must have a cell with the engine, rows, hidden layers, batch size, mode, outcome"
              + " and number of features of one that is timed now, found none.",
          Remedy.of("repeat the command line that its provenance tells"));
    }
  }

  /**
   * An engine that only scores is timed where nothing else is, and where it was named: its cells
   * that train then say why they failed.
   */
  private EngineSelection<? extends EngineBackend> selection(BenchmarkPlan plan) {
    PrintWriter err = spec.commandLine().getErr();
    List<String> names = CommaList.orNone(engines);
    boolean takesScorers =
        names.isEmpty()
            ? !plan.modes().contains(BenchmarkMode.TRAIN)
            : plan.modes().contains(BenchmarkMode.SCORE);
    return takesScorers
        ? EngineSelection.of(registry.get(), names, library.named(), DeviceRequest.AUTO, err)
        : EngineSelection.training(registry.get(), names, library.named(), DeviceRequest.AUTO, err);
  }

  /** The device must be there on one engine at least; the cells of the others will say so. */
  private static void requireAnywhere(DeviceRequest request, List<EngineBackend> backends) {
    DeviceUnavailableException refused = null;
    boolean found = false;
    for (EngineBackend backend : backends) {
      var available = backend.required();
      try {
        DeviceChoice unused = DeviceChoice.choose(request, backend.id(), available);
        found = true;
      } catch (DeviceUnavailableException e) {
        refused = refused == null ? e : refused;
      }
    }
    if (!found && refused != null) {
      throw refused;
    }
  }

  private TabularData table(int rows) {
    return benchmark.table(rows).toTabularData();
  }
}
