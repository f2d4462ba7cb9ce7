package org.concordml.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.concordml.Remedy;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.SavedBundle;
import org.concordml.cli.argument.CsvArgument;
import org.concordml.cli.output.ExportOutput;
import org.concordml.data.Table;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.EngineUnavailableException;
import org.concordml.files.AtomicFile;
import org.concordml.model.Predictions;
import org.concordml.model.Predictor;
import org.concordml.onnx.GraphRunner;
import org.concordml.onnx.InputLayout;
import org.concordml.onnx.ModelCheck;
import org.concordml.onnx.ModelGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A saved model for others. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "Write a saved model as one ONNX file, from the columns of a table to probability and label.",
      "",
      "Examples:",
      "  concord export model.concord --onnx model.onnx     an input for each column",
      "  concord export model.concord --onnx model.onnx --input matrix     one matrix of numbers",
      ""
    })
final class ExportCommand implements Callable<Integer> {

  private static final String WHAT = "the ONNX file";

  private final Supplier<EngineRegistry> registry;
  private final Supplier<Optional<GraphRunner>> runners;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MODEL",
      description = "Folder or zip archive that 'train --save' or 'compare --save' wrote.")
  private Path model;

  @Option(
      names = "--onnx",
      paramLabel = "FILE",
      description =
          "File to write; required. It takes its place once it has been run in ONNX Runtime on the"
              + " model's golden rows and predicts what the model does; exit code 6 if it does"
              + " not.")
  private Path file;

  @Option(
      names = "--input",
      paramLabel = "LAYOUT",
      defaultValue = "columns",
      description =
          "How rows go in: columns, an input for each by its name, or matrix, one input of numbers"
              + " (default: ${DEFAULT-VALUE}).")
  private String input;

  @Option(
      names = "--json",
      description = "Print one JSON document on stdout and nothing else there.")
  private boolean json;

  @SuppressWarnings("UnusedVariable") // asked of the command line where an error is told
  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  ExportCommand(Supplier<EngineRegistry> registry, Supplier<Optional<GraphRunner>> runners) {
    this.registry = registry;
    this.runners = runners;
  }

  @Override
  public Integer call() {
    InputLayout layout = layout();
    Path place = place();
    SavedBundle saved = BundleReader.saved(model);
    Bundle bundle = saved.bundle();
    ModelGraph graph = new ModelGraph(bundle.model(), layout);
    GraphRunner runner = runner();
    AtomicFile.requireWritable(WHAT, place);
    byte[] content = graph.toBytes(Map.of("concord.id", saved.id()));
    double difference = check(bundle, graph, runner, content);
    try (AtomicFile written = AtomicFile.create(WHAT, place)) {
      written.writeAll(content);
      written.commit();
    }
    PrintWriter out = spec.commandLine().getOut();
    ExportOutput output =
        new ExportOutput(graph, place, content, runner, bundle.golden().rows().rows(), difference);
    output.note().ifPresent(spec.commandLine().getErr()::println);
    spec.commandLine().getErr().flush();
    out.print(json ? output.document() : output.text());
    out.flush();
    return ExitCode.DONE;
  }

  private double check(Bundle bundle, ModelGraph graph, GraphRunner runner, byte[] content) {
    Table rows = bundle.golden().rows();
    try (Predictor predictor = bundle.predictor(registry.get().find("java"), DeviceRequest.CPU)) {
      Predictions expected = predictor.predict(rows);
      return new ModelCheck(graph, runner).require(content, rows, expected);
    }
  }

  private InputLayout layout() {
    try {
      return InputLayout.named(input);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(spec.commandLine(), "--" + unknown.getMessage(), unknown);
    }
  }

  private Path place() {
    if (file == null) {
      throw new ParameterException(
          spec.commandLine(), "--onnx must name the file to write, found none");
    }
    if (CsvArgument.isSame(model, file)) {
      throw new ParameterException(
          spec.commandLine(),
          "--onnx must name another file than the model, found " + file + " as both");
    }
    return file;
  }

  private GraphRunner runner() {
    return runners
        .get()
        .orElseThrow(
            () ->
                new EngineUnavailableException(
                    "the file must be run before it is put in place, found no ONNX runtime.",
                    List.of(
                        Remedy.of("add the artifact concord-engine-onnxruntime to the class path")),
                    null));
  }
}
