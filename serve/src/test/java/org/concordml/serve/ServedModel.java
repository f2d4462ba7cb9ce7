package org.concordml.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import org.concordml.bundle.Bundle;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TextColumn;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.EngineRegistry;
import org.concordml.engine.TrainingBackend;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.model.Predictor;
import org.concordml.provenance.Provenance;

/** A model of a small table, trained for a moment, and its server. */
final class ServedModel implements AutoCloseable {

  private static final TrainingBackend JAVA = EngineRegistry.load().findTraining("java");

  final Bundle bundle;
  final Predictor predictor;
  final ModelServer server;
  final HttpClient client = HttpClient.newHttpClient();

  ServedModel(String target, ServerLimits limits) {
    this(target, visits(), limits);
  }

  ServedModel(String target, Table table, ServerLimits limits) {
    this(Recipe.standard(TableRoles.target(target)).withFill(true), table, limits);
  }

  ServedModel(Recipe recipe, Table table, ServerLimits limits) {
    Experiment experiment = Experiment.of(recipe, table);
    bundle = Bundle.of(experiment, experiment.run(JAVA), JAVA, Provenance.now(List.of()));
    predictor = bundle.predictor(JAVA, DeviceRequest.AUTO);
    server = ModelServer.start("the-id", bundle, predictor, "127.0.0.1", 0, limits);
  }

  static Table visits() {
    int rows = 60;
    double[] age = new double[rows];
    double[] days = new double[rows];
    String[] site = new String[rows];
    String[] ill = new String[rows];
    String[] ward = new String[rows];
    for (int i = 0; i < rows; i++) {
      age[i] = i % 7 == 0 ? Double.NaN : 20 + i * 13 % 50;
      days[i] = i % 5 + 0.5 * (i % 3);
      site[i] = i % 11 == 0 ? null : i % 2 == 0 ? "Oslo" : "Bern";
      ill[i] = age[i] > 45 ? "yes" : "no";
      ward[i] = "ABC".substring(i % 3, i % 3 + 1);
    }
    return Table.of(
        "visits",
        List.of(
            NumberColumn.of("age", age),
            NumberColumn.of("days", days),
            TextColumn.of("site", Arrays.asList(site)),
            TextColumn.of("ill", Arrays.asList(ill)),
            TextColumn.of("ward", Arrays.asList(ward))));
  }

  URI uri(String path) {
    return server.uri().resolve(path);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(uri("/predict"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
    predictor.close();
  }
}
