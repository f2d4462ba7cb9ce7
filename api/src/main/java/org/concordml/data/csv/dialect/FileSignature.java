package org.concordml.data.csv.dialect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;

/** Tells by its first bytes what a file is that is no CSV. */
final class FileSignature {

  /** A few letters may be the name of a column; then other bytes must say that it is no text. */
  private static final int LONGEST_NAME = 4;

  private static final String SAVE_AS_CSV = "save the table as CSV in the program it comes from";
  private static final String UNPACK = "unpack it";
  private static final String CONVERT = "convert it to CSV";

  /**
   * A kind of file.
   *
   * @param at where its mark stands, in bytes from 0
   * @param mark in hexadecimal
   * @param name of the kind, with an article
   * @param remedy what to do with it
   */
  private record Kind(int at, String mark, String name, String remedy) {
    boolean fits(byte[] bytes) {
      byte[] wanted = HexFormat.of().parseHex(mark);
      if (bytes.length < at + wanted.length) {
        return false;
      }
      for (int i = 0; i < wanted.length; i++) {
        if (bytes[at + i] != wanted[i]) {
          return false;
        }
      }
      return wanted.length > LONGEST_NAME || isBinary(wanted) || isBinary(bytes);
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(0, "d0cf11e0a1b11ae1", "an old Excel workbook (.xls)", SAVE_AS_CSV),
          new Kind(4, "314159265359", "a file packed with bzip2", UNPACK),
          new Kind(0, "fd377a585a00", "a file packed with xz", UNPACK),
          new Kind(0, "28b52ffd", "a file packed with zstd", UNPACK),
          new Kind(0, "04224d18", "a file packed with lz4", UNPACK),
          new Kind(0, "377abcaf271c", "a 7z archive", UNPACK),
          text(0, "Rar!", "a RAR archive", UNPACK),
          new Kind(0, "1f9d", "a file packed with compress (.Z)", UNPACK),
          text(257, "ustar", "a tar archive", UNPACK),
          text(0, "PAR1", "a Parquet file", CONVERT),
          text(0, "ORC", "an ORC file", CONVERT),
          text(0, "Obj\u0001", "an Avro file", CONVERT),
          text(0, "ARROW1", "an Arrow or Feather file", CONVERT),
          text(0, "FEA1", "a Feather file", CONVERT),
          new Kind(0, "894844460d0a1a0a", "an HDF5 file", CONVERT),
          new Kind(0, "934e554d5059", "a NumPy file (.npy)", CONVERT),
          text(0, "MATLAB 5.0", "a MATLAB file", CONVERT),
          text(0, "SQLite format 3\0", "an SQLite database", "export the table as CSV"),
          text(0, "%PDF-", "a PDF document", SAVE_AS_CSV),
          text(0, "{\\rtf", "an RTF document", SAVE_AS_CSV),
          text(0, "$FL2", "an SPSS file (.sav)", CONVERT),
          text(0, "$FL3", "an SPSS file (.sav)", CONVERT),
          text(0, "<stata_dta>", "a Stata file", CONVERT),
          new Kind(0, "7201", "a Stata file", CONVERT),
          new Kind(0, "7202", "a Stata file", CONVERT),
          new Kind(0, "7301", "a Stata file", CONVERT),
          new Kind(0, "7302", "a Stata file", CONVERT),
          text(0, "HEADER RECORD*******LIB", "a SAS transport file (.xpt)", CONVERT),
          new Kind(12, "c2ea8160b31411cfbd92080009c7318c181f1011", "a SAS file", CONVERT),
          text(0, "RDX", "an R workspace (.RData)", "write the table with write.csv in R"),
          text(0, "RDA", "an R workspace (.RData)", "write the table with write.csv in R"),
          text(0, "X\n\0\0\0", "an R object (.rds)", "write the table with write.csv in R"),
          new Kind(0, "8002", "a Python pickle", CONVERT),
          new Kind(0, "8003", "a Python pickle", CONVERT),
          new Kind(0, "8004", "a Python pickle", CONVERT),
          new Kind(0, "8005", "a Python pickle", CONVERT),
          new Kind(0, "89504e470d0a1a0a", "a picture (PNG)", CONVERT),
          new Kind(0, "ffd8ff", "a picture (JPEG)", CONVERT));

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final Pattern ARFF = Pattern.compile("(?i)@relation(\\s.*)?");
  private static final Pattern HTML =
      Pattern.compile("(?is)\\s*(<!--.*?-->\\s*)?<(!doctype html|html|head|body|table|div)\\b.*");
  private static final Pattern XML = Pattern.compile("(?is)\\s*<\\?xml\\b.*");
  private static final Pattern JSON =
      Pattern.compile("(?s)\\s*(\\{\\s*[\"}]|\\[\\s*[\\[{\\]\"\\d-]).*");

  private FileSignature() {}

  private static Kind text(int at, String mark, String name, String remedy) {
    String hex = HexFormat.of().formatHex(mark.getBytes(StandardCharsets.ISO_8859_1));
    return new Kind(at, hex, name, remedy);
  }

  /**
   * @param bytes the first ones, unpacked
   * @param encoding the file is said to be in
   * @throws DataException if they are not those of a text in it
   */
  static void check(String source, byte[] bytes, Charset encoding) {
    if (startsWith(bytes, ZIP)) {
      throw new DataException(
          source + ": must be a CSV file, found " + zip(bytes) + ".", ofZip(bytes));
    }
    for (Kind kind : KINDS) {
      if (kind.fits(bytes)) {
        throw no(source, kind.name(), kind.remedy());
      }
    }
    checkEncoding(source, bytes, encoding);
    checkText(source, new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static DataException no(String source, String name, String remedy) {
    return new DataException(
        source + ": must be a CSV file, found " + name + ".", Remedy.of(remedy));
  }

  private static String zip(byte[] bytes) {
    String names = new String(bytes, StandardCharsets.ISO_8859_1);
    if (names.contains("opendocument.spreadsheet")) {
      return "an OpenDocument spreadsheet (.ods)";
    }
    boolean office = names.contains("[Content_Types].xml");
    if (names.contains("xl/") || (office && !names.contains("word/"))) {
      return "an Excel workbook (.xlsx)";
    }
    return "a ZIP archive";
  }

  private static Remedy ofZip(byte[] bytes) {
    return Remedy.of(zip(bytes).endsWith("archive") ? UNPACK : SAVE_AS_CSV);
  }

  private static void checkEncoding(String source, byte[] bytes, Charset encoding) {
    String found = unicode(bytes);
    boolean eightBits =
        !encoding.name().toUpperCase(Locale.ROOT).startsWith("UTF-16")
            && !encoding.name().toUpperCase(Locale.ROOT).startsWith("UTF-32");
    if (eightBits && !found.isEmpty()) {
      throw new DataException(
          source + ": the file must be text in " + encoding.name() + ", found " + found + ".",
          Remedy.of("read it so", Setting.ENCODING, found),
          Remedy.of("save it as UTF-8"));
    }
    boolean marked = startsWith(bytes, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    if (marked && !encoding.equals(StandardCharsets.UTF_8)) {
      throw new DataException(
          source
              + ": the file must be text in "
              + encoding.name()
              + ", found the byte order mark of UTF-8.",
          Remedy.of("read it so", Setting.ENCODING, "UTF-8"));
    }
  }

  /** UTF-16 or UTF-32, by its mark or by where its zeros are; empty if neither. */
  private static String unicode(byte[] bytes) {
    if (startsWith(bytes, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0})
        || startsWith(bytes, new byte[] {0, 0, (byte) 0xfe, (byte) 0xff})) {
      return "UTF-32";
    }
    if (startsWith(bytes, new byte[] {(byte) 0xff, (byte) 0xfe})
        || startsWith(bytes, new byte[] {(byte) 0xfe, (byte) 0xff})) {
      return "UTF-16";
    }
    int[] zeros = new int[4];
    int count = Math.min(bytes.length, 4096) / 4 * 4;
    for (int i = 0; i < count; i++) {
      zeros[i % 4] += bytes[i] == 0 ? 1 : 0;
    }
    int most = count / 4 * 3 / 4;
    boolean even = zeros[0] > most && zeros[2] > most;
    boolean odd = zeros[1] > most && zeros[3] > most;
    if (count < 8 || (!even && !odd)) {
      return "";
    }
    if (even && zeros[1] > most) {
      return "UTF-32BE";
    }
    if (odd && zeros[2] > most) {
      return "UTF-32LE";
    }
    return even ? "UTF-16BE" : "UTF-16LE";
  }

  private static void checkText(String source, String text) {
    String start = text.substring(0, Math.min(text.length(), 4096));
    start = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
    if (isArff(start)) {
      throw new DataException(
          source + ": must be a CSV file, found a Weka file (ARFF).",
          Remedy.of(
              "convert it to CSV: a header with the names after @attribute, and the lines below"
                  + " @data"));
    }
    if (HTML.matcher(start).matches()) {
      throw no(source, "a web page (HTML)", "download the file itself");
    }
    if (XML.matcher(start).matches()) {
      throw no(source, "an XML file", CONVERT);
    }
    if (JSON.matcher(start).matches()) {
      throw no(source, "a JSON file", CONVERT);
    }
  }

  /** By lines: one pattern over all of them would try every way to part the blank ones. */
  private static boolean isArff(String start) {
    return start
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("%"))
        .findFirst()
        .filter(line -> ARFF.matcher(line).matches())
        .isPresent();
  }

  private static boolean isBinary(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < '\t') {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (bytes[i] != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
