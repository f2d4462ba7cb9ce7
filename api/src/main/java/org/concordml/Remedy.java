package org.concordml;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way out of a failure or a notice. The words are for anybody; the setting, where there is one,
 * is named as the reader would set it.
 *
 * @param words what to do, from a small letter on and without an end: {@code leave the column out}
 * @param setting which does it; null if it is done outside Concord
 * @param values to give the setting, each by itself; empty for none
 */
public record Remedy(String words, @Nullable Setting setting, List<String> values)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Checks that nothing but the setting is missing. */
  public Remedy {
    Objects.requireNonNull(words, "words");
    values = List.copyOf(values);
  }

  /**
   * Something that is done outside Concord.
   *
   * @param words what to do
   * @return the remedy
   */
  public static Remedy of(String words) {
    return new Remedy(words, null, List.of());
  }

  /**
   * Something that a setting does.
   *
   * @param words what it does
   * @param setting which
   * @param values to give it, if the message can name them
   * @return the remedy
   */
  public static Remedy of(String words, Setting setting, String... values) {
    return new Remedy(words, Objects.requireNonNull(setting, "setting"), List.of(values));
  }

  /**
   * @param wording how settings are named
   * @return {@code leave the column out with --drop "ward"}
   */
  public String in(Wording wording) {
    return Optional.ofNullable(setting)
        .map(named -> words + " with " + wording.of(named, values))
        .orElse(words);
  }

  /**
   * One sentence.
   *
   * @param remedies each by itself is a way out
   * @param wording how settings are named
   * @return {@code Correct the value, or leave the column out with --drop "ward".}; empty if there
   *     are none
   */
  public static String sentence(List<Remedy> remedies, Wording wording) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < remedies.size(); i++) {
      if (i > 0) {
        text.append(i == remedies.size() - 1 ? ", or " : ", ");
      }
      text.append(remedies.get(i).in(wording));
    }
    return text.length() == 0
        ? ""
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }
}
