package org.concordml.run;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordml.data.DataException;
import org.concordml.data.TableRoles;
import org.concordml.data.text.CsvFormat;
import org.concordml.engine.DeviceRequest;
import org.concordml.engine.ThreadCount;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.files.FileProblem;
import org.concordml.files.TextFile;
import org.concordml.json.JsonProblem;
import org.concordml.json.JsonText;
import org.concordml.json.RecordJson;
import org.concordml.json.SchemaVersion;
import org.concordml.provenance.EngineIdentity;
import org.concordml.provenance.Provenance;
import org.concordml.training.runner.EngineRun;

/**
 * A run as the file {@value #FILE_NAME} keeps it: all that is needed to do it again but for the
 * table itself, and all that came of it.
 *
 * <pre>{@code
 * RunRecord run = RunRecord.read(Path.of("concord-out/run.json"));
 * Experiment again = Experiment.of(run.recipe(), table);
 * }</pre>
 *
 * @param schemaVersion {@value #SCHEMA_VERSION}
 * @param command that was run: {@code train} or {@code compare}
 * @param provenance when, by which program and on which Java
 * @param data the table
 * @param format how the table was written in its file; empty if there was no file
 * @param recipe the whole job but for its table
 * @param start the model that it started from; empty if weights were drawn
 * @param device that was asked for: {@code auto}, {@code cpu}, {@code gpu}, {@code gpu:1}
 * @param threads of the processor that were asked for: {@code auto} or a number
 * @param results of each engine, in the order they ran; at least one
 */
public record RunRecord(
    int schemaVersion,
    String command,
    Provenance provenance,
    TrainedOn data,
    Optional<CsvFormat> format,
    Recipe recipe,
    Optional<StartModel> start,
    String device,
    String threads,
    List<EngineResult> results) {

  /** Its name in every folder. */
  public static final String FILE_NAME = "run.json";

  /** Version of the names in the file. */
  public static final int SCHEMA_VERSION = 1;

  /** The most that a file of it may have: more than a million epochs. */
  public static final int MOST_BYTES = 128 << 20;

  private static final RecordJson CODEC =
      new RecordJson()
          .choice(Instant.class, Instant::toString, RunRecord::instant)
          .codec(Recipe.class, Recipe::toJson, RunRecord::recipe)
          .codec(CsvFormat.class, CsvFormatJson::write, CsvFormatJson::read)
          .codec(NetworkHistory.class, HistoryJson::write, HistoryJson::read);

  /**
   * Takes a copy.
   *
   * @throws IllegalArgumentException if there is no result, or a device or number of threads is
   *     none
   */
  public RunRecord {
    results = List.copyOf(results);
    if (results.isEmpty()) {
      throw new IllegalArgumentException("results must have at least one engine, found none");
    }
    request(device, threads);
  }

  /**
   * Of runs that have ended.
   *
   * @param command that was run
   * @param experiment that was run
   * @param runs of it, in the order to tell them; all on the device that the first asked for
   * @param engines exactly which engines, in the same order
   * @param provenance when and by which program
   * @param start the model that it started from; empty if weights were drawn
   * @return the record
   */
  public static RunRecord of(
      String command,
      Experiment experiment,
      List<EngineRun> runs,
      List<EngineIdentity> engines,
      Provenance provenance,
      Optional<StartModel> start) {
    DeviceRequest request = runs.get(0).model().device().requested();
    return new RunRecord(
        SCHEMA_VERSION,
        command,
        provenance,
        TrainedOn.of(experiment),
        experiment.data().format(),
        experiment.recipe(),
        start,
        request.toString(),
        request.threads().toString(),
        IntStream.range(0, runs.size())
            .mapToObj(i -> EngineResult.of(runs.get(i), engines.get(i)))
            .toList());
  }

  /**
   * @return where it was asked to run
   */
  public DeviceRequest request() {
    return request(device, threads);
  }

  private static DeviceRequest request(String device, String threads) {
    return DeviceRequest.parse(device).withThreads(ThreadCount.parse(threads));
  }

  /**
   * @return the file's text, ending with a line feed; the same in every locale
   */
  public String toJson() {
    return JsonText.of(CODEC.write(this));
  }

  /**
   * Reads what {@link #toJson} writes.
   *
   * @param text of the file
   * @return the run
   * @throws IllegalArgumentException if it is anything else, or of a later version
   */
  public static RunRecord fromJson(String text) {
    JsonElement json = JsonProblem.parsed(text);
    SchemaVersion.require(json, SCHEMA_VERSION);
    return CODEC.read(json, RunRecord.class, "");
  }

  /**
   * Reads a file.
   *
   * @param file that {@link #toJson} was written to
   * @return the run
   * @throws DataException if it cannot be read, or holds anything else
   */
  public static RunRecord read(Path file) {
    try {
      return fromJson(TextFile.read(file, MOST_BYTES));
    } catch (CharacterCodingException | IllegalArgumentException refused) {
      throw new DataException(
          file
              + ": must be the record of a run, as Concord writes it; "
              + (refused instanceof IllegalArgumentException
                  ? refused.getMessage()
                  : "found bytes that are no UTF-8")
              + ".",
          refused);
    } catch (IOException unreadable) {
      throw new DataException(
          "the record of a run cannot be read from "
              + file
              + ": "
              + FileProblem.ofReading(unreadable)
              + ".",
          unreadable);
    }
  }

  private static Recipe recipe(String json) {
    return Recipe.fromJson(json, Recipe.standard(TableRoles.target("outcome")));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException notADate) {
      throw new IllegalArgumentException("it must be a date, found '" + text + "'", notADate);
    }
  }
}
