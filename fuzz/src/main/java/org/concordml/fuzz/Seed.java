package org.concordml.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An input that is taken.
 *
 * @param grammar what it is written in
 * @param content all of it; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed forward; never compared
record Seed(Grammar grammar, byte[] content) {

  /** How an input can be changed by its structure. */
  enum Grammar {
    JSON,
    TABLE,
    BYTES
  }

  static Seed json(String text) {
    return new Seed(Grammar.JSON, text.getBytes(UTF_8));
  }

  static Seed table(String text) {
    return new Seed(Grammar.TABLE, text.getBytes(UTF_8));
  }

  static Seed bytes(byte[] content) {
    return new Seed(Grammar.BYTES, content);
  }
}
