package org.concordml.bundle;

import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.concordml.json.JsonText;
import org.concordml.json.RecordJson;
import org.concordml.provenance.Provenance;

/**
 * What is of one run, the file {@code run.json}: all else is the same when a job is run again.
 *
 * @param provenance when, by which program and on which Java
 * @param checks engines that were found to predict the same when it was saved
 */
public record RunFile(Provenance provenance, List<GoldenCheck> checks) {

  /** Takes a copy. */
  public RunFile {
    checks = List.copyOf(checks);
  }

  private static final RecordJson CODEC =
      new RecordJson().choice(Instant.class, Instant::toString, RunFile::instant);

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException notADate) {
      throw new IllegalArgumentException("it must be a date, found '" + text + "'", notADate);
    }
  }

  String toJson() {
    return JsonText.of(CODEC.write(this));
  }

  /**
   * @throws IllegalArgumentException if it is not what {@link #toJson} writes
   */
  static RunFile read(String text) {
    return CODEC.read(JsonParser.parseString(text), RunFile.class, "");
  }
}
