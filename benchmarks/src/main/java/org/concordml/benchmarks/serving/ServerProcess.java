package org.concordml.benchmarks.serving;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.concordml.bundle.Bundle;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Predictor;
import org.concordml.provenance.Provenance;
import org.concordml.serve.ModelServer;
import org.concordml.serve.ServerLimits;

/** A server on loopback in a process of its own, so that its time can be told from the client's. */
final class ServerProcess implements AutoCloseable {

  private static final String READY = "listens on ";

  private final Process process;
  private final URI uri;

  private ServerProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts this Java with this class path. */
  static ServerProcess start() throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader printed =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = printed.readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroyForcibly();
      throw new IOException("the server must listen, found: " + line);
    }
    return new ServerProcess(process, URI.create(line.substring(READY.length())));
  }

  URI uri() {
    return uri;
  }

  /** Of a processor, since its start. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /**
   * The server: the model of the main job on the engine {@code java}.
   *
   * @param arguments none
   * @throws InterruptedException never: it is killed
   */
  public static void main(String[] arguments) throws InterruptedException {
    TrainingBackend java = EngineRegistry.load().findTraining("java");
    Recipe recipe = BundledDataset.WDBC.recipe();
    Experiment experiment = Experiment.of(recipe, BundledDataset.WDBC.table());
    Bundle bundle =
        Bundle.of(experiment, experiment.run(java), java, Provenance.now(List.of("serve")));
    try (Predictor predictor = bundle.predictor(java, DeviceRequest.CPU);
        ModelServer server =
            ModelServer.start("load", bundle, predictor, "127.0.0.1", 0, ServerLimits.STANDARD)) {
      System.out.println(READY + server.uri());
      server.await();
    }
  }
}
