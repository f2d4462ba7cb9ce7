package org.concordml.cli.terminal;

import java.util.StringJoiner;

/** A line of words broken where the terminal would break it in the middle of a word. */
public final class WrappedText {

  private WrappedText() {}

  /**
   * @param text one line
   * @param width characters in a line
   * @param indent blanks before every line but the first
   * @return the text with line feeds in place of some blanks; a word longer than a line stays whole
   */
  public static String of(String text, int width, int indent) {
    if (text.length() <= width) {
      return text;
    }
    int end = text.lastIndexOf(' ', width);
    if (text.substring(0, Math.max(0, end)).isBlank()) {
      end = text.indexOf(' ', text.length() - text.stripLeading().length());
      if (end < 0) {
        return text;
      }
    }
    String rest = " ".repeat(indent) + text.substring(end).strip();
    return new StringJoiner("\n")
        .add(text.substring(0, end))
        .add(of(rest, width, indent))
        .toString();
  }
}
