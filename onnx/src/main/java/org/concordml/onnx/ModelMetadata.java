package org.concordml.onnx;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.data.Schema;
import org.concordml.data.Task;
import org.concordml.files.Sha256;
import org.concordml.json.JsonText;
import org.concordml.model.Model;
import org.concordml.network.Weights;
import org.concordml.onnx.preprocess.RawColumn;

/** What a file says of its model, by name; lists and objects are JSON. */
final class ModelMetadata {

  private ModelMetadata() {}

  static Map<String, String> of(ModelGraph graph, Map<String, String> more) {
    Model model = graph.model();
    Schema schema = model.schema();
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("concord.model", digest(model));
    entries.put("concord.version", model.provenance().concordVersion());
    entries.put("concord.date", model.provenance().date().toString());
    entries.put("concord.task", schema.task().key());
    entries.put("concord.target", schema.target());
    entries.put("concord.inputs", inputs(graph).toString());
    entries.put("concord.features", JsonText.strings(schema.features()).toString());
    if (graph.hasLabel()) {
      entries.put("concord.classes", JsonText.strings(schema.classes()).toString());
    }
    if (schema.task() == Task.BINARY) {
      entries.put("concord.positive", schema.positive());
      entries.put("concord.threshold", String.valueOf(model.decision().threshold()));
    }
    model
        .decision()
        .classThresholds()
        .ifPresent(
            thresholds ->
                entries.put("concord.classThresholds", String.valueOf(thresholds.values())));
    entries.putAll(more);
    return entries;
  }

  private static JsonArray inputs(ModelGraph graph) {
    JsonArray inputs = new JsonArray();
    for (RawColumn column : graph.columns()) {
      JsonObject input = new JsonObject();
      input.addProperty("column", column.name());
      input.addProperty("kind", column.kind().name());
      input.addProperty("holds", column.holds().words());
      inputs.add(input);
    }
    return inputs;
  }

  /** SHA-256 of all that the predictions depend on, whichever way it is written. */
  private static String digest(Model model) {
    MessageDigest digest = Sha256.digest();
    Schema schema = model.schema();
    for (String part :
        List.of(
            schema.target(),
            JsonText.strings(schema.classes()).toString(),
            model.preprocessing().toJson(),
            model.network().toString(),
            model.decision().toString())) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    for (Weights member : model.members()) {
      double[] values = member.toArray();
      ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
      bytes.asDoubleBuffer().put(values);
      digest.update(bytes);
    }
    return Sha256.hex(digest);
  }
}
