package org.concordml.serve;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import org.concordml.data.kind.ColumnKind;
import org.concordml.json.JsonText;
import org.concordml.model.Model;

/**
 * What {@code GET /openapi.json} answers: the interface, with the columns of this very model.
 *
 * <p>Source: OpenAPI Specification 3.1.0.
 */
final class OpenApiDocument {

  private OpenApiDocument() {}

  static JsonObject of(Model model, ServerLimits limits) {
    JsonObject info = new JsonObject();
    info.addProperty("title", "Model of " + model.schema().target());
    info.addProperty("version", model.provenance().concordVersion());
    JsonObject paths = new JsonObject();
    paths.add("/predict", with("post", predict(limits)));
    paths.add("/model", with("get", answer("What the model is", "application/json")));
    paths.add("/health", with("get", answer("The server answers", "application/json")));
    paths.add("/metrics", with("get", answer("Prometheus metrics", "text/plain")));
    JsonObject schemas = new JsonObject();
    schemas.add("Row", row(model));
    JsonObject json = new JsonObject();
    json.addProperty("openapi", "3.1.0");
    json.add("info", info);
    json.add("paths", paths);
    json.add("components", with("schemas", schemas));
    return json;
  }

  private static JsonObject with(String name, JsonObject value) {
    JsonObject json = new JsonObject();
    json.add(name, value);
    return json;
  }

  private static JsonObject predict(ServerLimits limits) {
    JsonObject rows = new JsonObject();
    rows.addProperty("type", "array");
    rows.addProperty("maxItems", limits.rows());
    JsonObject reference = new JsonObject();
    reference.addProperty("$ref", "#/components/schemas/Row");
    rows.add("items", reference);
    JsonObject csv = new JsonObject();
    csv.addProperty("type", "string");
    JsonObject content = new JsonObject();
    content.add("application/json", with("schema", rows));
    content.add("text/csv", with("schema", csv));
    JsonObject body = with("content", content);
    body.addProperty("required", true);
    JsonObject operation = answer("A prediction a row", "application/json");
    operation.addProperty("summary", "Predict rows");
    operation.add("requestBody", body);
    JsonObject responses = operation.getAsJsonObject("responses");
    responses.add("400", described("A row is not as it must be; the message names the column"));
    responses.add("413", described("Too many rows or bytes"));
    responses.add("415", described("Neither JSON nor CSV"));
    return operation;
  }

  private static JsonObject described(String description) {
    JsonObject json = new JsonObject();
    json.addProperty("description", description);
    return json;
  }

  private static JsonObject answer(String description, String type) {
    JsonObject ok = described(description);
    JsonObject content = new JsonObject();
    content.add(type, new JsonObject());
    ok.add("content", content);
    return with("responses", with("200", ok));
  }

  private static JsonObject row(Model model) {
    JsonObject properties = new JsonObject();
    for (Map.Entry<String, ColumnKind> column : model.preprocessing().inputs().entrySet()) {
      JsonArray types = new JsonArray();
      types.add("number");
      if (!(column.getValue() instanceof ColumnKind.Numeric)) {
        types.add("string");
        types.add("boolean");
      }
      types.add("null");
      JsonObject property = new JsonObject();
      property.add("type", types);
      properties.add(column.getKey(), property);
    }
    JsonObject row = new JsonObject();
    row.addProperty("type", "object");
    row.add("properties", properties);
    row.add("required", JsonText.strings(model.preprocessing().inputs().keySet()));
    return row;
  }
}
