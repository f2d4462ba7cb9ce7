package org.concordml.benchmarks.serving;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Prints how many requests a server answers on one and on many connections, how soon, and how much
 * of the processors it and this client take: both run on this machine, and share what it has.
 */
public final class ServeLoad {

  private static final List<Integer> CONNECTIONS = List.of(1, 8, 64, 256);

  private ServeLoad() {}

  /**
   * @param arguments how many seconds a line takes, its warm-up not counted
   * @throws IOException if the server cannot be started or does not answer
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    double seconds = arguments.length == 0 ? 5 : Double.parseDouble(arguments[0]);
    System.out.printf(
        Locale.ROOT,
        "%-5s %6s %11s %10s %10s %8s %8s %8s %8s %6s %7s %7s%n",
        "body",
        "rows",
        "connections",
        "requests/s",
        "rows/s",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "max ms",
        "wrong",
        "server",
        "client");
    try (ServerProcess server = ServerProcess.start()) {
      for (Requests requests : List.of(Requests.json(1), Requests.json(100), Requests.csv(1000))) {
        LoadRun load = new LoadRun(server.uri(), requests);
        load.run(8, seconds); // what is compiled then stays so
        for (int connections : CONNECTIONS) {
          measure(server, load, requests, connections, seconds);
        }
      }
    }
  }

  private static void measure(
      ServerProcess server, LoadRun load, Requests requests, int connections, double seconds)
      throws InterruptedException {
    double serverBefore = server.cpuSeconds();
    double clientBefore = ownCpuSeconds();
    LoadRun.Result result = load.run(connections, seconds);
    double perSecond = result.micros().getTotalCount() / result.seconds();
    System.out.printf(
        Locale.ROOT,
        "%-5s %6d %11d %10.0f %10.0f %8.2f %8.2f %8.2f %8.2f %6d %7.2f %7.2f%n",
        requests.name(),
        requests.rows(),
        connections,
        perSecond,
        perSecond * requests.rows(),
        result.micros().getValueAtPercentile(50) / 1e3,
        result.micros().getValueAtPercentile(95) / 1e3,
        result.micros().getValueAtPercentile(99) / 1e3,
        result.micros().getMaxValue() / 1e3,
        result.wrong(),
        (server.cpuSeconds() - serverBefore) / result.seconds(),
        (ownCpuSeconds() - clientBefore) / result.seconds());
  }

  private static double ownCpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }
}
