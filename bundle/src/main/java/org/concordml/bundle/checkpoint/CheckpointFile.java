package org.concordml.bundle.checkpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concordml.bundle.safetensors.Safetensors;
import org.concordml.bundle.safetensors.Tensor;
import org.concordml.data.DataException;
import org.concordml.files.Sha256;
import org.concordml.json.JsonFields;
import org.concordml.training.TrainingState;
import org.concordml.training.runner.EnsembleState;

/**
 * The bytes of a checkpoint: one file of tensors, so that it is there whole or not at all. Its
 * header holds a text of JSON and the SHA-256 of the file without that digest.
 */
final class CheckpointFile {

  private static final int SCHEMA_VERSION = 1;
  private static final String DOCUMENT = "concord.checkpoint";
  private static final String DIGEST = "sha256";

  private CheckpointFile() {}

  static byte[] of(CheckpointedJob job, EnsembleState state) {
    List<Tensor> tensors = new ArrayList<>();
    state.members().forEach((member, of) -> tensors.addAll(NetworkTensors.of(member, of)));
    return sealed(tensors, document(job, state).toString());
  }

  private static byte[] sealed(List<Tensor> tensors, String document) {
    byte[] open = new Safetensors(tensors, Map.of(DOCUMENT, document)).toBytes();
    Map<String, String> metadata =
        new TreeMap<>(Map.of(DOCUMENT, document, DIGEST, Sha256.of(open)));
    return new Safetensors(tensors, metadata).toBytes();
  }

  private static JsonObject document(CheckpointedJob job, EnsembleState state) {
    JsonObject document = new JsonObject();
    document.addProperty("schemaVersion", SCHEMA_VERSION);
    document.addProperty("concordVersion", job.concordVersion());
    document.addProperty("engine", job.engine());
    JsonArray arguments = new JsonArray();
    job.arguments().forEach(arguments::add);
    document.add("arguments", arguments);
    JsonObject data = new JsonObject();
    data.addProperty("source", job.dataSource());
    data.addProperty("sha256", job.dataSha256());
    document.add("data", data);
    document.addProperty("start", job.start());
    document.add("recipe", JsonParser.parseString(job.recipe()));
    JsonArray networks = new JsonArray();
    state.members().forEach((member, of) -> networks.add(network(member, of)));
    document.add("networks", networks);
    return document;
  }

  private static JsonObject network(int member, TrainingState state) {
    JsonObject network = new JsonObject();
    network.addProperty("number", member + 1);
    network.addProperty("epochs", state.epochs());
    network.addProperty("steps", state.optimizer().steps());
    network.addProperty("bestEpoch", state.best().map(TrainingState.Best::epoch).orElse(0));
    network.addProperty("stoppedEarly", state.stoppedEarly());
    return network;
  }

  /**
   * Reads a checkpoint.
   *
   * @param name of the file, for messages
   * @param bytes of it
   * @throws DataException if they are not those of a checkpoint, whole and unchanged
   */
  static Checkpoint read(String name, byte[] bytes) {
    Safetensors file = Safetensors.read(name, bytes);
    String document = file.metadata().get(DOCUMENT);
    if (document == null) {
      throw new DataException(name + " must be a checkpoint, found tensors of something else.");
    }
    requireSchema(name, document);
    // The same content is always the same bytes, so that every bit of the file is looked at.
    if (!Arrays.equals(sealed(List.copyOf(file.tensors().values()), document), bytes)) {
      throw new DataException(
          name + " must be as it was written, found that its content does not have its SHA-256.");
    }
    try {
      return JsonFields.read("checkpoint", document, fields -> checkpoint(name, fields, file));
    } catch (IllegalArgumentException invalid) {
      throw new DataException(
          name + " must be a checkpoint: " + invalid.getMessage() + ".", invalid);
    }
  }

  /** Before the digest: another version may write another file. */
  private static void requireSchema(String name, String document) {
    try {
      int found =
          JsonFields.integer(
              "schemaVersion",
              JsonParser.parseString(document).getAsJsonObject().get("schemaVersion"));
      if (found != SCHEMA_VERSION) {
        throw new DataException(
            name + " must be of schema version " + SCHEMA_VERSION + ", found " + found + ".");
      }
    } catch (RuntimeException notOurs) {
      if (notOurs instanceof DataException refused) {
        throw refused;
      }
      throw new DataException(name + " must be a checkpoint, found a damaged one.", notOurs);
    }
  }

  private static Checkpoint checkpoint(String name, JsonFields fields, Safetensors file) {
    fields.integer("schemaVersion");
    String version = fields.text("concordVersion");
    String engine = fields.text("engine");
    List<String> arguments = fields.list("arguments", JsonFields::text);
    List<String> data = fields.object("data", of -> List.of(of.text("source"), of.text("sha256")));
    String start = fields.text("start");
    String recipe = fields.element("recipe").toString();
    SortedMap<Integer, NetworkProgress> networks = new TreeMap<>();
    fields.list(
        "networks",
        (path, element) ->
            JsonFields.read(
                path,
                element,
                of ->
                    networks.put(
                        of.integer("number") - 1,
                        new NetworkProgress(
                            of.integer("epochs"),
                            (long) of.number("steps"),
                            of.integer("bestEpoch"),
                            of.flag("stoppedEarly")))));
    return new Checkpoint(
        name,
        new CheckpointedJob(version, engine, arguments, data.get(0), data.get(1), start, recipe),
        networks,
        file);
  }
}
