package org.concordml.cli.output;

import static org.concordml.cli.terminal.FittedTable.left;
import static org.concordml.cli.terminal.FittedTable.right;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.concordml.Notice;
import org.concordml.cli.argument.OptionWording;
import org.concordml.cli.terminal.FittedTable;
import org.concordml.cli.terminal.WrappedText;
import org.concordml.tablesaw.inspection.Association.Measure;
import org.concordml.tablesaw.inspection.ColumnProfile;
import org.concordml.tablesaw.inspection.Level;
import org.concordml.tablesaw.inspection.NumberSummary;
import org.concordml.tablesaw.inspection.ShortNumber;
import org.concordml.tablesaw.inspection.TableInspection;
import org.concordml.tablesaw.inspection.TargetProfile;

/** What an inspection prints. */
public final class InspectText {

  /** Where what is told of a word begins. */
  private static final int VALUES = 9;

  private static final int LEVELS_SHOWN = 4;
  private static final int CLASSES_SHOWN = 10;
  private static final int LONGEST_LEVEL = 20;

  private final TableInspection inspection;
  private final int width;
  private final PrintWriter out;

  public InspectText(TableInspection inspection, int width, PrintWriter out) {
    this.inspection = inspection;
    this.width = width;
    this.out = out;
  }

  public void print(boolean quiet) {
    if (!quiet) {
      told("Data", data());
      target().forEach(line -> told("Target", line));
      out.println();
    }
    table(numbers(), column -> column.numbers().isPresent());
    table(levels(), column -> !column.levels().isEmpty());
    table(days(), column -> column.days().isPresent());
    List<String> empty =
        inspection.columns().stream()
            .filter(column -> column.distinct() == 0)
            .map(ColumnProfile::name)
            .toList();
    if (!empty.isEmpty()) {
      told("Empty", String.join(", ", empty));
    }
    if (!quiet) {
      explanations().forEach(line -> told("Where", line));
    }
    for (Notice notice : inspection.notices()) {
      told("Note", notice.in(OptionWording.OPTIONS));
    }
  }

  private void told(String word, String text) {
    out.println(WrappedText.of(word + " ".repeat(VALUES - word.length()) + text, width, VALUES));
  }

  private String data() {
    long cells = (long) inspection.table().rows() * inspection.columns().size();
    return String.format(
        Locale.ROOT,
        "%s: %d rows, %d columns; %s",
        inspection.table().source(),
        inspection.table().rows(),
        inspection.columns().size(),
        inspection.missing() == 0
            ? "nothing is missing"
            : inspection.missing() + " of " + cells + " cells are missing");
  }

  private List<String> target() {
    Optional<TargetProfile> target = inspection.target();
    if (target.isEmpty()) {
      return List.of("none named. " + inspection.candidates().sentence());
    }
    List<Level> classes = target.get().classes();
    return List.of(
        target.get().name()
            + (classes.isEmpty() ? ", a number" : ": " + levels(classes, CLASSES_SHOWN)));
  }

  private static String levels(List<Level> levels, int most) {
    int all = levels.stream().mapToInt(Level::rows).sum();
    String shown =
        levels.stream()
            .limit(most)
            .map(
                level ->
                    String.format(
                        Locale.ROOT,
                        "%s %d (%.1f %%)",
                        shortened(level.value()),
                        level.rows(),
                        100.0 * level.rows() / all))
            .collect(Collectors.joining(", "));
    return levels.size() > most ? shown + ", " + (levels.size() - most) + " more" : shown;
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_LEVEL ? text.substring(0, LONGEST_LEVEL - 1) + "…" : text;
  }

  private void table(List<FittedTable.Told<ColumnProfile>> told, Predicate<ColumnProfile> which) {
    List<ColumnProfile> rows = inspection.columns().stream().filter(which).toList();
    if (!rows.isEmpty()) {
      out.println(new FittedTable<>(told).of(rows, width));
    }
  }

  private List<FittedTable.Told<ColumnProfile>> common() {
    List<FittedTable.Told<ColumnProfile>> told = new ArrayList<>();
    told.add(left("column", ColumnProfile::name));
    told.add(left("kind", column -> column.kind().name()));
    told.add(right("missing", column -> Integer.toString(column.missing())));
    told.add(right("distinct", column -> Integer.toString(column.distinct())));
    return told;
  }

  private List<FittedTable.Told<ColumnProfile>> numbers() {
    List<FittedTable.Told<ColumnProfile>> told = common();
    told.add(number("min", NumberSummary::min));
    told.add(number("25 %", NumberSummary::quartile1));
    told.add(number("median", NumberSummary::median));
    told.add(number("75 %", NumberSummary::quartile3));
    told.add(number("max", NumberSummary::max));
    told.add(number("mean", NumberSummary::mean));
    told.add(number("sd", NumberSummary::sd));
    addMeasured(told, column -> column.numbers().isPresent());
    return told;
  }

  private List<FittedTable.Told<ColumnProfile>> levels() {
    List<FittedTable.Told<ColumnProfile>> told = common();
    told.add(
        left(
            "values",
            column ->
                column.distinct() == inspection.table().rows() - column.missing()
                        && column.distinct() > LEVELS_SHOWN
                    ? "each once"
                    : levels(column.levels(), LEVELS_SHOWN)));
    addMeasured(told, column -> !column.levels().isEmpty());
    return told;
  }

  private List<FittedTable.Told<ColumnProfile>> days() {
    List<FittedTable.Told<ColumnProfile>> told = common();
    told.add(left("first", c -> c.days().map(days -> days.first().toString()).orElse("")));
    told.add(left("last", c -> c.days().map(days -> days.last().toString()).orElse("")));
    addMeasured(told, column -> column.days().isPresent());
    return told;
  }

  private static FittedTable.Told<ColumnProfile> number(
      String header, Function<NumberSummary, Double> number) {
    return right(header, column -> column.numbers().map(number).map(ShortNumber::text).orElse(""));
  }

  /** A column for each measure that one of the rows has. */
  private void addMeasured(
      List<FittedTable.Told<ColumnProfile>> told, Predicate<ColumnProfile> which) {
    for (Measure measure : Measure.values()) {
      boolean any =
          inspection.columns().stream()
              .filter(which)
              .anyMatch(column -> column.association(measure).isPresent());
      if (any) {
        told.add(
            right(
                header(measure),
                column ->
                    column
                        .association(measure)
                        .map(found -> correlation(found.value()))
                        .orElse("")));
      }
    }
  }

  private static String header(Measure measure) {
    return switch (measure) {
      case PEARSON -> "Pearson";
      case SPEARMAN -> "Spearman";
      case CRAMERS_V -> "Cramér's V";
      case CORRELATION_RATIO -> "ratio";
    };
  }

  private static String correlation(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return Double.isNaN(value) ? "-" : text.equals("-0.00") ? "0.00" : text;
  }

  private List<String> explanations() {
    List<String> lines = new ArrayList<>();
    inspection
        .target()
        .flatMap(TargetProfile::counted)
        .ifPresent(
            counted ->
                lines.add(
                    "correlations are with "
                        + inspection.target().map(TargetProfile::name).orElse("")
                        + " = "
                        + counted));
    boolean ratio =
        inspection.columns().stream()
            .anyMatch(column -> column.association(Measure.CORRELATION_RATIO).isPresent());
    if (ratio) {
      lines.add("ratio is the correlation ratio of a category and a number, from 0 to 1");
    }
    return lines;
  }
}
