package org.concordml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordml.Remedy;
import org.concordml.data.DataException;
import org.concordml.data.csv.CsvSource;

/** A CSV as an argument names it: a path, or - for standard input. */
final class CsvArgument {

  /** What is left of one as a path, which has no empty parts. */
  private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/+(.*)");

  private CsvArgument() {}

  /**
   * @param csv as given
   * @return where its bytes come from; standard input is read
   * @throws DataException if it is a URL, or standard input cannot be read
   */
  static CsvSource source(Path csv) {
    String given = csv.toString();
    if (given.equals("-")) {
      return standardInput();
    }
    Matcher url = URL.matcher(given);
    if (url.matches()) {
      throw new DataException(
          url.group(1) + "://" + url.group(2) + ": must be a file, found a URL.",
          Remedy.of("download it first"));
    }
    return CsvSource.file(csv);
  }

  private static CsvSource standardInput() {
    try {
      return CsvSource.of("<stdin>", System.in.readAllBytes());
    } catch (IOException failure) {
      throw new DataException(
          "<stdin>: standard input cannot be read: " + failure.getMessage(), failure);
    }
  }
}
