package org.concordml.data.csv.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.text.DecimalNumber;
import org.concordml.data.text.PlainText;
import org.concordml.data.text.Quoted;

/**
 * What the columns of a CSV are called.
 *
 * @param names each once
 * @param notices what a user should know of them
 */
public record CsvHeader(List<String> names, List<Notice> notices) {

  /** Of the column in front that holds the names of the rows; no header can name one so. */
  public static final String ROW_NAMES = "";

  private static final int SHOWN = 3;

  /** Takes copies. */
  public CsvHeader {
    names = List.copyOf(names);
    notices = List.copyOf(notices);
  }

  /**
   * Names columns by the first row, or by number if the dialect has no header.
   *
   * @param source the file, for messages
   * @param line where the first row stands, from 1
   * @param fields of the first row, without surrounding space
   * @param dialect how it is read
   * @return the names
   * @throws DataException if a name is no text, the row looks like data, or its fields are
   *     separated by something else
   */
  public static CsvHeader of(String source, int line, List<String> fields, CsvDialect dialect) {
    if (!dialect.hasHeader()) {
      List<String> numbered =
          IntStream.rangeClosed(1, fields.size()).mapToObj(i -> "c" + i).toList();
      return new CsvHeader(numbered, List.of());
    }
    String place = source + ":" + line + ": ";
    List<String> written = fields.stream().map(PlainText::composed).toList();
    checkText(place, written);
    if (dialect.format().header().isEmpty()) {
      checkIsNoData(place, written, dialect.decimal());
    }
    List<Notice> notices = new ArrayList<>();
    List<String> names = unique(written, notices);
    if (dialect.longerRows()) {
      names.add(0, ROW_NAMES);
    }
    return new CsvHeader(names, notices);
  }

  private static void checkText(String place, List<String> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).indexOf('\0') >= 0) {
        throw new DataException(
            place
                + "the name of column "
                + (i + 1)
                + " must be text, found a NUL byte; is this a CSV file in UTF-8?");
      }
    }
  }

  /** Two names that are numbers, or one of them twice, are rather the first row of the data. */
  private static void checkIsNoData(String place, List<String> fields, char decimal) {
    List<String> numbers =
        fields.stream().filter(f -> !Double.isNaN(DecimalNumber.parse(f, decimal))).toList();
    if (numbers.size() < 2) {
      return;
    }
    throw new DataException(
        place
            + "the first line must name the columns, found "
            + numbers.size()
            + (numbers.size() == fields.size() ? " numbers (" : " numbers among its fields (")
            + Quoted.list(numbers.subList(0, Math.min(SHOWN, numbers.size())))
            + (numbers.size() > SHOWN ? ", …" : "")
            + "); it looks like data.",
        Remedy.of("read it as data below no header", Setting.NO_HEADER),
        Remedy.of("take it for the header", Setting.HEADER));
  }

  /**
   * Names as pandas makes them: one that stands twice is {@code x} and {@code x.1}, one that is
   * empty {@code Unnamed: i} with i from 0. Names that are written come before those that are made.
   */
  private static List<String> unique(List<String> fields, List<Notice> notices) {
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      wanted.add(fields.get(i).isEmpty() ? "Unnamed: " + i : fields.get(i));
    }
    Set<String> taken = new HashSet<>(wanted);
    Map<String, Integer> used = new HashMap<>();
    List<String> names = new ArrayList<>(wanted);
    IntStream written = IntStream.range(0, fields.size()).filter(i -> !fields.get(i).isEmpty());
    IntStream unnamed = IntStream.range(0, fields.size()).filter(i -> fields.get(i).isEmpty());
    IntStream.concat(written, unnamed)
        .forEach(
            i -> {
              String name = wanted.get(i);
              Integer times = used.merge(name, 1, Integer::sum);
              if (times > 1) {
                names.set(i, next(name, taken));
              }
            });
    notices.addAll(renamed(wanted, names));
    return names;
  }

  private static String next(String name, Set<String> taken) {
    int number = 1;
    while (!taken.add(name + "." + number)) {
      number++;
    }
    return name + "." + number;
  }

  private static List<Notice> renamed(List<String> wanted, List<String> names) {
    List<String> changes =
        IntStream.range(0, names.size())
            .filter(i -> !names.get(i).equals(wanted.get(i)))
            .mapToObj(
                i ->
                    "column "
                        + (i + 1)
                        + " "
                        + Quoted.text(names.get(i))
                        + " instead of "
                        + Quoted.text(wanted.get(i)))
            .toList();
    if (changes.isEmpty()) {
      return List.of();
    }
    return List.of(
        Notice.of(
            "A name of a column stands twice in the header; as in pandas, this calls "
                + Quoted.first(changes.stream(), changes.size(), SHOWN)
                + "."));
  }
}
