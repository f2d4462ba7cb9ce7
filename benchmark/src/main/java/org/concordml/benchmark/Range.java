package org.concordml.benchmark;

import java.util.Locale;

/**
 * The whole numbers that a setting may have.
 *
 * @param what the setting, as the subject of a sentence
 * @param least smallest value
 * @param most largest value
 */
record Range(String what, long least, long most) {

  /** Passes on a value that is in the range. */
  int require(int value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s must be from %d to %,d, found %d", what, least, most, value));
    }
    return value;
  }
}
