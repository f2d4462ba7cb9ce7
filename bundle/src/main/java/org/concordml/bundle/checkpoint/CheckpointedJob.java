package org.concordml.bundle.checkpoint;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Objects;
import org.concordml.Remedy;
import org.concordml.data.DataException;
import org.concordml.data.TabularData;
import org.concordml.experiment.Recipe;
import org.concordml.json.JsonDifference;
import org.concordml.provenance.Provenance;

/**
 * What a checkpoint is a checkpoint of. A training goes on from it only if all of this is the same,
 * but for the engine and the arguments.
 *
 * @param concordVersion of the program that wrote it
 * @param engine id of the engine that trained
 * @param arguments of the command that trained, without the name of the program; empty for a
 *     program that embeds Concord
 * @param dataSource what a user calls the table
 * @param dataSha256 of the table, see {@link org.concordml.data.TabularData#sha256}
 * @param start id of the saved model that the training started from; empty if weights were drawn
 * @param recipe as {@link Recipe#toJson} writes it, but for line ends and blanks
 */
public record CheckpointedJob(
    String concordVersion,
    String engine,
    List<String> arguments,
    String dataSource,
    String dataSha256,
    String start,
    String recipe) {

  /** Takes a copy of the list, and of the recipe on one line. */
  public CheckpointedJob {
    Objects.requireNonNull(concordVersion, "concordVersion");
    Objects.requireNonNull(engine, "engine");
    arguments = List.copyOf(arguments);
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(dataSha256, "dataSha256");
    Objects.requireNonNull(start, "start");
    recipe = JsonParser.parseString(recipe).toString();
  }

  /**
   * What checkpoints of a training are to be of.
   *
   * @param recipe of the training, as it was asked for
   * @param start id of the saved model that it starts from; empty if weights are drawn
   * @param data its table
   * @param engine id of the engine that trains
   * @param provenance of the training
   * @param arguments of the command that trains
   * @return all of it
   */
  public static CheckpointedJob of(
      Recipe recipe,
      String start,
      TabularData data,
      String engine,
      Provenance provenance,
      List<String> arguments) {
    return new CheckpointedJob(
        provenance.concordVersion(),
        engine,
        arguments,
        data.source(),
        data.sha256(),
        start,
        recipe.toJson());
  }

  /**
   * Checks the program.
   *
   * @param version of this program
   * @throws DataException if another one wrote the checkpoint
   */
  public void requireVersion(String version) {
    if (!concordVersion.equals(version)) {
      throw new DataException(
          "a training must go on with the version it was begun with, found a checkpoint of Concord "
              + concordVersion
              + " and Concord "
              + version
              + ".",
          Remedy.of("go on with that version"),
          startAnew());
    }
  }

  /**
   * Checks the model that the training started from.
   *
   * @param id of its manifest; empty if weights are drawn
   * @throws DataException if it is another one
   */
  public void requireStart(String id) {
    if (!start.equals(id)) {
      throw new DataException(
          "a training must go on from the model it started from, found "
              + said(id)
              + ", the checkpoint is of "
              + said(start)
              + ".",
          Remedy.of("give the model of before"),
          startAnew());
    }
  }

  private static String said(String id) {
    return id.isEmpty() ? "none" : "the model of id " + id;
  }

  /**
   * Checks the recipe.
   *
   * @param other as {@link Recipe#toJson} writes it
   * @throws DataException if it differs; the message says in what
   */
  public void requireRecipe(String other) {
    List<JsonDifference> differences =
        JsonDifference.between(JsonParser.parseString(recipe), JsonParser.parseString(other));
    if (!differences.isEmpty()) {
      JsonDifference difference = differences.get(0);
      throw new DataException(
          "a training must go on with the recipe it was begun with, found another: "
              + difference.path()
              + " is "
              + difference.first()
              + " in the checkpoint and "
              + difference.second()
              + " here.",
          Remedy.of("leave out what changes it"),
          startAnew());
    }
  }

  /**
   * Checks the table.
   *
   * @param source what a user calls it
   * @param sha256 of it
   * @throws DataException if it is another one
   */
  public void requireData(String source, String sha256) {
    if (!dataSha256.equals(sha256)) {
      throw new DataException(
          "a training must go on with the data it was begun with, found others: SHA-256 "
              + sha256
              + " of "
              + source
              + ", the checkpoint is of "
              + dataSha256
              + (dataSource.equals(source) ? ", as that table was then" : " of " + dataSource)
              + ".",
          Remedy.of("give the table of before"),
          startAnew());
    }
  }

  private static Remedy startAnew() {
    return Remedy.of("start anew");
  }
}
