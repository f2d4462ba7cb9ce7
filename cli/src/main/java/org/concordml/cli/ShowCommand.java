package org.concordml.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.GoldenCheck;
import org.concordml.bundle.SavedBundle;
import org.concordml.cli.argument.CommaList;
import org.concordml.cli.engine.EngineSelection;
import org.concordml.cli.model.ModelText;
import org.concordml.cli.terminal.Terminal;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a saved model is. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "Tell what a saved model is: what it predicts, from which columns, how well; check it.",
      "",
      "Examples:",
      "  concord show model.concord",
      "  concord show model.zip --json                      the manifest",
      "  concord show model.concord --engines java,mxnet    is it the same model there?",
      ""
    })
final class ShowCommand implements Callable<Integer> {

  private final Supplier<EngineRegistry> registry;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MODEL",
      description = "Folder or zip archive that 'train --save' or 'compare --save' wrote.")
  private Path model;

  @Option(
      names = "--engines",
      paramLabel = "ENGINE,…",
      converter = CommaList.OfNames.class,
      description =
          "Engines to check it on: each must predict its golden rows as they were when it was saved;"
              + " exit code 6 if one does not (default: none).")
  private CommaList<String> engines;

  @Option(
      names = "--json",
      description = "Print one JSON document on stdout and nothing else there: the manifest.")
  private boolean json;

  @SuppressWarnings("UnusedVariable") // asked of the command line where an error is told
  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  ShowCommand(Supplier<EngineRegistry> registry, Terminal terminal) {
    this.registry = registry;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SavedBundle saved = BundleReader.saved(model);
    Bundle bundle = saved.bundle();
    List<GoldenCheck> checks = new ArrayList<>();
    for (EngineBackend engine : engines()) {
      checks.add(bundle.check(engine, DeviceRequest.AUTO));
    }
    if (json) {
      out.print(saved.manifest().toJson());
    } else {
      new ModelText(model.toString(), saved.id(), bundle, terminal.width(), out).print(checks);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private List<EngineBackend> engines() {
    List<String> names = CommaList.orNone(engines);
    if (names.isEmpty()) {
      return List.of();
    }
    try {
      return EngineSelection.of(
              registry.get(), names, false, DeviceRequest.AUTO, spec.commandLine().getErr())
          .usable();
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
  }
}
