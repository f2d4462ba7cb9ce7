package org.concordml.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.concordml.cli.option.DeviceOptions;
import org.concordml.cli.option.JobOptions;
import org.concordml.cli.option.LibraryOptions;
import org.concordml.cli.option.OutputOptions;
import org.concordml.cli.option.PreparedJob;
import org.concordml.cli.option.RecipeDefaults;
import org.concordml.cli.option.ThreadOptions;
import org.concordml.cli.output.JobOutput;
import org.concordml.cli.terminal.Terminal;
import org.concordml.data.Task;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Recipe;
import org.concordml.report.files.ReportFolder;
import org.concordml.training.runner.EngineRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One job on one engine. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    defaultValueProvider = RecipeDefaults.class,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "Train a model on one engine.",
      "",
      "Examples:",
      "  concord train --engine pytorch                     the bundled data",
      "  concord train bundled:penguins --engine java --fill median     three classes, gaps",
      "  concord train my.csv --target outcome --engine java --hidden 64,32 --dropout 0.2",
      "  concord train my.csv --target outcome --engine java --preset strong     a model worth choosing",
      "  concord train --engine mxnet --epochs 200 --early-stopping valLoss --patience 10",
      ""
    })
final class TrainCommand implements Callable<Integer> {

  private final Supplier<EngineRegistry> registry;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(names = "--engine", paramLabel = "ENGINE", description = "Engine to train on; required.")
  private String engine;

  @Mixin private JobOptions job;
  @Mixin private DeviceOptions device;
  @Mixin private LibraryOptions library;
  @Mixin private ThreadOptions threads;
  @Mixin private OutputOptions output;

  TrainCommand(Supplier<EngineRegistry> registry, Terminal terminal) {
    this.registry = registry;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    library.apply();
    DeviceRequest request;
    try {
      request = device.request().withThreads(threads.count());
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
    if (job.printsRecipe()) {
      spec.commandLine().getOut().println(job.recipe().toJson());
      return ExitCode.DONE;
    }
    TrainingBackend backend = backend();
    library.requirePytorch(List.of(backend), spec);
    PrintWriter out = spec.commandLine().getOut();
    Recipe recipe = job.recipe();
    try (ReportFolder folder = ReportFolder.prepare(output.out(spec), output.notes(spec));
        JobOutput printer = new JobOutput(output, terminal, out, spec.commandLine().getErr())) {
      folder.closeOnShutdown();
      EngineLoading.start(List.of(backend));
      PreparedJob prepared = job.prepare(recipe);
      DeviceChoice.choose(request, backend.id(), backend.required()); // fail before work
      printer.summary(prepared);
      EngineRun run =
          prepared.experiment().run(backend, request, printer.progress(prepared.experiment()));
      printer.results(
          prepared.report("train", List.of(backend), List.of(run), Optional.empty()), folder);
      if (!output.json()) {
        out.printf(Locale.ROOT, "Test Loss: %.6f%n", run.model().test().loss());
        out.printf(
            Locale.ROOT,
            prepared.experiment().task() == Task.REGRESSION
                ? "Test MAE: %.6f%n"
                : "Test Accuracy: %.6f%n",
            run.evaluation().headline());
        out.flush();
      }
      return ExitCode.DONE;
    }
  }

  private TrainingBackend backend() {
    if (engine == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--engine must name an engine, found none. Valid: "
              + registry.get().allTraining().stream()
                  .map(TrainingBackend::id)
                  .collect(Collectors.joining(", ")));
    }
    try {
      return registry.get().findTraining(engine);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
    }
  }
}
