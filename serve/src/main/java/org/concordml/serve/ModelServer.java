package org.concordml.serve;

import java.net.URI;
import org.concordml.bundle.Bundle;
import org.concordml.model.Predictor;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A saved model over HTTP: {@code POST /predict} takes rows as JSON or CSV, {@code GET /model}
 * tells what it is, {@code /openapi.json} the interface, {@code /health} that it answers, {@code
 * /metrics} counts and times for Prometheus, and {@code /} is a page to type a row into.
 *
 * <pre>{@code
 * try (Predictor predictor = bundle.predictor(engine, DeviceRequest.AUTO);
 *     ModelServer server =
 *         ModelServer.start(id, bundle, predictor, "127.0.0.1", 8080, ServerLimits.STANDARD)) {
 *   server.await();
 * }
 * }</pre>
 *
 * <p>Without encryption and without accounts: for this machine, or behind what has them.
 */
public final class ModelServer implements AutoCloseable {

  private static final int MOST_THREADS = 64;
  private static final int LEAST_THREADS = 8;

  /** A body that comes slower than this is not waited for. */
  private static final int LEAST_BYTES_A_SECOND = 256;

  private static final int STOP_MILLISECONDS = 10_000;

  private final Server server;
  private final URI uri;

  private ModelServer(Server server, URI uri) {
    this.server = server;
    this.uri = uri;
  }

  /**
   * Starts to answer.
   *
   * @param id of the bundle, told with every prediction
   * @param bundle what is served
   * @param predictor of its model; stays open, and the caller's to close after this
   * @param host to listen on: {@code 127.0.0.1} for this machine alone
   * @param port to listen on; 0 for any that is free
   * @param limits of a request
   * @return the server, which answers
   * @throws ServeException if it cannot listen there
   */
  public static ModelServer start(
      String id, Bundle bundle, Predictor predictor, String host, int port, ServerLimits limits) {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
    threads.setName("concord-serve");
    Server server = new Server(threads);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setMinRequestDataRate(LEAST_BYTES_A_SECOND);
    configuration.setUriCompliance(UriCompliance.RFC3986);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(limits.idleSeconds() * 1000L);
    server.addConnector(connector);
    server.setHandler(new GracefulHandler(new ModelHandler(id, bundle, predictor, limits)));
    server.setErrorHandler(ModelHandler::refuse);
    server.setStopTimeout(STOP_MILLISECONDS);
    try {
      server.start();
    } catch (Exception failed) { // Jetty declares no less
      stop(server);
      throw new ServeException(
          "the server must be able to listen on "
              + host
              + ":"
              + port
              + ", found: "
              + reason(failed)
              + ". Choose another port, or stop what listens there.",
          failed);
    }
    String written = host.contains(":") ? "[" + host + "]" : host;
    return new ModelServer(
        server, URI.create("http://" + written + ":" + connector.getLocalPort() + "/"));
  }

  private static String reason(Throwable failed) {
    Throwable first = failed;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return first.getMessage() == null ? first.toString() : first.getMessage();
  }

  /**
   * @return where it answers, with the port that was found
   */
  public URI uri() {
    return uri;
  }

  /**
   * Waits until it is closed.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public void await() throws InterruptedException {
    server.join();
  }

  /** Answers what was asked, up to ten seconds, takes nothing new, and stops. Twice is harmless. */
  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception failed) { // Jetty declares no less
      throw new IllegalStateException("the server must stop", failed);
    }
  }
}
