package org.concordml.report;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Locales whose decimal signs and digit groups differ. */
public final class Locales {

  private Locales() {}

  public static Stream<Locale> all() {
    return Stream.of(Locale.ROOT, Locale.US, Locale.GERMANY);
  }

  /** What comes out where that locale is the default. */
  public static <T> T in(Locale locale, Supplier<T> work) {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      return work.get();
    } finally {
      Locale.setDefault(before);
    }
  }
}
