package org.concordml.data.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.text.Quoted;

/** What to say of bytes that are no text in the encoding they were read in. */
final class TextEncoding {

  /** The usual one of spreadsheets in western Europe and America where it is not UTF-8. */
  private static final Charset LIKELY = Charset.forName("windows-1252");

  private static final char REPLACEMENT = '\uFFFD';

  private TextEncoding() {}

  /**
   * @param place file and line
   * @param encoding it was read in
   */
  static DataException undecodable(
      String place, Charset encoding, StrictReader.UndecodableException found) {
    int code = found.firstByte();
    String fact =
        place
            + String.format(
                Locale.ROOT,
                ": the file must be text in %s, found the byte 0x%02X",
                encoding.name(),
                code);
    String likely = new String(new byte[] {(byte) code}, LIKELY);
    if (!encoding.equals(StandardCharsets.UTF_8) || likely.charAt(0) == REPLACEMENT) {
      return new DataException(
          fact + ", which is none there.",
          found,
          Remedy.of("say in which encoding the file is", Setting.ENCODING));
    }
    return new DataException(
        fact
            + ", which is "
            + Quoted.text(likely)
            + " in "
            + LIKELY.name()
            + "; spreadsheets save a CSV so where UTF-8 is not asked for.",
        found,
        Remedy.of("read it so", Setting.ENCODING, LIKELY.name()),
        Remedy.of("save it as UTF-8"));
  }
}
