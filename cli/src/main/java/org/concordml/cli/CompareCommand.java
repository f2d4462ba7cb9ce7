package org.concordml.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.concordml.cli.argument.CommaList;
import org.concordml.cli.engine.EngineSelection;
import org.concordml.cli.model.SaveOptions;
import org.concordml.cli.option.DeviceOptions;
import org.concordml.cli.option.JobOptions;
import org.concordml.cli.option.LibraryOptions;
import org.concordml.cli.option.OutputOptions;
import org.concordml.cli.option.PreparedJob;
import org.concordml.cli.option.RecipeDefaults;
import org.concordml.cli.option.ThreadOptions;
import org.concordml.cli.output.JobOutput;
import org.concordml.cli.terminal.Terminal;
import org.concordml.comparison.EngineComparison;
import org.concordml.comparison.Tolerance;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Recipe;
import org.concordml.report.JobReport;
import org.concordml.report.files.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One job on several engines, and whether they agree. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    defaultValueProvider = RecipeDefaults.class,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "Train the same model on several engines and compare them step by step.",
      "",
      "Examples:",
      "  concord compare                                    the bundled data, every engine",
      "  concord compare --engines java,pytorch --epochs 50",
      "  concord compare my.csv --target outcome --positive yes --drop patient_id",
      "  concord compare --tolerance 1e-6 --json",
      ""
    })
final class CompareCommand implements Callable<Integer> {

  private final Supplier<EngineRegistry> registry;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--engines",
      paramLabel = "ENGINE,…",
      converter = CommaList.OfNames.class,
      description = "Engines to run, in this order (default: all that can be used).")
  private CommaList<String> engines;

  @Option(
      names = "--reference",
      paramLabel = "ENGINE",
      description = "Engine the others are compared with (default: java, or the first one run).")
  private String reference;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      defaultValue = "1e-4",
      description =
          "Largest difference that counts as agreement, relative to scale (default: ${DEFAULT-VALUE}).")
  private double tolerance;

  @Mixin private JobOptions job;
  @Mixin private DeviceOptions device;
  @Mixin private LibraryOptions library;
  @Mixin private ThreadOptions threads;
  @Mixin private SaveOptions save;
  @Mixin private OutputOptions output;

  CompareCommand(Supplier<EngineRegistry> registry, Terminal terminal) {
    this.registry = registry;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    library.apply();
    PrintWriter err = spec.commandLine().getErr();
    DeviceRequest request;
    Tolerance limit;
    EngineSelection<TrainingBackend> selection;
    try {
      request = device.request().withThreads(threads.count());
      limit = new Tolerance(tolerance);
      selection =
          EngineSelection.training(
              registry.get(), CommaList.orNone(engines), library.named(), request, err);
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
    Recipe recipe = job.recipe();
    if (job.printsRecipe()) {
      spec.commandLine().getOut().println(recipe.toJson());
      return ExitCode.DONE;
    }
    save.requireWritable(spec, output.out(spec));
    try (ReportFolder folder = ReportFolder.prepare(output.out(spec), output.notes(spec));
        JobOutput printer = new JobOutput(output, terminal, spec.commandLine().getOut(), err)) {
      folder.closeOnShutdown();
      selection.load();
      PreparedJob prepared = job.prepare(recipe);
      List<TrainingBackend> backends = selection.usable();
      library.requirePytorch(backends, spec);
      String comparedWith = reference(backends);
      if (backends.size() == 1) {
        err.println("note: only " + backends.get(0).id() + " is run, so nothing will be compared");
      }
      printer.summary(prepared);
      EngineComparison.Result result =
          prepared
              .experiment()
              .compare(
                  backends, comparedWith, limit, request, printer.progress(prepared.experiment()));
      JobReport report =
          prepared.report("compare", backends, result.runs(), Optional.of(result.parity()));
      int kept = backends.stream().map(TrainingBackend::id).toList().indexOf(comparedWith);
      printer.results(report, folder);
      printer.also(save.write(report, kept, backends, request));
      return result.parity().passed() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
  }

  private String reference(List<TrainingBackend> backends) {
    List<String> ids = backends.stream().map(TrainingBackend::id).toList();
    if (reference == null) {
      return ids.contains("java") ? "java" : ids.get(0);
    }
    if (!ids.contains(reference)) {
      throw new ParameterException(
          spec.commandLine(),
          "--reference must be one of the engines compared ("
              + String.join(", ", ids)
              + "), found '"
              + reference
              + "'");
    }
    return reference;
  }
}
