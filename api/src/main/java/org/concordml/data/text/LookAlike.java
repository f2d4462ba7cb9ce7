package org.concordml.data.text;

import java.text.Normalizer;

/** What a text looks like to a reader: equal for two that can hardly be told apart. */
final class LookAlike {

  /** Letters of Cyrillic and Greek, and the Latin ones they look like at the same place. */
  private static final String FOREIGN =
      "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456"
          + "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf";

  private static final String LATIN = "ABEKMHOPCTXaeopcyxiABEZHIKMNOPTYXo";

  private LookAlike() {}

  static String of(String text) {
    StringBuilder looks = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .chars()
        .forEach(
            c -> {
              int place = FOREIGN.indexOf(c);
              if (place >= 0) {
                looks.append(LATIN.charAt(place));
              } else if (c == '\u2212' || Character.getType(c) == Character.DASH_PUNCTUATION) {
                looks.append('-');
              } else if (Character.isSpaceChar(c)) {
                looks.append(' ');
              } else if (Character.getType(c) != Character.FORMAT) {
                looks.append((char) c);
              }
            });
    return looks.toString();
  }
}
