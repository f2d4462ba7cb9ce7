package org.concordml.data.text;

import java.text.Normalizer;

/**
 * Text as names and labels are compared: composed (Unicode's NFC), without what cannot be seen at
 * its ends. Two texts that a reader cannot tell apart are then mostly one.
 */
public final class PlainText {

  private static final char CONTROL_Z = '\u001a';

  private PlainText() {}

  /**
   * @param text of a name or a label
   * @return the text without blanks around it, composed
   */
  public static String of(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return composed(text.substring(start, end));
  }

  /**
   * @param text of a name or a label
   * @return the text composed: é as one character and not as e and an accent
   */
  public static String composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      // Below it every text is composed.
      if (text.charAt(i) >= '\u0300') {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /**
   * Whether a character at the end of a cell is none of its text: a space of any width, a tab, a
   * character without width, or the mark that DOS put at the end of files (Ctrl-Z).
   *
   * @param c at the start or the end of a cell
   * @return whether it is to be left out
   */
  public static boolean isBlank(char c) {
    // The digits and letters of most cells are between the two.
    return c <= ' ' ? c == ' ' || c == '\t' || c == CONTROL_Z : c >= '\u0080' && isUnseen(c);
  }

  /**
   * @param c a character beyond ASCII
   * @return whether it leaves no ink
   */
  public static boolean isUnseen(char c) {
    return Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT || c == '\u0085';
  }
}
