package org.concordml.bundle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.concordml.bundle.training.TrainingRecord;
import org.concordml.data.Schema;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.experiment.Recipe;
import org.concordml.files.Sha256;
import org.concordml.json.JsonProblem;
import org.concordml.json.JsonText;
import org.concordml.json.RecordJson;
import org.concordml.json.SchemaVersion;
import org.concordml.network.Activation;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;

/**
 * What a bundle says of itself, the member {@code manifest.json}.
 *
 * @param format {@value #FORMAT}
 * @param schemaVersion {@value #SCHEMA_VERSION}
 * @param id SHA-256 of this manifest without its id, {@code run.json} and {@code checks.json}: two
 *     trainings of the same job that come to the same model have the same
 * @param writtenBy the program and its version
 * @param schema features, target and classes
 * @param network architecture and head
 * @param members how many networks are averaged
 * @param decision from predictions to classes
 * @param training how it came about
 * @param files every other file of the bundle by name
 */
public record Manifest(
    String format,
    int schemaVersion,
    String id,
    String writtenBy,
    Schema schema,
    NetworkSpec network,
    int members,
    DecisionFacts decision,
    TrainingRecord training,
    Map<String, FileFacts> files) {

  static final String FORMAT = "concord-bundle";
  static final int SCHEMA_VERSION = 1;

  private static final RecordJson CODEC =
      new RecordJson()
          .family(Head.class, Head::key, Head::named)
          .choice(Activation.class, Activation::key, Activation::named)
          .choice(Task.class, Task::key, Task::named)
          .codec(Recipe.class, Recipe::toJson, Manifest::recipe);

  private static Recipe recipe(String json) {
    return Recipe.fromJson(json, Recipe.standard(TableRoles.target("outcome")));
  }

  /** Takes a copy. */
  public Manifest {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** The same with the id that it has to have. */
  Manifest identified() {
    return withId(idOf(CODEC.write(this).getAsJsonObject()));
  }

  /**
   * Whether the id of a manifest is that of its content: as it was written, so that one of a
   * version with fewer members stays what it is.
   *
   * @param text that {@link #read} takes
   */
  static boolean isAsWritten(String text) {
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    return json.get("id").getAsString().equals(idOf(json));
  }

  /** Without what is of one run and one machine: dates, seconds, the engines that are there. */
  private static String idOf(JsonObject written) {
    JsonObject json = written.deepCopy();
    json.addProperty("id", "");
    json.getAsJsonObject("files").remove(BundleFile.RUN.fileName());
    json.getAsJsonObject("files").remove(BundleFile.CHECKS.fileName());
    return Sha256.of(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Manifest withId(String other) {
    return new Manifest(
        format,
        schemaVersion,
        other,
        writtenBy,
        schema,
        network,
        members,
        decision,
        training,
        files);
  }

  /**
   * @return the file's text, indented; the same in every locale
   */
  public String toJson() {
    return JsonText.of(CODEC.write(this));
  }

  /**
   * @throws IllegalArgumentException if it is not what {@link #toJson} writes
   */
  static Manifest read(String text) {
    JsonElement json = JsonProblem.parsed(text);
    requireVersion(json);
    return CODEC.read(json, Manifest.class, "");
  }

  /** Before anything else is looked at: what a later version has here is not known. */
  private static void requireVersion(JsonElement json) {
    JsonElement format = json.isJsonObject() ? json.getAsJsonObject().get("format") : null;
    if (format == null || !format.isJsonPrimitive() || !format.getAsString().equals(FORMAT)) {
      throw new IllegalArgumentException("its format must be " + FORMAT + ", found " + format);
    }
    SchemaVersion.require(json, SCHEMA_VERSION);
  }
}
