package org.concordml.serve;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.concordml.ConcordException;
import org.concordml.bundle.Bundle;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.json.JsonText;
import org.concordml.model.Predictions;
import org.concordml.model.Predictor;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers every request. Safe for many threads, as the predictor is. */
final class ModelHandler extends Handler.Abstract {

  private static final String JSON = "application/json";

  /** Of a body that is too large, in bytes. */
  private static final long MOST_DISCARDED = 64L << 20;

  /** Files of the page, and what they are. */
  private static final Map<String, String> PAGE =
      Map.of(
          "/", "text/html;charset=utf-8",
          "/page.js", "text/javascript;charset=utf-8",
          "/page.css", "text/css;charset=utf-8");

  private final String id;
  private final Bundle bundle;
  private final Predictor predictor;
  private final ServerLimits limits;
  private final RequestRows rows;
  private final byte[] model;
  private final byte[] openApi;
  private final ServerMetrics metrics = new ServerMetrics();

  ModelHandler(String id, Bundle bundle, Predictor predictor, ServerLimits limits) {
    this.id = id;
    this.bundle = bundle;
    this.predictor = predictor;
    this.limits = limits;
    this.rows = new RequestRows(bundle, limits.rows());
    this.model = utf8(new ModelDocument(id, bundle).json());
    this.openApi = utf8(OpenApiDocument.of(bundle.model(), limits));
  }

  private static byte[] utf8(JsonObject json) {
    return JsonText.of(json).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What is sent back.
   *
   * @param status of HTTP
   * @param type of the content
   * @param content all of it
   */
  @SuppressWarnings("ArrayRecordComponent") // handed forward once; never compared
  private record Answer(int status, String type, byte[] content) {

    static Answer ok(String type, byte[] content) {
      return new Answer(HttpStatus.OK_200, type, content);
    }

    static Answer error(int status, String message) {
      JsonObject error = new JsonObject();
      error.addProperty("status", status);
      error.addProperty("message", message);
      JsonObject json = new JsonObject();
      json.add("error", error);
      return new Answer(status, JSON, utf8(json));
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    Answer answer;
    boolean known = true;
    try {
      Optional<Answer> found = answer(path, request);
      known = found.isPresent();
      answer =
          found.orElseGet(
              () ->
                  Answer.error(
                      HttpStatus.NOT_FOUND_404,
                      "there is no such path. Valid: /, /predict, /model, /health, /openapi.json,"
                          + " /metrics"));
    } catch (RequestException refused) {
      answer = Answer.error(refused.status(), refused.fact());
      refused.allowed().ifPresent(of -> response.getHeaders().put(HttpHeader.ALLOW, of));
    } catch (DataException refused) {
      answer = Answer.error(HttpStatus.BAD_REQUEST_400, refused.fact());
    } catch (ConcordException failed) {
      answer = Answer.error(HttpStatus.SERVICE_UNAVAILABLE_503, failed.fact());
    } catch (IOException | UncheckedIOException gone) {
      answer =
          Answer.error(HttpStatus.BAD_REQUEST_400, "the body must arrive, found that it ended");
    }
    metrics.answered(known ? path : "other", answer.status());
    send(answer, response, callback);
    return true;
  }

  /** What Jetty refuses before it comes to {@link #handle}, or fails at: the same form. */
  static boolean refuse(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Object reason = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    boolean ours = HttpStatus.isServerError(status);
    send(
        Answer.error(
            status, ours || reason == null ? HttpStatus.getMessage(status) : reason.toString()),
        response,
        callback);
    return true;
  }

  private static void send(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, answer.type());
    headers.put(HttpHeader.CONTENT_LENGTH, answer.content().length);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    // Nothing of other hosts is loaded, and no other page may hold this one in a frame.
    headers.put("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(answer.content()), callback);
  }

  /** Empty for a path that there is not. */
  private Optional<Answer> answer(String path, Request request) throws IOException {
    if (path.equals("/predict")) {
      requireMethod(request, "POST");
      return Optional.of(Answer.ok(JSON, utf8(predict(request))));
    }
    Optional<Answer> found =
        switch (path) {
          case "/model" -> Optional.of(Answer.ok(JSON, model));
          case "/openapi.json" -> Optional.of(Answer.ok(JSON, openApi));
          case "/metrics" -> Optional.of(Answer.ok(ServerMetrics.contentType(), metrics.text()));
          case "/health" -> Optional.of(Answer.ok(JSON, health()));
          default ->
              PAGE.containsKey(path)
                  ? Optional.of(Answer.ok(PAGE.get(path), resource(path)))
                  : Optional.empty();
        };
    if (found.isPresent()) {
      requireMethod(request, "GET");
    }
    return found;
  }

  private byte[] health() {
    JsonObject json = new JsonObject();
    json.addProperty("status", "up");
    json.addProperty("model", id);
    return utf8(json);
  }

  private static void requireMethod(Request request, String method) {
    String found = request.getMethod();
    if (!found.equals(method) && !(found.equals("HEAD") && method.equals("GET"))) {
      throw RequestException.method(method, found);
    }
  }

  private static byte[] resource(String path) throws IOException {
    String name = path.equals("/") ? "page.html" : path.substring(1);
    try (InputStream in = ModelHandler.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the page must be in the jar: " + name);
      }
      return in.readAllBytes();
    }
  }

  private JsonObject predict(Request request) throws IOException {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    String plain = type == null ? "" : type.toLowerCase(Locale.ROOT).replaceAll(";.*", "").strip();
    boolean csv = plain.equals("text/csv");
    if (!csv && !plain.equals(JSON)) {
      throw new RequestException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          "Content-Type must be application/json or text/csv, found "
              + (type == null ? "none" : type));
    }
    byte[] body = body(request);
    long start = System.nanoTime();
    Table table = csv ? rows.csv(body) : rows.json(body);
    Predictions predictions = predictor.predict(table);
    metrics.predicted(table.rows(), System.nanoTime() - start);
    return PredictionsJson.of(
        id, bundle.model().schema(), bundle.training().ranges(), table, predictions);
  }

  private byte[] body(Request request) throws IOException {
    try (InputStream in = Request.asInputStream(request)) {
      byte[] body =
          request.getLength() > limits.bodyBytes()
              ? new byte[0]
              : in.readNBytes(limits.bodyBytes());
      if (in.read() >= 0) {
        discard(in);
        throw tooLarge();
      }
      return body;
    }
  }

  /**
   * Reads on for a while: whoever is still sending when the connection is closed does not get the
   * answer.
   */
  private static void discard(InputStream in) throws IOException {
    byte[] part = new byte[1 << 16];
    long left = MOST_DISCARDED;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = in.read(part);
    }
  }

  private RequestException tooLarge() {
    return new RequestException(
        HttpStatus.PAYLOAD_TOO_LARGE_413,
        "a body must have at most " + limits.bodyBytes() + " bytes. Send the rows in parts.");
  }
}
