package org.concordml.engine;

import java.util.OptionalInt;

/**
 * How many threads of the processor a session may compute with.
 *
 * @param fixed that many, from 1 to {@value #LARGEST}; empty when the engine decides for each step
 *     and each piece of scoring, by its size: one where waking others costs more than it saves, all
 *     processors where it pays
 */
public record ThreadCount(OptionalInt fixed) {

  /** The most that can be asked for. */
  public static final int LARGEST = 1024;

  /** The engine decides, by measured size. */
  public static final ThreadCount AUTO = new ThreadCount(OptionalInt.empty());

  /** Checks the range. */
  public ThreadCount {
    if (fixed.isPresent() && (fixed.getAsInt() < 1 || fixed.getAsInt() > LARGEST)) {
      throw refusal(String.valueOf(fixed.getAsInt()));
    }
  }

  /**
   * @param threads from 1 to {@value #LARGEST}
   * @return so many, whatever the size
   * @throws IllegalArgumentException if it is out of the range
   */
  public static ThreadCount of(int threads) {
    return new ThreadCount(OptionalInt.of(threads));
  }

  /**
   * Reads a request.
   *
   * @param text {@code auto}, or a whole number from 1 to {@value #LARGEST}
   * @return the request
   * @throws IllegalArgumentException if it is none of these
   */
  public static ThreadCount parse(String text) {
    if (text.equals("auto")) {
      return AUTO;
    }
    if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > LARGEST) {
      throw refusal(text);
    }
    return of(Integer.parseInt(text));
  }

  private static IllegalArgumentException refusal(String found) {
    return new IllegalArgumentException(
        "threads must be auto or a whole number from 1 to " + LARGEST + ", found '" + found + "'");
  }

  /**
   * @return the most that a session may use here: the number asked for, or as many as there are
   *     processors
   */
  public int most() {
    return fixed.orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param products of a row and a parameter that a piece of work has
   * @param parallelThreshold products from which all processors are faster than one thread, as
   *     measured
   * @return threads to compute it with: as many as were asked for, whatever the size, or by size
   */
  public int threadsFor(long products, long parallelThreshold) {
    return fixed.isPresent() || products >= parallelThreshold ? most() : 1;
  }

  @Override
  public String toString() {
    return fixed.isPresent() ? String.valueOf(fixed.getAsInt()) : "auto";
  }
}
