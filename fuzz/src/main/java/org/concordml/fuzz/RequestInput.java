package org.concordml.fuzz;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.concordml.bundle.Bundle;
import org.concordml.engine.DeviceRequest;
import org.concordml.model.Predictor;
import org.concordml.serve.ModelServer;
import org.concordml.serve.ServerLimits;

/**
 * Bodies of requests, sent to a server on this machine. The first byte says which type they are.
 */
final class RequestInput implements Reader {

  private static final List<String> TYPES =
      List.of("application/json", "text/csv", "text/csv; charset=utf-16");

  private static final List<Seed> ROWS =
      List.of(
          Seed.json("{\"age\": 30, \"days\": 1.5, \"site\": \"Oslo\", \"born\": \"1960-02-03\"}"),
          Seed.json(
              "{\"rows\": [{\"age\": null, \"days\": 1, \"site\": \"Oslo\", \"born\": null},"
                  + " {\"age\": 41, \"days\": 2, \"site\": null, \"born\": \"1960-02-03\"}]}"),
          Seed.json(
              "[{\"id\": 7, \"age\": 3e1, \"days\": 0, \"site\": \"x\", \"born\": \"1960-02-03\"}]"));

  private static final List<Seed> TABLES =
      List.of(Seed.table(Visits.CSV), Seed.table("born,site,days,age\n1960-02-03,Oslo,1.5,30\n"));

  private final Predictor predictor;
  private final ModelServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  RequestInput() {
    Bundle bundle = Visits.bundle();
    predictor = bundle.predictor(Visits.JAVA, DeviceRequest.CPU);
    server =
        ModelServer.start(
            "id", bundle, predictor, "127.0.0.1", 0, new ServerLimits(1 << 20, 1000, 30));
  }

  @Override
  public List<Seed> seeds() {
    return List.of(
        whole(0, ROWS.get(0)),
        whole(0, ROWS.get(1)),
        whole(0, ROWS.get(2)),
        whole(1, TABLES.get(0)),
        whole(1, TABLES.get(1)));
  }

  private static Seed whole(int type, Seed seed) {
    return Seed.bytes(ByteMutation.join(new byte[] {(byte) type, 0}, seed.content()));
  }

  @Override
  public boolean read(byte[] input) throws IOException {
    Choices choices = new Choices(input);
    int type = choices.below(TYPES.size());
    byte[] body = Mutant.of(choices, type == 0 ? ROWS : TABLES);
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve("/predict"))
            .header("Content-Type", TYPES.get(type))
            .timeout(Duration.ofSeconds(Bounds.HANG_SECONDS))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      return isAnswered(client.send(request, BodyHandlers.ofString()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the fuzzer was interrupted", stopped);
    }
  }

  private static boolean isAnswered(HttpResponse<String> answer) {
    JsonObject json = JsonParser.parseString(answer.body()).getAsJsonObject();
    if (answer.statusCode() == 200) {
      return !json.getAsJsonArray("predictions").isEmpty();
    }
    String message = json.getAsJsonObject("error").get("message").getAsString();
    if (answer.statusCode() != 400 && answer.statusCode() != 413) {
      throw new IllegalStateException("a request must not be answered by " + answer.body());
    }
    return Refusal.of(new IllegalArgumentException(message), "");
  }

  @Override
  public void close() {
    server.close();
    predictor.close();
  }
}
