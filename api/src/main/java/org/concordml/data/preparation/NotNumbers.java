package org.concordml.data.preparation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.DecimalNumber;
import org.concordml.data.text.NumberSpelling;
import org.concordml.data.text.Quoted;

/** What is wrong with features that are not numbers in every row, and the likely ways out. */
public final class NotNumbers {

  private static final int MOST_ODD_ROWS = 3;
  private static final int MOST_WORDS = 3;
  private static final int NAMES_SHOWN = 5;

  private final Table table;
  private final char decimal;
  private final List<Texts> columns;
  private final int features;

  /**
   * The cells of a column that are no numbers.
   *
   * @param count how many
   * @param words what they hold, and how often
   * @param firstRows in which rows the first of them are
   */
  private record Texts(
      TextColumn column, int count, Map<String, Integer> words, Set<Integer> firstRows) {

    /** Whether most cells with a value are numbers. */
    boolean isMostlyNumbers() {
      return 2 * count < column.rows() - column.missing();
    }
  }

  private NotNumbers(Table table, List<TextColumn> texts, int features) {
    this.table = table;
    this.decimal = table.format().flatMap(CsvFormat::decimal).orElse('.');
    this.columns = texts.stream().map(this::texts).toList();
    this.features = features;
  }

  /**
   * Looks into the cells that are no numbers.
   *
   * @param table that has the columns
   * @param texts columns that are no numbers, at least one
   * @param features how many columns are to be features
   * @return what is wrong, to be thrown
   */
  public static DataException of(Table table, List<TextColumn> texts, int features) {
    NotNumbers found = new NotNumbers(table, texts, features);
    Set<Integer> rows = found.oddRows();
    return rows.isEmpty() ? found.inCells() : found.inRows(rows);
  }

  private Texts texts(TextColumn column) {
    int count = 0;
    Map<String, Integer> words = new LinkedHashMap<>();
    Set<Integer> rows = new TreeSet<>();
    for (int row = 0; row < column.rows(); row++) {
      if (column.isMissing(row)) {
        continue;
      }
      String text = column.text(row);
      if (Double.isNaN(DecimalNumber.parse(text, decimal))) {
        count++;
        words.merge(text, 1, Integer::sum);
        if (rows.size() <= MOST_ODD_ROWS) {
          rows.add(row);
        }
      }
    }
    return new Texts(column, count, words, rows);
  }

  /**
   * A few rows that hold all the text of columns of numbers: several cells each, or the first or
   * last row. Empty if text stands elsewhere, too.
   */
  private Set<Integer> oddRows() {
    Set<Integer> odd = new TreeSet<>();
    for (Texts texts : columns) {
      if (!texts.isMostlyNumbers() || texts.count() > MOST_ODD_ROWS) {
        return Set.of();
      }
      odd.addAll(texts.firstRows());
    }
    boolean allAreOdd = odd.stream().allMatch(row -> isEdge(row) || cells(row) > 1);
    return odd.size() <= MOST_ODD_ROWS && allAreOdd ? odd : Set.of();
  }

  /** Whether it is the first or last row, with a word and little else. */
  private boolean isEdge(int row) {
    boolean words =
        columns.stream()
            .filter(texts -> texts.firstRows().contains(row))
            .anyMatch(texts -> texts.column().text(row).codePoints().anyMatch(Character::isLetter));
    long empty = table.columns().stream().filter(column -> column.isMissing(row)).count();
    return (row == 0 || row == table.rows() - 1) && words && 2 * empty >= features;
  }

  private long cells(int row) {
    return columns.stream().filter(texts -> texts.firstRows().contains(row)).count();
  }

  private DataException inRows(Set<Integer> rows) {
    int row = rows.iterator().next();
    Texts first =
        columns.stream().filter(texts -> texts.firstRows().contains(row)).findFirst().orElseThrow();
    List<String> lines = rows.stream().map(r -> String.valueOf(table.line(r))).toList();
    String guess =
        row == 0
            ? "is it a second header, or a row of units"
            : row == table.rows() - 1 ? "is it a total, or a note" : "is it a part of the table";
    return new DataException(
        place(row, first)
            + ", found "
            + Quoted.text(first.column().text(row))
            + ". Only "
            + (rows.size() == 1 ? "line " : "lines ")
            + String.join(", ", lines)
            + (rows.size() == 1 ? " has" : " have")
            + " text where numbers must be, in "
            + columns.size()
            + " of "
            + features
            + " feature columns: "
            + guess
            + "?",
        Remedy.of(
            rows.size() == 1 ? "leave the row out" : "leave the rows out",
            Setting.SKIP_ROWS,
            lines.toArray(String[]::new)),
        Remedy.of(first.count() == 1 ? "correct the value" : "correct the values"));
  }

  private DataException inCells() {
    Texts first = columns.get(0);
    int row = first.firstRows().iterator().next();
    String text = first.column().text(row);
    String described =
        NumberSpelling.describe(text, decimal)
            .map(rest -> "; " + Quoted.text(text) + " " + rest)
            .orElse("");
    return new DataException(
        place(row, first) + ", found " + shown(first) + described + "." + others(),
        remedies(first).toArray(Remedy[]::new));
  }

  private String place(int row, Texts texts) {
    return table.place(row)
        + ": column "
        + Quoted.text(texts.column().name())
        + " must hold finite numbers to be a feature";
  }

  private static String shown(Texts texts) {
    List<String> words =
        texts.words().entrySet().stream()
            .limit(MOST_WORDS)
            .map(word -> Quoted.text(word.getKey()) + " (" + word.getValue() + ")")
            .collect(Collectors.toCollection(ArrayList::new));
    int more = texts.words().size() - words.size();
    if (more > 0) {
      words.add(more + " more");
    }
    String rows = " of " + texts.column().rows() + " rows";
    if (texts.words().size() == 1) {
      return Quoted.text(texts.words().keySet().iterator().next()) + " in " + texts.count() + rows;
    }
    return String.join(", ", words) + " in " + texts.count() + rows;
  }

  private String others() {
    if (columns.size() == 1) {
      return "";
    }
    String shown =
        Quoted.first(
            columns.stream()
                .skip(1)
                .map(
                    texts ->
                        Quoted.text(texts.column().name())
                            + (texts.isMostlyNumbers()
                                ? " (" + Quoted.text(texts.words().keySet().iterator().next()) + ")"
                                : "")),
            columns.size() - 1,
            NAMES_SHOWN);
    return " Not of numbers either: " + shown + ".";
  }

  private List<Remedy> remedies(Texts first) {
    List<Remedy> remedies = new ArrayList<>();
    char other = decimal == '.' ? ',' : '.';
    Set<String> found = first.words().keySet();
    if (found.stream().allMatch(word -> NumberSpelling.hasMark(word, other))
        && !found.stream().allMatch(NumberSpelling::isGrouped)) {
      remedies.add(
          Remedy.of("take it for the decimal mark", Setting.DECIMAL, String.valueOf(other)));
    }
    Set<String> marks = marks();
    if (!marks.isEmpty()) {
      remedies.add(
          Remedy.of(
              marks.size() == 1
                  ? "if " + Quoted.text(marks.iterator().next()) + " means missing, say so"
                  : "if these mean missing, say so",
              Setting.MISSING,
              marks.toArray(String[]::new)));
    }
    remedies.add(Remedy.of(first.count() == 1 ? "correct the value" : "correct the values"));
    remedies.add(Remedy.of("leave the column out", Setting.DROP, first.column().name()));
    return remedies;
  }

  /** Words that stand for a value where most cells are numbers. */
  private Set<String> marks() {
    Set<String> marks = new LinkedHashSet<>();
    for (Texts texts : columns) {
      if (texts.isMostlyNumbers() && texts.words().size() <= MOST_WORDS) {
        texts.words().keySet().stream()
            .filter(word -> !NumberSpelling.isNumber(word, decimal))
            .forEach(marks::add);
      }
    }
    boolean few = marks.size() <= NAMES_SHOWN;
    boolean plain = marks.stream().noneMatch(word -> word.matches(".*[=\"].*"));
    return few && plain ? marks : Set.of();
  }
}
