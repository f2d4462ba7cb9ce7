package org.concordml.cli.argument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordml.Remedy;
import org.concordml.data.DataException;
import org.concordml.data.csv.CsvSource;
import org.concordml.datasets.BundledDataset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A table as an argument names it: a path, - for standard input, or one that is bundled.
 *
 * @param word as given
 * @param bundled the table it names; empty for another
 */
public record CsvArgument(String word, Optional<BundledDataset> bundled) {

  /** What the help says of the words that are no path. */
  public static final String BUNDLED =
      "- is standard input; bundled:NAME a table that Concord brings along: wdbc (two classes),"
          + " penguins (three, text and gaps), opt (two, text and gaps), nhefs (a number, codes and"
          + " gaps). Without it: bundled:wdbc, the Wisconsin breast-cancer data.";

  /** The table of the main job, which is meant where none is named. */
  public static final String MAIN = "bundled:wdbc";

  /** What standard input is called as the source of a table. */
  public static final String STDIN = "<stdin>";

  private static final String PREFIX = "bundled:";

  /** What is left of one as a path, which has no empty parts. */
  private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/+(.*)");

  /** Takes the word of the command line. */
  public static final class Converter implements ITypeConverter<CsvArgument> {

    @Override
    public CsvArgument convert(String word) {
      try {
        if (word.startsWith(PREFIX)) {
          return of(BundledDataset.of(word.substring(PREFIX.length())));
        }
        return new CsvArgument(ArgumentCharset.ofProcess().path(word).toString(), Optional.empty());
      } catch (DataException unknown) {
        throw new TypeConversionException(unknown.getMessage());
      }
    }
  }

  private static CsvArgument of(BundledDataset dataset) {
    return new CsvArgument(PREFIX + dataset.card().id(), Optional.of(dataset));
  }

  /**
   * @return where its bytes come from; standard input is read
   * @throws DataException if it is a URL, or standard input cannot be read
   */
  public CsvSource source() {
    if (bundled.isPresent()) {
      return bundled.get().source();
    }
    if (word.equals("-")) {
      return standardInput();
    }
    Matcher url = URL.matcher(word);
    if (url.matches()) {
      throw new DataException(
          url.group(1) + "://" + url.group(2) + ": must be a file, found a URL.",
          Remedy.of("download it first"));
    }
    return CsvSource.file(Path.of(word));
  }

  /**
   * @return where its bytes come from; standard input is read as it comes
   * @throws DataException if it is a URL
   */
  public CsvSource stream() {
    return word.equals("-") && bundled.isEmpty() ? CsvSource.stream(STDIN, System.in) : source();
  }

  /**
   * @param other a path
   * @return whether this is a file, and that very one
   */
  public boolean isFile(Path other) {
    return bundled.isEmpty() && !word.equals("-") && isSame(Path.of(word), other);
  }

  /**
   * @param one a path
   * @param other another, or the same in other words
   * @return whether both are there and the same file; not for pipes and devices
   */
  public static boolean isSame(Path one, Path other) {
    try {
      return Files.isRegularFile(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException unknown) {
      return false; // what reads or writes it says why
    }
  }

  /**
   * @return how many bytes the file has; empty if it is none, or cannot be asked
   */
  public OptionalLong bytes() {
    if (bundled.isPresent() || word.equals("-") || !Files.isRegularFile(Path.of(word))) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Files.size(Path.of(word)));
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }

  private static CsvSource standardInput() {
    try {
      return CsvSource.of(STDIN, System.in.readAllBytes());
    } catch (IOException failure) {
      throw new DataException(
          STDIN + ": standard input cannot be read: " + failure.getMessage(), failure);
    }
  }
}
