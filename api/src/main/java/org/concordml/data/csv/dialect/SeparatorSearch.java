package org.concordml.data.csv.dialect;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.stream.Stream;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.text.DecimalNumber;
import org.concordml.data.text.Quoted;

/**
 * Finds what separates the fields of a file: commas, unless its first lines agree on another
 * character.
 */
final class SeparatorSearch {

  private final String source;
  private final int linesAbove;
  private final List<String> lines;
  private final FirstLines.Candidates candidates;

  /**
   * @param linesAbove those that are not among the lines
   */
  SeparatorSearch(
      String source, int linesAbove, List<String> lines, FirstLines.Candidates candidates) {
    this.source = source;
    this.linesAbove = linesAbove;
    this.lines = lines;
    this.candidates = candidates;
  }

  /**
   * What the lines are with one separator.
   *
   * @param separator which
   * @param header fields in the header
   * @param fields in the rows, or the header if there are none
   * @param titles records above the header that do not have as many
   * @param agree whether all lines below those have as many, the header one more or less
   */
  private record Candidate(char separator, int header, int fields, int titles, boolean agree) {

    static Candidate of(char separator, List<CsvRecord> records) {
      int usual = FirstLines.usualFields(records);
      int start = 0;
      while (start < records.size() && !isNear(records.get(start), usual)) {
        start++;
      }
      if (usual < 2 || start == records.size()) {
        int header = records.isEmpty() ? 0 : records.get(0).getFieldCount();
        return new Candidate(separator, header, usual, 0, false);
      }
      int header = records.get(start).getFieldCount();
      List<CsvRecord> rows = records.subList(start + 1, records.size());
      int fields = rows.isEmpty() ? header : rows.get(0).getFieldCount();
      boolean agree =
          Math.abs(fields - header) <= 1
              && rows.stream().allMatch(row -> row.getFieldCount() == fields);
      return new Candidate(separator, header, fields, start, agree);
    }

    private static boolean isNear(CsvRecord record, int usual) {
      return record.getFieldCount() > 1 && Math.abs(record.getFieldCount() - usual) <= 1;
    }

    String shown() {
      return separator == '\t' ? "a tab" : Quoted.text(String.valueOf(separator));
    }
  }

  /**
   * @param notices gets one if it is no comma
   * @throws DataException if there is no telling, or something else than a character separates them
   */
  char find(List<Notice> notices) {
    Candidate comma = candidate(',');
    List<Candidate> others = Stream.of(';', '\t', '|').map(this::candidate).toList();
    List<Candidate> agreeing = agreeing(comma, others);
    if (agreeing.isEmpty() && comma.header() < 2) {
      checkOneField(others);
    }
    if (agreeing.isEmpty() || agreeing.equals(List.of(comma))) {
      return ',';
    }
    if (agreeing.size() > 1) {
      throw ambiguous(agreeing.get(0), agreeing.get(1));
    }
    notices.add(taken(agreeing.get(0)));
    return agreeing.get(0).separator();
  }

  /**
   * Those on which all lines agree, from the first line on if there is such a one; commas alone if
   * no other makes as many fields; tabs may stand beside commas to align them.
   */
  private static List<Candidate> agreeing(Candidate comma, List<Candidate> others) {
    List<Candidate> all =
        Stream.concat(Stream.of(comma), others.stream()).filter(Candidate::agree).toList();
    int titles = all.stream().mapToInt(Candidate::titles).min().orElse(0);
    return all.stream()
        .filter(candidate -> candidate.titles() == titles)
        .filter(
            candidate ->
                candidate.separator() == ','
                    || comma.titles() != titles
                    || !comma.agree()
                    || candidate.fields() > comma.fields()
                    || (candidate.fields() == comma.fields() && candidate.separator() != '\t'))
        .toList();
  }

  private Candidate candidate(char separator) {
    // Without the character there is nothing to look for, and most files have commas only.
    boolean there = lines.stream().anyMatch(line -> line.indexOf(separator) >= 0);
    return there
        ? Candidate.of(separator, candidates.records(separator))
        : new Candidate(separator, 1, 1, 0, false);
  }

  private static Notice taken(Candidate found) {
    return Notice.of(
        "Took " + found.shown() + " for what separates the fields, as all first lines agree.",
        Remedy.of("say that it is so", Setting.SEPARATOR, String.valueOf(found.separator())));
  }

  private DataException ambiguous(Candidate one, Candidate other) {
    return new DataException(
        source
            + ":"
            + (linesAbove + 1)
            + ": it must be known what separates the fields, found "
            + one.fields()
            + " fields by "
            + one.shown()
            + " and "
            + other.fields()
            + " by "
            + other.shown()
            + " in all first lines.",
        Remedy.of("take " + other.shown(), Setting.SEPARATOR, String.valueOf(other.separator())),
        Remedy.of("take " + one.shown(), Setting.SEPARATOR, String.valueOf(one.separator())));
  }

  /** A header of one field may be a table of one column, or separated in another way. */
  private void checkOneField(List<Candidate> others) {
    List<String> written = lines.stream().filter(line -> !line.isBlank()).toList();
    if (written.isEmpty()) {
      return;
    }
    String first = written.get(0);
    String place = source + ":" + (linesAbove + lines.indexOf(first) + 1) + ": ";
    for (Candidate candidate : others) {
      if (candidate.header() > 1) {
        throw new DataException(
            place
                + "fields must be separated by commas, or all lines alike by another character,"
                + " found one field "
                + Quoted.text(first)
                + ".",
            Remedy.of(
                "take " + candidate.shown() + " for what separates them",
                Setting.SEPARATOR,
                String.valueOf(candidate.separator())));
      }
    }
    checkQuotedLines(place, written);
    checkBlanks(place, written);
  }

  private static void checkQuotedLines(String place, List<String> written) {
    boolean quoted =
        written.stream()
            .map(String::strip)
            .allMatch(line -> line.length() > 1 && line.startsWith("\"") && line.endsWith("\""));
    if (quoted && written.stream().allMatch(line -> line.matches(".*[,;\\t|].*"))) {
      throw new DataException(
          place + "fields must be quoted one by one, found each line as one quoted field.",
          Remedy.of("take the quotes at both ends of the lines away"));
    }
  }

  private static void checkBlanks(String place, List<String> written) {
    int tokens = written.get(0).strip().split("\\s+").length;
    boolean alike =
        tokens > 1
            && written.size() > 1
            && written.stream().allMatch(line -> line.strip().split("\\s+").length == tokens);
    if (!alike || Double.isNaN(lastNumber(written.get(1)))) {
      return;
    }
    boolean single = written.stream().noneMatch(line -> line.contains("  "));
    throw new DataException(
        place
            + "fields must be separated by commas, found "
            + tokens
            + " texts with blanks between them in all first lines.",
        single
            ? Remedy.of("take a blank for what separates them", Setting.SEPARATOR, " ")
            : Remedy.of("write one comma in place of the blanks"));
  }

  private static double lastNumber(String line) {
    String[] tokens = line.strip().split("\\s+");
    return DecimalNumber.parse(tokens[tokens.length - 2], '.');
  }
}
