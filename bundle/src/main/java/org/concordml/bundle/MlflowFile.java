package org.concordml.bundle;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.concordml.data.kind.ColumnKind;
import org.concordml.json.JsonText;
import org.concordml.model.Model;

/**
 * The file {@code MLmodel}, by which MLflow's tools recognise a folder: a flavour of our own, and
 * the columns that go in and come out. YAML, of which JSON is a part.
 *
 * <p>Source: mlflow.org, "MLflow Model Format" and "Model Signatures".
 */
final class MlflowFile {

  private MlflowFile() {}

  static String of(Model model) {
    JsonObject flavor = new JsonObject();
    flavor.addProperty("concord_version", model.provenance().concordVersion());
    flavor.addProperty("manifest", BundleFile.MANIFEST.fileName());
    flavor.addProperty("weights", BundleFile.WEIGHTS.fileName());
    JsonObject flavors = new JsonObject();
    flavors.add("concord", flavor);
    JsonObject signature = new JsonObject();
    signature.addProperty("inputs", inputs(model).toString());
    signature.addProperty("outputs", outputs(model).toString());
    JsonObject json = new JsonObject();
    json.addProperty("artifact_path", "model");
    json.add("flavors", flavors);
    json.add("signature", signature);
    return JsonText.of(json);
  }

  private static JsonArray inputs(Model model) {
    JsonArray inputs = new JsonArray();
    model
        .preprocessing()
        .inputs()
        .forEach(
            (name, kind) ->
                inputs.add(column(name, kind instanceof ColumnKind.Numeric ? "double" : "string")));
    return inputs;
  }

  private static JsonArray outputs(Model model) {
    JsonArray outputs = new JsonArray();
    switch (model.schema().task()) {
      case BINARY -> outputs.add(column("probability", "double"));
      case MULTICLASS ->
          model.schema().classes().forEach(name -> outputs.add(column(name, "double")));
      case REGRESSION -> outputs.add(column(model.schema().target(), "double"));
    }
    return outputs;
  }

  private static JsonObject column(String name, String type) {
    JsonObject column = new JsonObject();
    column.addProperty("name", name);
    column.addProperty("type", type);
    column.addProperty("required", true);
    return column;
  }
}
