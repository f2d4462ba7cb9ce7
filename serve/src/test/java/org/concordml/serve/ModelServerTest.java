package org.concordml.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TextColumn;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import org.concordml.experiment.Recipe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks over HTTP gets what {@code Predictor} predicts, or is told what is wrong. */
class ModelServerTest {

  private static final ServerLimits SMALL = new ServerLimits(4000, 50, 2);
  private static final ServedModel ILL = new ServedModel("ill", SMALL);
  private static final String JSON = "application/json";

  private static final String SINCE_BORN = "{\"date\":{\"parts\":[\"since:born\"]}}";
  private static final String ROW =
      "{\"age\": 61, \"days\": 2, \"site\": \"Oslo\", \"ward\": \"A\"}";

  @AfterAll
  static void stop() {
    ILL.close();
  }

  private static Table row(double age, String site) {
    return Table.of(
        "row",
        List.of(
            NumberColumn.of("age", age),
            NumberColumn.of("days", 2),
            TextColumn.of("site", Arrays.asList(site)),
            TextColumn.of("ward", List.of("A"))));
  }

  private static JsonObject read(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  private static JsonObject first(HttpResponse<String> response) {
    return read(response).getAsJsonArray("predictions").get(0).getAsJsonObject();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "[%s]", "{\"rows\": [%s]}"})
  void jsonIsPredictedToTheBit(String form) throws IOException, InterruptedException {
    HttpResponse<String> response = ILL.post(JSON, form.formatted(ROW));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(first(response).get("probability").getAsDouble())
        .isEqualTo(ILL.predictor.predict(row(61, "Oslo")).value(0));
    assertThat(first(response).get("label").getAsString())
        .isEqualTo(ILL.predictor.predict(row(61, "Oslo")).label(0));
    assertThat(read(response).get("model").getAsString()).isEqualTo("the-id");
  }

  @Test
  void csvIsPredictedToTheBit() throws IOException, InterruptedException {
    HttpResponse<String> response =
        ILL.post("text/csv; charset=utf-8", "ward,site,age,days,more\nA,Oslo,61,2,x\nA,,30,2,y\n");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonArray all = read(response).getAsJsonArray("predictions");
    assertThat(all.get(0).getAsJsonObject().get("probability").getAsDouble())
        .isEqualTo(ILL.predictor.predict(row(61, "Oslo")).value(0));
    assertThat(all.get(1).getAsJsonObject().get("probability").getAsDouble())
        .isEqualTo(ILL.predictor.predict(row(30, null)).value(0));
    assertThat(read(response).getAsJsonArray("notices").toString()).contains("site");
  }

  @Test
  void whatMeantMissingInTheTrainingTableDoesInACsv() throws IOException, InterruptedException {
    String rows = "age,ill\n-9,yes\n" + "20,no\n30,no\n60,yes\n70,yes\n".repeat(10);
    Table table =
        TabularDataReader.table(
            org.concordml.data.csv.CsvSource.of("t.csv", rows.getBytes(StandardCharsets.UTF_8)),
            CsvFormat.standard().withMissing(MissingWords.usual().with("age", "-9")),
            TableRoles.target("ill"));
    try (ServedModel model = new ServedModel("ill", table, SMALL)) {
      JsonObject word = read(model.post("text/csv", "age\n-9\n"));
      JsonObject gap = read(model.post("text/csv", "age,b\n,1\n"));

      assertThat(word.get("predictions")).isNotNull().isEqualTo(gap.get("predictions"));
      assertThat(word.getAsJsonArray("beyondTraining")).isEmpty();
    }
  }

  /**
   * Days are counted from a column of which nothing else is made: rows must have it all the same.
   */
  @Test
  void aDayThatOthersAreCountedFromIsAskedFor() throws IOException, InterruptedException {
    int rows = 40;
    String[] seen = new String[rows];
    String[] born = new String[rows];
    double[] none = new double[rows];
    String[] ill = new String[rows];
    for (int i = 0; i < rows; i++) {
      seen[i] = "2024-01-" + (10 + i % 20);
      born[i] = (1940 + i) + "-02-03";
      none[i] = Double.NaN;
      ill[i] = i < 20 ? "yes" : "no";
    }
    Table table =
        Table.of(
            "visits",
            List.of(
                TextColumn.of("seen", Arrays.asList(seen)),
                TextColumn.of("born", Arrays.asList(born)),
                NumberColumn.of("empty", none),
                TextColumn.of("ill", Arrays.asList(ill))));
    Recipe recipe =
        Recipe.standard(TableRoles.target("ill").withDrop(List.of("born")))
            .withFill(true)
            .withKinds(Map.of("seen", ColumnKind.fromJson(SINCE_BORN)));
    try (ServedModel model = new ServedModel(recipe, table, SMALL)) {
      String row = "{\"seen\": \"2024-01-15\", \"born\": \"1950-02-03\"}";

      assertThat(model.post(JSON, row).statusCode()).isEqualTo(200);
      assertThat(model.post("text/csv", "born,seen\n1950-02-03,2024-01-15\n").statusCode())
          .isEqualTo(200);
      assertThat(model.post(JSON, "{\"seen\": \"2024-01-15\"}").body())
          .contains("row 1 must have a value of \\\"born\\\", or null for a gap, found none");
      assertThat(read(model.get("/model")).getAsJsonArray("columns"))
          .extracting(of -> of.getAsJsonObject().get("name").getAsString())
          .containsExactly("seen", "born");
      assertThat(model.get("/openapi.json").body()).contains("\"required\": [\"seen\", \"born\"]");
    }
  }

  @Test
  void gapsAreNullAndValuesBeyondTheTrainingRowsAreTold() throws IOException, InterruptedException {
    HttpResponse<String> response =
        ILL.post(JSON, "[{\"age\": 200, \"days\": null, \"site\": \"Rome\", \"ward\": null}]");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonObject beyond = read(response).getAsJsonArray("beyondTraining").get(0).getAsJsonObject();
    assertThat(beyond.get("column").getAsString()).isEqualTo("age");
    assertThat(beyond.get("row").getAsInt()).isEqualTo(1);
    assertThat(beyond.get("max").getAsDouble()).isLessThan(70);
    assertThat(read(response).getAsJsonArray("notices").toString()).contains("Rome", "days");
  }

  @Test
  void otherOutcomesHaveTheirOwnForm() throws IOException, InterruptedException {
    try (ServedModel ward = new ServedModel("ward", SMALL);
        ServedModel days = new ServedModel("days", SMALL)) {
      JsonObject classes =
          first(ward.post(JSON, "{\"age\":30,\"days\":2,\"site\":\"Oslo\",\"ill\":\"no\"}"));
      JsonObject number =
          first(days.post(JSON, "{\"age\":30,\"site\":\"Oslo\",\"ill\":\"no\",\"ward\":\"A\"}"));

      assertThat(classes.getAsJsonObject("probabilities").keySet()).containsExactly("A", "B", "C");
      assertThat(classes.has("label")).isTrue();
      assertThat(number.keySet()).containsExactly("value");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "| the body must be JSON, found nothing",
        "null | the body must be an object, or an array of objects, found null",
        "nonsense | the body must be JSON, found other text at line 1, column 1",
        "{\"age\": NaN} | the body must be JSON, found other text at line 1, column 9 ($.age)",
        "{\"age\": 61 | the body must be JSON, found end of input at line 1, column 11 ($.age)",
        "{\"rows\": 3} | rows must be an array of objects, found 3",
        "[1] | row 1 must be an object, found 1",
        "3 | the body must be an object, or an array of objects, found 3",
        "[] | there must be at least one row, found none",
        "[{\"age\": 61}] | row 1 must have a value of \"days\", or null for a gap, found none",
        "[{\"agee\": 61}] | found none, but \"agee\"",
        "[{\"age\": \"old\", \"days\": 1, \"site\": \"a\", \"ward\": \"A\"}]"
            + " | row 1: \"age\" must be a number or null, found \"old\"",
        "[{\"age\": 1e999, \"days\": 1, \"site\": \"a\", \"ward\": \"A\"}]"
            + " | row 1: \"age\" must be finite",
        "[{\"age\": 1, \"days\": 1, \"site\": [1], \"ward\": \"A\"}]"
            + " | row 1: \"site\" must be a text, a number, true or false or null, found [1]"
      })
  void whatIsWrongIsNamed(String body, String says) throws IOException, InterruptedException {
    HttpResponse<String> response = ILL.post(JSON, body == null ? "" : body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(read(response).getAsJsonObject("error").get("message").getAsString()).contains(says);
  }

  @Test
  void aCsvThatIsNoneIsNamed() throws IOException, InterruptedException {
    assertThat(ILL.post("text/csv", "age,days\n1,2\n").statusCode()).isEqualTo(400);
    assertThat(ILL.post("text/csv", "age,days,Site,ward\n1,2,a,A\n").body())
        .contains("the body: a feature of the model must be a column of the table")
        .contains("Did you mean \\\"Site\\\"?");
    assertThat(ILL.post("text/csv", "").statusCode()).isEqualTo(400);
  }

  @Test
  void tooMuchIsRefused() throws IOException, InterruptedException {
    String rows = "[" + "{},".repeat(50) + "{}]";
    assertThat(ILL.post(JSON, rows).statusCode()).isEqualTo(413);
    assertThat(ILL.post(JSON, rows).body()).contains("at most 50 rows, found 51");
    assertThat(ILL.post(JSON, "[" + " ".repeat(5000) + "]").statusCode()).isEqualTo(413);
    HttpResponse<String> chunked =
        ILL.client.send(
            HttpRequest.newBuilder(ILL.uri("/predict"))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5000])))
                .build(),
            BodyHandlers.ofString());
    assertThat(chunked.statusCode()).isEqualTo(413);
  }

  /** The connection is not closed on whoever is still sending: they would not get the answer. */
  @Test
  void aBodyThatIsMuchTooLargeIsAnswered() throws IOException, InterruptedException {
    HttpResponse<String> refused =
        ILL.client.send(
            HttpRequest.newBuilder(ILL.uri("/predict"))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray(new byte[20 << 20]))
                .build(),
            BodyHandlers.ofString());

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("a body must have at most");
  }

  @Test
  void otherPathsMethodsAndTypesAreRefused() throws IOException, InterruptedException {
    assertThat(ILL.get("/nothing").statusCode()).isEqualTo(404);
    assertThat(ILL.get("/nothing").body()).contains("/predict");
    assertThat(ILL.get("/predict").statusCode()).isEqualTo(405);
    assertThat(ILL.get("/predict").headers().firstValue("Allow")).hasValue("POST");
    assertThat(ILL.post("text/plain", ROW).statusCode()).isEqualTo(415);
    HttpResponse<String> outside = ILL.get("/page//etc/passwd");
    assertThat(outside.statusCode()).isEqualTo(400);
    assertThat(read(outside).getAsJsonObject("error").get("status").getAsInt()).isEqualTo(400);
  }

  @Test
  void theModelTheInterfaceAndTheHealthAreTold() throws IOException, InterruptedException {
    JsonObject model = read(ILL.get("/model"));
    assertThat(model.get("target").getAsString()).isEqualTo("ill");
    assertThat(model.getAsJsonArray("columns")).hasSize(4);
    assertThat(model.getAsJsonArray("columns").get(2).getAsJsonObject().get("values").toString())
        .isEqualTo("[\"Bern\",\"Oslo\"]");
    JsonObject api = read(ILL.get("/openapi.json"));
    assertThat(api.get("openapi").getAsString()).startsWith("3.1");
    assertThat(
            api.getAsJsonObject("components")
                .getAsJsonObject("schemas")
                .getAsJsonObject("Row")
                .getAsJsonObject("properties")
                .keySet())
        .containsExactly("age", "days", "site", "ward");
    assertThat(read(ILL.get("/health")).get("status").getAsString()).isEqualTo("up");
  }

  @Test
  void requestsAreCounted() throws IOException, InterruptedException {
    ILL.post(JSON, ROW);
    ILL.get("/no/such/path/" + System.nanoTime());

    assertThat(ILL.get("/metrics").body())
        .contains("concord_requests_total{path=\"/predict\",status=\"200\"}")
        .contains("concord_requests_total{path=\"other\",status=\"404\"}")
        .contains("concord_predict_seconds_count")
        .contains("concord_rows_total")
        .doesNotContain("/no/such/path");
  }

  @Test
  void thePageIsThereAndLoadsNothingFromElsewhere() throws IOException, InterruptedException {
    HttpResponse<String> page = ILL.get("/");

    assertThat(page.body()).contains("page.js", "page.css").doesNotContain("http://", "https://");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValue("default-src 'self'; frame-ancestors 'none'");
    assertThat(ILL.get("/page.js").body()).contains("predict");
    assertThat(ILL.get("/page.css").statusCode()).isEqualTo(200);
  }

  @Test
  void manyAtOnceGetTheBitsOfOneAlone() {
    double alone = ILL.predictor.predict(row(61, "Oslo")).value(0);
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(
          ILL.client.sendAsync(
              HttpRequest.newBuilder(ILL.uri("/predict"))
                  .header("Content-Type", JSON)
                  .POST(BodyPublishers.ofString(ROW))
                  .build(),
              BodyHandlers.ofString()));
    }

    assertThat(all)
        .allSatisfy(
            one -> assertThat(first(one.join()).get("probability").getAsDouble()).isEqualTo(alone));
  }

  /** The idle limit is two seconds. */
  @Test
  void aBodyThatNeverComesIsNotWaitedFor() throws IOException, InterruptedException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ILL.server.uri().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 1000\r\n\r\n{")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.setSoTimeout(30_000);

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer).doesNotContain(" 200 ");
    }
    assertThat(ILL.post(JSON, ROW).statusCode()).isEqualTo(200);
  }

  @Test
  void aPortThatIsTakenIsSaid() {
    int port = ILL.server.uri().getPort();

    assertThatExceptionOfType(ServeException.class)
        .isThrownBy(
            () -> ModelServer.start("id", ILL.bundle, ILL.predictor, "127.0.0.1", port, SMALL))
        .withMessageStartingWith("the server must be able to listen on 127.0.0.1:" + port);
  }

  @Test
  void closedTwiceItAnswersNoMore() {
    ServedModel other = new ServedModel("ill", SMALL);
    other.close();
    other.close();

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> other.get("/health"));
  }
}
