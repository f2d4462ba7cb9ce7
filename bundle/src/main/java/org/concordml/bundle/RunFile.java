package org.concordml.bundle;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import org.concordml.json.JsonText;
import org.concordml.json.RecordJson;
import org.concordml.provenance.Provenance;

/** What is of one run, the file {@code run.json}: all else is the same when a job is run again. */
final class RunFile {

  private static final String PROVENANCE = "provenance";

  private static final RecordJson CODEC =
      new RecordJson().choice(Instant.class, Instant::toString, RunFile::instant);

  private RunFile() {}

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException notADate) {
      throw new IllegalArgumentException("it must be a date, found '" + text + "'", notADate);
    }
  }

  static String of(Provenance provenance) {
    JsonObject json = new JsonObject();
    json.add(PROVENANCE, CODEC.write(provenance));
    return JsonText.of(json);
  }

  static Provenance provenance(String text) {
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    return CODEC.read(json.get(PROVENANCE), Provenance.class, PROVENANCE);
  }
}
