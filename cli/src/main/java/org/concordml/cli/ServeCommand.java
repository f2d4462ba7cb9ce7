package org.concordml.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.BundleReader;
import org.concordml.bundle.SavedBundle;
import org.concordml.cli.option.DeviceOptions;
import org.concordml.cli.option.LibraryOptions;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.model.Predictor;
import org.concordml.serve.ModelServer;
import org.concordml.serve.ServerLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A saved model over HTTP. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "Answer requests with a saved model: rows as JSON or CSV, and a page to type one into.",
      "",
      "Examples:",
      "  concord serve model.concord                        on http://127.0.0.1:8080/",
      "  concord serve model.concord --port 0 --engine pytorch",
      "  curl -H 'Content-Type: text/csv' --data-binary @new.csv http://127.0.0.1:8080/predict",
      ""
    })
final class ServeCommand implements Callable<Integer> {

  private static final int LARGEST_PORT = 65_535;

  private final Supplier<EngineRegistry> registry;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MODEL",
      description = "Folder or zip archive that 'train --save' or 'compare --save' wrote.")
  private Path model;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, this machine alone). There are no"
              + " accounts and no encryption: put what has them in front.")
  private String host;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Most rows of one request (default: ${DEFAULT-VALUE}).")
  private int maxRows;

  @Option(
      names = "--max-body",
      paramLabel = "BYTES",
      defaultValue = "8388608",
      description = "Largest body of a request, in bytes (default: ${DEFAULT-VALUE}).")
  private int maxBody;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "java",
      description =
          "Engine to score on (default: ${DEFAULT-VALUE}, the quickest at small networks).")
  private String engine;

  @Mixin private DeviceOptions device;
  @Mixin private LibraryOptions library;

  @SuppressWarnings("UnusedVariable") // asked of the command line where an error is told
  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  ServeCommand(Supplier<EngineRegistry> registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() throws InterruptedException {
    library.apply();
    ServerLimits limits;
    DeviceRequest request;
    EngineBackend backend;
    try {
      requirePort();
      limits = new ServerLimits(maxBody, maxRows, ServerLimits.STANDARD.idleSeconds());
      request = device.request();
      backend = registry.get().find(engine);
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
    library.requirePytorch(List.of(backend), spec);
    SavedBundle saved = BundleReader.saved(model);
    Bundle bundle = saved.bundle();
    try (Predictor predictor = bundle.predictor(backend, request);
        ModelServer server = ModelServer.start(saved.id(), bundle, predictor, host, port, limits)) {
      Thread stop = new Thread(server::close, "concord-serve-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "Serving " + model + " on " + server.uri() + " (" + backend.id() + "); Ctrl-C stops it.");
      out.flush();
      server.await();
    }
    return ExitCode.DONE;
  }

  private void requirePort() {
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("--port must be from 0 to 65535, found " + port);
    }
    if (host.isBlank()) {
      throw new IllegalArgumentException("--host must name an address, found nothing");
    }
  }
}
