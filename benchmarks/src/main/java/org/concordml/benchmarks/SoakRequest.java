package org.concordml.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a soak is asked to do.
 *
 * @param engine id
 * @param work what is done again and again
 * @param count how often, at least {@value #LEAST}
 */
record SoakRequest(String engine, Work work, long count) {

  /** One a reading at least. */
  private static final int LEAST = MemorySoak.READINGS;

  private static final String USAGE =
      "benchmarks/run soak ENGINE steps|trainings|trainings-on-own-threads COUNT";

  /** What is done again and again. */
  enum Work {
    /** Updates of one session. */
    STEPS(100_000),
    /** A session opened, trained for ten epochs with validation, and closed. */
    TRAININGS(100),
    /** The same, each on a thread that ends with it. */
    TRAININGS_ON_OWN_THREADS(100);

    private final int unit;

    Work(int unit) {
      this.unit = unit;
    }

    /** As many as the slope is told for. */
    int unit() {
      return unit;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Reads a command line.
   *
   * @param arguments engine, what, how often
   * @return the request
   * @throws IllegalArgumentException if it is not one; the message says what to type
   */
  static SoakRequest parse(String... arguments) {
    if (arguments.length != 3) {
      throw new IllegalArgumentException(
          "a soak must be told engine, what and how often, found "
              + arguments.length
              + " arguments. Try: "
              + USAGE);
    }
    return new SoakRequest(arguments[0], work(arguments[1]), count(arguments[2]));
  }

  private static Work work(String text) {
    return Arrays.stream(Work.values())
        .filter(work -> work.key().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "what to do must be "
                        + Arrays.stream(Work.values())
                            .map(Work::key)
                            .collect(Collectors.joining(" or "))
                        + ", found '"
                        + text
                        + "'. Try: "
                        + USAGE));
  }

  private static long count(String text) {
    // No more digits than a long surely holds.
    if (!text.matches("\\d{1,15}") || Long.parseLong(text) < LEAST) {
      throw new IllegalArgumentException(
          "how often must be a whole number of at least "
              + LEAST
              + ", found '"
              + text
              + "'. Try: "
              + USAGE);
    }
    return Long.parseLong(text);
  }
}
