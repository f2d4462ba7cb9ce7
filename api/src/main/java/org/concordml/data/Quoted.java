package org.concordml.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text from a user's file as a message shows it: in quotes, short, and on one line. */
public final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  /**
   * @param text from a file
   * @return in quotes, shortened, control characters escaped
   */
  public static String text(String text) {
    StringBuilder shown = new StringBuilder("\"");
    int length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.append(length < text.length() ? "…\"" : "\"").toString();
  }

  /** The first of some texts, and how many more there are. */
  static String few(List<String> texts, int most) {
    int more = texts.size() - most;
    return list(texts.subList(0, Math.min(most, texts.size())))
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
