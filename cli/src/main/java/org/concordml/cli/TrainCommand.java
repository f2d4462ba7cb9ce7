package org.concordml.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.concordml.bundle.checkpoint.Checkpoint;
import org.concordml.bundle.checkpoint.CheckpointFolder;
import org.concordml.bundle.checkpoint.CheckpointWriter;
import org.concordml.bundle.checkpoint.CheckpointedJob;
import org.concordml.cli.argument.ResumedArguments;
import org.concordml.cli.engine.EngineLoading;
import org.concordml.cli.model.SaveOptions;
import org.concordml.cli.option.CheckpointOptions;
import org.concordml.cli.option.DeviceOptions;
import org.concordml.cli.option.JobOptions;
import org.concordml.cli.option.LibraryOptions;
import org.concordml.cli.option.OutputOptions;
import org.concordml.cli.option.PreparedJob;
import org.concordml.cli.option.RecipeDefaults;
import org.concordml.cli.option.ThreadOptions;
import org.concordml.cli.option.WarmStartOptions;
import org.concordml.cli.output.JobOutput;
import org.concordml.cli.terminal.Terminal;
import org.concordml.data.Task;
import org.concordml.engine.DeviceChoice;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Recipe;
import org.concordml.report.JobReport;
import org.concordml.report.files.ReportFolder;
import org.concordml.training.TrainingObserver;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.EnsembleState;
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
      "  concord train --engine java --epochs 5000 --checkpoint-every 50     survives a crash",
      "  concord train --resume concord-out/checkpoint",
      "  concord train my.csv --target outcome --engine java --save model.concord",
      "  concord train other.csv --engine java --init model.concord --freeze 1     fine-tuning",
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
  @Mixin private WarmStartOptions warm;
  @Mixin private CheckpointOptions checkpoints;
  @Mixin private SaveOptions save;
  @Mixin private OutputOptions output;

  TrainCommand(Supplier<EngineRegistry> registry, Terminal terminal) {
    this.registry = registry;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    // First: it puts the words of a training that goes on under those that are given.
    Optional<Checkpoint> checkpoint = checkpoints.resumed(output.notes(spec));
    TrainingOrigin origin = new TrainingOrigin(checkpoint, warm.start());
    library.apply();
    DeviceRequest request;
    try {
      request = device.request().withThreads(threads.count());
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
    Recipe recipe = origin.recipe(job, warm);
    if (job.printsRecipe()) {
      spec.commandLine().getOut().println(recipe.toJson());
      return ExitCode.DONE;
    }
    TrainingBackend backend = backend();
    library.requirePytorch(List.of(backend), spec);
    Optional<CheckpointFolder> checkpointFolder = checkpoints.folder(output.out(spec));
    PrintWriter err = spec.commandLine().getErr();
    save.requireWritable(spec, output.out(spec));
    try (ReportFolder folder = ReportFolder.prepare(output.out(spec), output.notes(spec));
        JobOutput printer = new JobOutput(output, terminal, spec.commandLine().getOut(), err)) {
      folder.closeOnShutdown();
      EngineLoading.start(List.of(backend));
      PreparedJob prepared = origin.prepare(job, recipe, backend.id());
      EnsembleState from = origin.state(prepared.experiment().training());
      DeviceChoice.choose(request, backend.id(), backend.required()); // fail before work
      origin.model().ifPresent(start -> start.bundle().predictor(backend, request).close());
      printer.summary(prepared);
      try (KeptTraining kept =
          KeptTraining.begin(
              checkpointFolder.map(
                  where ->
                      new CheckpointWriter(
                          where,
                          checkpointed(origin, prepared, recipe, backend.id()),
                          checkpoints.every(),
                          recipe.fit().epochs(),
                          from)),
              err)) {
        TrainingObserver observer = kept.before(printer.progress(prepared.experiment()));
        EngineRun run = prepared.experiment().resume(backend, request, from, observer);
        JobReport report =
            prepared.report("train", List.of(backend), List.of(run), Optional.empty());
        printer.results(report, folder);
        printer.also(save.write(report, 0, List.of(backend), request));
        kept.finish();
        printLast(prepared, run);
      }
      return ExitCode.DONE;
    }
  }

  private CheckpointedJob checkpointed(
      TrainingOrigin origin, PreparedJob prepared, Recipe recipe, String engine) {
    return CheckpointedJob.of(
        recipe,
        origin.startId(),
        prepared.experiment().data(),
        engine,
        prepared.provenance(),
        ResumedArguments.of(spec));
  }

  /** The two lines of the notebook. */
  private void printLast(PreparedJob prepared, EngineRun run) {
    if (output.json()) {
      return;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "Test Loss: %.6f%n", run.model().test().loss());
    out.printf(
        Locale.ROOT,
        prepared.experiment().task() == Task.REGRESSION
            ? "Test MAE: %.6f%n"
            : "Test Accuracy: %.6f%n",
        run.evaluation().headline());
    out.flush();
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
