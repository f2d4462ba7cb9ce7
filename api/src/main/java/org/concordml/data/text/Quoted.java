package org.concordml.data.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text from a user's file as a message shows it: in quotes, short, and on one line. */
public final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  /**
   * @param text from a file
   * @return in quotes, shortened, control characters escaped
   */
  public static String text(String text) {
    return text(text, false);
  }

  /**
   * @param text from a file
   * @param others that are shown beside it
   * @return the text in quotes; if another one looks like it, every character beyond ASCII as its
   *     number ({@code \\u041c} for a Cyrillic M)
   */
  public static String among(String text, Collection<String> others) {
    String looks = LookAlike.of(text);
    boolean alike =
        others.stream().anyMatch(other -> !other.equals(text) && LookAlike.of(other).equals(looks));
    return text(text, alike);
  }

  private static String text(String text, boolean plain) {
    // A quote in quotes could not be typed again.
    char quote = text.indexOf('"') >= 0 && text.indexOf('\'') < 0 ? '\'' : '"';
    StringBuilder shown = new StringBuilder().append(quote);
    int length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == quote) {
        shown.append('\\').append(c);
      } else if (isHidden(c) || (plain && c > '~')) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.append(length < text.length() ? "…" : "").append(quote).toString();
  }

  private static boolean isHidden(char c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
  }

  /**
   * @param texts from a file
   * @param most how many to show
   * @return the first of them, each in quotes, and how many more there are
   */
  public static String few(List<String> texts, int most) {
    return first(texts.stream().map(Quoted::text), texts.size(), most);
  }

  /**
   * @param shown things as they are shown
   * @param all how many there are
   * @param most how many to show
   * @return the first of them, and how many more there are
   */
  public static String first(Stream<String> shown, int all, int most) {
    int more = all - most;
    return shown.limit(most).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /**
   * @param texts from a file
   * @return each in quotes, joined by commas
   */
  public static String list(List<String> texts) {
    return texts.stream().map(Quoted::text).collect(Collectors.joining(", "));
  }
}
