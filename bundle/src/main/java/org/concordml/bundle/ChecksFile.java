package org.concordml.bundle;

import java.util.List;
import org.concordml.json.JsonProblem;
import org.concordml.json.JsonText;
import org.concordml.json.RecordJson;

/**
 * On which engines a model was found to be the same when it was saved, the file {@code
 * checks.json}: another on a machine with other engines.
 *
 * @param checks an engine each
 */
public record ChecksFile(List<GoldenCheck> checks) {

  private static final RecordJson CODEC = new RecordJson();

  /** Takes a copy. */
  public ChecksFile {
    checks = List.copyOf(checks);
  }

  String toJson() {
    return JsonText.of(CODEC.write(this));
  }

  /**
   * @throws IllegalArgumentException if it is not what {@link #toJson} writes
   */
  static ChecksFile read(String text) {
    return CODEC.read(JsonProblem.parsed(text), ChecksFile.class, "");
  }
}
