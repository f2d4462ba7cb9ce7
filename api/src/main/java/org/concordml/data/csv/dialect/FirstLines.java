package org.concordml.data.csv.dialect;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.DecimalNumber;
import org.concordml.data.text.PlainText;
import org.concordml.data.text.Quoted;

/**
 * Finds out from the first lines of a file what its format leaves open. Fields separated by commas
 * with points in their numbers are what is expected; anything else is taken only if all of these
 * lines agree, and said.
 */
public final class FirstLines {

  private static final int FIRST_BYTES = 1 << 16;

  /** So long may the first lines of a table with very many columns be. */
  private static final int MOST_BYTES = 1 << 23;

  private static final int FEWEST_LINES = 3;
  private static final int MOST_LINES = 50;
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("(?i)\"?sep=(\\\\t|[,;\t|:^~ ])\"?[,;\\t|]*\\s*");

  private final String source;
  private final CsvFormat format;
  private final List<String> lines;
  private final int linesAbove;
  private final Optional<Character> named;

  private FirstLines(String source, CsvFormat format, List<String> all) {
    this.source = source;
    this.format = format;
    List<String> below = all.subList(Math.min(format.skipLines(), all.size()), all.size());
    Matcher line = SEPARATOR_LINE.matcher(below.isEmpty() ? "" : below.get(0));
    boolean names = line.matches();
    String mark = names ? line.group(1) : "";
    this.named = names ? Optional.of(mark.equals("\\t") ? '\t' : mark.charAt(0)) : Optional.empty();
    this.linesAbove = format.skipLines() + (names ? 1 : 0);
    this.lines = names ? below.subList(1, below.size()) : below;
  }

  /**
   * Finds out how a table is written.
   *
   * @param source the file, for messages
   * @param bytes of the table, of which the first are read
   * @param format what is known of it
   * @return how to read it
   * @throws DataException if it is no text, or its lines leave a doubt that the format does not
   *     settle
   * @throws IOException if reading fails
   */
  public static CsvDialect dialect(String source, InputStream bytes, CsvFormat format)
      throws IOException {
    byte[] first = firstBytes(bytes);
    FileSignature.check(source, first, format.encoding());
    return new FirstLines(source, format, lines(first, format.encoding())).dialect();
  }

  private static byte[] firstBytes(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(FIRST_BYTES);
    int wanted = FIRST_BYTES;
    while (bytes.length == wanted && wanted < MOST_BYTES && lineEnds(bytes) < FEWEST_LINES) {
      byte[] more = stream.readNBytes(wanted);
      int length = bytes.length;
      bytes = Arrays.copyOf(bytes, length + more.length);
      System.arraycopy(more, 0, bytes, length, more.length);
      wanted *= 2;
    }
    return bytes;
  }

  private static int lineEnds(byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      count += b == '\n' || b == '\r' ? 1 : 0;
    }
    return count;
  }

  /** The lines that are there from start to end; what is no text is replaced. */
  private static List<String> lines(byte[] bytes, Charset encoding) {
    String text = new String(bytes, encoding);
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<String> lines = text.lines().limit(MOST_LINES + 1L).toList();
    boolean cut = bytes.length >= FIRST_BYTES && lines.size() <= MOST_LINES;
    return lines.subList(0, Math.min(MOST_LINES, cut ? lines.size() - 1 : lines.size()));
  }

  private CsvDialect dialect() {
    checkComments();
    List<Notice> notices = new ArrayList<>();
    char separator = separator(notices);
    CsvDialect plain = new CsvDialect(format, separator, '.', linesAbove, false, false, List.of());
    boolean blanks = hasBlanksBeforeQuotes(records(plain));
    CsvDialect quoted =
        new CsvDialect(format, separator, '.', linesAbove, false, blanks, List.of());
    List<CsvRecord> records = records(quoted);
    checkTitle(records);
    char decimal = decimal(separator, records, notices);
    return new CsvDialect(
        format, separator, decimal, linesAbove, isLonger(records), blanks, List.copyOf(notices));
  }

  /** What a parser makes of the lines, as far as it gets, without rows that are left out. */
  private List<CsvRecord> records(CsvDialect dialect) {
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        dialect
            .parser()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(
                CsvRecordHandler.of(limits -> limits.maxFields(MOST_BYTES)),
                String.join("\n", lines))) {
      for (CsvRecord record : csv) {
        boolean blank = record.getFieldCount() == 1 && PlainText.of(record.getField(0)).isEmpty();
        if (!blank && !dialect.skips(line(record))) {
          records.add(record);
        }
      }
    } catch (CsvParseException | IOException notFurther) {
      // The reading finds the same and says it with its line, or it was the end of the first lines.
      return records;
    }
    return records;
  }

  private int line(CsvRecord record) {
    return linesAbove + (int) record.getStartingLineNumber();
  }

  private void checkComments() {
    if (format.comment().isPresent()) {
      return;
    }
    List<String> written = lines.stream().filter(line -> !line.isBlank()).toList();
    int comments = 0;
    while (comments < written.size() && isComment(written.get(comments))) {
      comments++;
    }
    // One line with as many fields as the next is a header whose first name begins so.
    boolean header =
        comments == 1
            && written.size() > 1
            && List.of(',', ';', '\t').stream()
                .anyMatch(
                    c ->
                        count(written.get(0), c) > 0
                            && count(written.get(0), c) == count(written.get(1), c));
    if (comments > 0 && !header) {
      String mark = written.get(0).substring(0, 1);
      throw new DataException(
          source
              + ":"
              + (linesAbove + lines.indexOf(written.get(0)) + 1)
              + ": the first line must name the columns, found one that begins with "
              + mark
              + ", like a comment.",
          Remedy.of("take such lines for comments", Setting.COMMENT, mark));
    }
  }

  private static boolean isComment(String line) {
    return line.startsWith("#") || line.startsWith("%");
  }

  private static long count(String line, char c) {
    return line.chars().filter(found -> found == c).count();
  }

  private char separator(List<Notice> notices) {
    if (format.separator().isPresent()) {
      return format.separator().get();
    }
    if (named.isPresent()) {
      return named.get();
    }
    Candidates candidates =
        c -> records(new CsvDialect(format, c, '.', linesAbove, false, false, List.of()));
    return new SeparatorSearch(source, linesAbove, lines, candidates).find(notices);
  }

  /** What the lines are with a separator. */
  interface Candidates {
    List<CsvRecord> records(char separator);
  }

  private static boolean hasBlanksBeforeQuotes(List<CsvRecord> records) {
    return records.stream()
        .flatMap(record -> record.getFields().stream())
        .anyMatch(field -> field.startsWith(" ") && field.strip().startsWith("\""));
  }

  /** A line above the header has fewer fields than those below it, or fills few of them. */
  private void checkTitle(List<CsvRecord> records) {
    if (records.size() < FEWEST_LINES || !format.header().orElse(true)) {
      return;
    }
    int usual = usualFields(records);
    int titles = 0;
    while (titles < records.size() - 1 && isTitle(records.get(titles), usual)) {
      titles++;
    }
    CsvRecord header = records.get(titles);
    boolean names = filled(header) >= header.getFieldCount() - 1 && numbers(header) == 0;
    CsvRecord first = records.get(0);
    if (titles == 0 || titles == records.size() - 1 || (!names && !isShort(first, usual))) {
      return;
    }
    throw new DataException(
        source
            + ":"
            + line(first)
            + ": the first line must name the columns, found "
            + Quoted.text(PlainText.of(first.getField(0)))
            + (filled(first) == 1 ? " alone" : " and " + (filled(first) - 1) + " more")
            + " where line "
            + line(header)
            + " has "
            + header.getFieldCount()
            + " fields; is it a title?",
        Remedy.of(
            "skip what is above line " + line(header),
            Setting.SKIP_LINES,
            String.valueOf(line(header) - 1)));
  }

  private static boolean isTitle(CsvRecord record, int usual) {
    int fields = record.getFieldCount();
    return isShort(record, usual) || (fields > 2 && 2 * filled(record) <= fields);
  }

  private static boolean isShort(CsvRecord record, int usual) {
    int fields = record.getFieldCount();
    return usual > 1 && (fields == 1 || fields < usual - 1);
  }

  private static int filled(CsvRecord record) {
    return (int) record.getFields().stream().filter(f -> !PlainText.of(f).isEmpty()).count();
  }

  private static int numbers(CsvRecord record) {
    return (int)
        record.getFields().stream()
            .filter(f -> !Double.isNaN(DecimalNumber.parse(PlainText.of(f), '.')))
            .count();
  }

  /** How many fields most of the records have. */
  static int usualFields(List<CsvRecord> records) {
    int usual = 0;
    long most = 0;
    for (CsvRecord candidate : records) {
      int fields = candidate.getFieldCount();
      long times = records.stream().filter(r -> r.getFieldCount() == fields).count();
      if (times > most) {
        most = times;
        usual = fields;
      }
    }
    return usual;
  }

  private boolean isLonger(List<CsvRecord> records) {
    if (records.size() < 2 || !format.header().orElse(true) || !format.rowNames().orElse(true)) {
      return false;
    }
    int header = records.get(0).getFieldCount();
    return records.stream().skip(1).allMatch(record -> record.getFieldCount() == header + 1);
  }

  private char decimal(char separator, List<CsvRecord> records, List<Notice> notices) {
    return format
        .decimal()
        .orElseGet(
            () -> separator == ',' ? '.' : DecimalMark.of(source, records, this::line, notices));
  }
}
