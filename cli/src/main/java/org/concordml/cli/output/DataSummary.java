package org.concordml.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordml.cli.option.PreparedJob;
import org.concordml.cli.terminal.WrappedText;
import org.concordml.data.NumberColumn;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.evaluation.ClassThresholds;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Splitting;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;
import org.concordml.split.Split;
import org.concordml.training.TrainingJob;

/** The table and the job in a few lines, before training starts. */
final class DataSummary {

  private static final int COLUMNS_SHOWN = 20;

  /** Where what is told of a word begins. */
  private static final int VALUES = 9;

  private DataSummary() {}

  static void print(PreparedJob job, int width, PrintWriter out) {
    Experiment experiment = job.experiment();
    TabularData data = experiment.data();
    missing(data.preparation(), out);
    out.printf(
        Locale.ROOT,
        "Data     %s: %d rows, %d features; %s%n",
        data.source(),
        data.rows().rows(),
        data.schema().features().size(),
        outcome(data));
    dropped(data.preparation(), out);
    notices(job.notices(), width, out);
    kinds(experiment, width, out);
    split(experiment, out);
    TrainingJob training = experiment.training();
    out.printf(
        Locale.ROOT,
        "Network  %s%s, %s scaled, batches of %d%n",
        layers(training.network()),
        averaged(training.config().ensemble()),
        experiment.recipe().scaler().name(),
        training.config().batchSize());
    thresholds(experiment, width, out);
    out.println();
    out.flush();
  }

  private static String averaged(int networks) {
    return networks == 1 ? "" : ", mean of " + networks + " networks";
  }

  private static String outcome(TabularData data) {
    return data.rows()
        .targets()
        .match(
            new Targets.Cases<String>() {
              @Override
              public String classes(Targets.Classes classes) {
                return classes.count() == 2 ? ofTwo(data) : ofSeveral(data.schema(), classes);
              }

              @Override
              public String numbers(Targets.Numbers numbers) {
                DoubleSummaryStatistics range =
                    Arrays.stream(numbers.toArray()).summaryStatistics();
                return String.format(
                    Locale.ROOT,
                    "%s is a number from %s to %s, mean %.4g",
                    data.schema().target(),
                    NumberColumn.text(range.getMin()),
                    NumberColumn.text(range.getMax()),
                    range.getAverage());
              }
            });
  }

  private static String ofTwo(TabularData data) {
    return String.format(
        Locale.ROOT,
        "%d %s (positive), %d %s",
        data.rows().positives(),
        named(data.schema().positive()),
        data.rows().rows() - data.rows().positives(),
        named(data.schema().negative()));
  }

  private static String ofSeveral(Schema schema, Targets.Classes classes) {
    int[] counts = classes.counts();
    return IntStream.range(0, counts.length)
        .mapToObj(i -> counts[i] + " " + named(schema.classes().get(i)))
        .collect(Collectors.joining(", "));
  }

  /** What the columns hold, where they are not all numbers. */
  private static void kinds(Experiment experiment, int width, PrintWriter out) {
    Map<String, List<String>> byKind = new LinkedHashMap<>();
    experiment
        .kinds()
        .forEach(
            (name, kind) ->
                byKind.computeIfAbsent(kind.name(), key -> new ArrayList<>()).add(name));
    boolean onlyNumbers = byKind.size() < 2 && byKind.containsKey("number");
    if (!byKind.isEmpty() && !onlyNumbers) {
      String all =
          byKind.entrySet().stream()
              .map(entry -> entry.getKey() + " " + String.join(", ", entry.getValue()))
              .collect(Collectors.joining("; "));
      out.println(WrappedText.of("Columns  " + all, width, VALUES));
    }
  }

  private static void split(Experiment experiment, PrintWriter out) {
    Split split = experiment.split();
    Splitting splitting = experiment.recipe().split();
    out.printf(
        Locale.ROOT,
        "Split    %d training rows, %s%d test rows (test size %s, seed %d%s)%n",
        split.train().length,
        monitor(experiment),
        split.test().length,
        splitting.testSize(),
        experiment.recipe().fit().seed(),
        splitting.stratified() ? ", stratified" : "");
  }

  private static String monitor(Experiment experiment) {
    Split split = experiment.split();
    if (!split.hasMonitor()) {
      return "";
    }
    boolean eachItsOwn = experiment.training().ensemble().isPresent();
    return split.monitor().length
        + " monitor rows"
        + (eachItsOwn ? " (other ones for each network), " : ", ");
  }

  static void notices(List<String> notices, int width, PrintWriter out) {
    notices.forEach(notice -> out.println(WrappedText.of("Note     " + notice, width, VALUES)));
  }

  /** A class of several values is put in quotes, or its commas would end it. */
  private static String named(String label) {
    return label.indexOf(',') >= 0 ? '"' + label + '"' : label;
  }

  /**
   * The columns that lack values, those that lack most if they are many, and how many lack none.
   */
  private static void missing(Preparation preparation, PrintWriter out) {
    Map<String, Integer> columns = preparation.missing();
    List<Map.Entry<String, Integer>> lacking =
        columns.entrySet().stream().filter(column -> column.getValue() > 0).toList();
    List<Map.Entry<String, Integer>> shown = lacking;
    if (lacking.size() > COLUMNS_SHOWN) {
      shown =
          lacking.stream()
              .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
              .limit(COLUMNS_SHOWN)
              .toList();
    }
    out.println("Missing values per column");
    int width = shown.stream().mapToInt(column -> column.getKey().length()).max().orElse(0);
    for (Map.Entry<String, Integer> column : shown) {
      out.printf(
          Locale.ROOT,
          "  %s%s %6d%n",
          column.getKey(),
          " ".repeat(width - column.getKey().length()),
          column.getValue());
    }
    if (shown.size() < lacking.size()) {
      out.printf(Locale.ROOT, "  fewer in %d more columns%n", lacking.size() - shown.size());
    }
    if (lacking.size() < columns.size()) {
      out.printf(
          Locale.ROOT,
          lacking.isEmpty() ? "  none in %d columns%n" : "  none in the other %d columns%n",
          columns.size() - lacking.size());
    }
    out.println();
  }

  private static void dropped(Preparation preparation, PrintWriter out) {
    if (!preparation.droppedColumns().isEmpty()) {
      out.println("Dropped  columns " + String.join(", ", preparation.droppedColumns()));
    }
    if (preparation.rowsDropped() > 0) {
      out.printf(
          Locale.ROOT,
          "Dropped  %d of %d rows with a missing value%n",
          preparation.rowsDropped(),
          preparation.rowsRead());
    }
  }

  /** What decides, where it is not the largest probability. */
  private static void thresholds(Experiment experiment, int width, PrintWriter out) {
    List<String> classes = experiment.data().schema().classes();
    experiment
        .decision()
        .classThresholds()
        .map(ClassThresholds::values)
        .map(
            values ->
                IntStream.range(0, values.size())
                    .mapToObj(
                        k ->
                            String.format(
                                Locale.ROOT, "%.4g for %s", values.get(k), named(classes.get(k))))
                    .collect(Collectors.joining(", ")))
        .ifPresent(
            all ->
                out.println(
                    WrappedText.of(
                        "Decides  the largest probability over its threshold: " + all,
                        width,
                        VALUES)));
  }

  private static String layers(NetworkSpec network) {
    String widths =
        Stream.concat(
                Stream.of(network.inputs()), network.hidden().stream().map(HiddenLayer::units))
            .map(String::valueOf)
            .collect(Collectors.joining("-"));
    String activation =
        network.hidden().isEmpty() ? "" : " " + network.hidden().get(0).activation().key();
    return widths + "-" + network.outputs() + activation;
  }
}
