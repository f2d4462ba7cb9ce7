package org.concordml.cli.option;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.concordml.NearestName;
import org.concordml.cli.argument.CommaList;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a CSV is written. */
public final class FormatOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--separator",
      paramLabel = "auto|C|tab",
      description =
          "What separates fields: a character, tab or space; auto takes commas, or another"
              + " character if all first lines agree on it (default: auto).")
  private String separator = "auto";

  @Option(
      names = "--decimal",
      paramLabel = ".|,",
      description =
          "The decimal mark of numbers (default: a point; a comma if fields are separated by"
              + " something else and all first lines agree).")
  private String decimal;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "The text's encoding, such as windows-1252 or UTF-16 (default: UTF-8).")
  private String encoding;

  @Option(names = "--header", description = "The first line names the columns, though of numbers.")
  private boolean header;

  @Option(
      names = "--no-header",
      description =
          "The first line is data; columns are called c1, c2, … and may be named by number.")
  private boolean noHeader;

  @Option(
      names = "--row-names",
      description = "The first field of each row is the row's name and no column.")
  private boolean rowNames;

  @Option(
      names = "--no-row-names",
      description = "The first field of each row is a value, even if rows are longer by one.")
  private boolean noRowNames;

  @Option(
      names = "--skip-lines",
      paramLabel = "N",
      description = "Lines above the header that are not read (default: 0).")
  private int skipLines;

  @Option(
      names = "--skip-rows",
      paramLabel = "LINE,…",
      converter = CommaList.OfIntegers.class,
      description = "Lines of the file, from 1, whose rows are left out: a row of units, a total.")
  private CommaList<Integer> skipRows;

  @Option(
      names = "--comment",
      paramLabel = "C",
      description = "Lines that begin with this character are comments (default: none).")
  private String comment;

  @Option(
      names = "--missing",
      paramLabel = "WORD|COLUMN=WORD",
      split = ",",
      splitSynopsisLabel = ",",
      description =
          "More words that mean a missing value, everywhere or in one column: '?,age=-9'. In the"
              + " target only these do, and the empty cell. Repeatable.")
  private List<String> missing = List.of();

  /**
   * @return the format that the options describe
   * @throws ParameterException if one of them has no such value, or two exclude one another
   */
  public CsvFormat format() {
    try {
      return given();
    } catch (IllegalArgumentException invalid) {
      throw wrong(invalid.getMessage());
    }
  }

  private CsvFormat given() {
    return new CsvFormat(
        separator.equals("auto") ? Optional.empty() : Optional.of(separator()),
        Optional.ofNullable(decimal).map(text -> character("--decimal", text)),
        encoding == null ? StandardCharsets.UTF_8 : charset(),
        oneOf("--header", header, "--no-header", noHeader),
        oneOf("--row-names", rowNames, "--no-row-names", noRowNames),
        skipLines,
        Optional.ofNullable(comment).map(text -> character("--comment", text)),
        new HashSet<>(CommaList.orNone(skipRows)),
        missing());
  }

  private char separator() {
    return switch (separator) {
      case "tab", "\\t" -> '\t';
      case "space" -> ' ';
      default -> character("--separator", separator);
    };
  }

  private char character(String option, String text) {
    if (text.length() != 1) {
      throw wrong(option + " must be one character, found \"" + text + "\"");
    }
    return text.charAt(0);
  }

  private Optional<Boolean> oneOf(String yes, boolean isYes, String no, boolean isNo) {
    if (isYes && isNo) {
      throw wrong(yes + " and " + no + " exclude one another, found both");
    }
    return isYes || isNo ? Optional.of(isYes) : Optional.empty();
  }

  private Charset charset() {
    String name = encoding.strip().toLowerCase(Locale.ROOT);
    if (name.equals("utf-8-sig") || name.equals("utf_8_sig")) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(encoding.strip());
    } catch (IllegalArgumentException unknown) {
      throw wrong(
          "--encoding must name an encoding, found \""
              + encoding
              + "\"."
              + NearestName.to(encoding, Charset.availableCharsets().keySet())
                  .map(nearest -> " Did you mean " + nearest + "?")
                  .orElse(" Such as: UTF-8, UTF-16, windows-1252, ISO-8859-1"));
    }
  }

  private MissingWords missing() {
    MissingWords words = MissingWords.usual();
    for (String entry : missing) {
      int equals = entry.indexOf('=');
      if (entry.isBlank() || equals == entry.length() - 1) {
        throw wrong("--missing must be a word or COLUMN=WORD, found \"" + entry + "\"");
      }
      words =
          equals > 0
              ? words.with(entry.substring(0, equals), entry.substring(equals + 1))
              : words.with(entry);
    }
    return words;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
