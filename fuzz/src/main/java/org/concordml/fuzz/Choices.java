package org.concordml.fuzz;

import java.util.Arrays;
import java.util.List;

/** Bytes, taken as choices one after another. Past their end every choice is the first. */
final class Choices {

  private final byte[] bytes;
  private int at;

  Choices(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isEnd() {
    return at >= bytes.length;
  }

  /** From 0 to below a bound of at least 1: of one byte, or of three if the bound needs more. */
  int below(int bound) {
    int value = next();
    if (bound > 256) {
      value = value << 16 | next() << 8 | next();
    }
    return value % bound;
  }

  private int next() {
    return isEnd() ? 0 : bytes[at++] & 0xff;
  }

  <T> T of(List<T> values) {
    return values.get(below(values.size()));
  }

  byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, Math.min(at, bytes.length), bytes.length);
    at = bytes.length;
    return rest;
  }
}
