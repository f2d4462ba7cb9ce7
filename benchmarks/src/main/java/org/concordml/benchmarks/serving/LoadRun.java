package org.concordml.benchmarks.serving;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * Some connections, each of which sends a request when the one before is answered: as many requests
 * are under way as there are connections. A slow answer delays the next request of its connection
 * (so-called closed loop), so that the percentiles are those of users who wait, not of a stream of
 * arrivals.
 */
final class LoadRun {

  private static final long LONGEST_MICROSECONDS = 60_000_000;

  private final URI uri;
  private final Requests requests;
  private final byte[] expected;

  /**
   * @param server that answers
   * @throws IOException if it does not answer one request alone
   */
  LoadRun(URI server, Requests requests) throws IOException, InterruptedException {
    this.uri = server.resolve("/predict");
    this.requests = requests;
    HttpResponse<byte[]> alone = client().send(request(), BodyHandlers.ofByteArray());
    if (alone.statusCode() != 200) {
      throw new IOException(
          "the server must predict, found: " + new String(alone.body(), StandardCharsets.UTF_8));
    }
    this.expected = alone.body();
  }

  /**
   * What came of it.
   *
   * @param micros of each request
   * @param seconds that it lasted
   * @param wrong answers that were none, or others than a request alone gets
   */
  record Result(Histogram micros, double seconds, long wrong) {}

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", requests.type())
        .timeout(Duration.ofMinutes(1))
        .POST(BodyPublishers.ofByteArray(requests.body()))
        .build();
  }

  /**
   * @param connections at the same time, at least 1
   * @param seconds after which none sends a further request; each sends one
   */
  Result run(int connections, double seconds) throws InterruptedException {
    ExecutorService users = Executors.newFixedThreadPool(connections);
    HttpClient client = client();
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    try {
      List<Future<User>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        all.add(users.submit(() -> new User().askUntil(end, client)));
      }
      Histogram micros = new Histogram(LONGEST_MICROSECONDS, 3);
      long wrong = 0;
      for (Future<User> user : all) {
        micros.add(user.get().micros);
        wrong += user.get().wrong;
      }
      return new Result(micros, (System.nanoTime() - start) / 1e9, wrong);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a connection failed", failed);
    } finally {
      users.shutdownNow();
    }
  }

  private final class User {

    private final Histogram micros = new Histogram(LONGEST_MICROSECONDS, 3);
    private long wrong;

    User askUntil(long end, HttpClient client) throws IOException, InterruptedException {
      HttpRequest request = request();
      do {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        micros.recordValue(Math.min(LONGEST_MICROSECONDS, (System.nanoTime() - start) / 1000));
        if (answer.statusCode() != 200 || !Arrays.equals(answer.body(), expected)) {
          wrong++;
        }
      } while (System.nanoTime() < end);
      return this;
    }
  }
}
