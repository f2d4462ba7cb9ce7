package org.concordml.cli.model;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.concordml.bundle.Bundle;
import org.concordml.bundle.GoldenCheck;
import org.concordml.bundle.GoldenRows;
import org.concordml.bundle.training.NumberRange;
import org.concordml.bundle.training.TestFigures;
import org.concordml.bundle.training.TrainedBy;
import org.concordml.cli.terminal.FittedTable;
import org.concordml.cli.terminal.WrappedText;
import org.concordml.data.NumberColumn;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.text.Quoted;
import org.concordml.model.Model;
import org.concordml.run.TrainedOn;

/** What a saved model is, for a person. */
public final class ModelText {

  private final String name;
  private final String id;
  private final Bundle bundle;
  private final int width;
  private final PrintWriter out;

  /**
   * @param name of the bundle, as the user has it
   * @param id of it
   * @param bundle what is told of
   * @param width characters in a line
   * @param out where to
   */
  public ModelText(String name, String id, Bundle bundle, int width, PrintWriter out) {
    this.name = name;
    this.id = id;
    this.bundle = bundle;
    this.width = width;
    this.out = out;
  }

  /**
   * @param checks engines that were checked now
   */
  public void print(List<GoldenCheck> checks) {
    line("Model", name + ", id " + id.substring(0, 12));
    line("Predicts", predicts());
    line("Network", network());
    TrainedOn data = bundle.training().data();
    line("Table", data.source() + ", SHA-256 " + data.sha256().substring(0, 12));
    line(
        "Rows",
        String.format(
            Locale.ROOT,
            "%d used: %d trained on, %d monitored, %d tested; seed %d",
            data.rows(),
            data.trainRows(),
            data.monitorRows(),
            data.testRows(),
            bundle.recipe().fit().seed()));
    TrainedBy engine = bundle.training().engine();
    line(
        "Trained",
        String.format(
            Locale.ROOT,
            "%s by concord %s on engine %s %s (%s), %s",
            bundle.model().provenance().date(),
            bundle.model().provenance().concordVersion(),
            engine.engine(),
            engine.version(),
            engine.library(),
            engine.device()));
    checked("Saved as", bundle.checks());
    checked("Found", checks);
    out.println();
    out.println(figures());
    out.println();
    out.println(columns());
    out.flush();
  }

  private void line(String what, String text) {
    out.println(WrappedText.of(String.format(Locale.ROOT, "%-9s %s", what, text), width, 10));
  }

  private void checked(String what, List<GoldenCheck> checks) {
    if (!checks.isEmpty()) {
      line(
          what,
          checks.stream()
              .map(
                  check ->
                      String.format(
                          Locale.ROOT,
                          "%s (largest difference %.1e)",
                          check.engine(),
                          check.difference()))
              .collect(
                  Collectors.joining(
                      ", ",
                      "the same model on ",
                      String.format(Locale.ROOT, "; at most %.0e", GoldenRows.TOLERANCE))));
    }
  }

  private String predicts() {
    Model model = bundle.model();
    List<String> classes = model.schema().classes().stream().map(ModelText::shown).toList();
    String target = shown(model.schema().target());
    return switch (model.schema().task()) {
      case BINARY ->
          String.format(
              Locale.ROOT,
              "%s: the probability of %s against %s; %s above %s",
              target,
              classes.get(1),
              classes.get(0),
              classes.get(1),
              model.decision().threshold());
      case MULTICLASS ->
          target
              + ": the probability of each of "
              + String.join(", ", classes)
              + model
                  .decision()
                  .classThresholds()
                  .map(thresholds -> "; thresholds " + thresholds.values())
                  .orElse("");
      case REGRESSION -> target + ": a number";
    };
  }

  /** As it is, in quotes where it would not be seen where a name ends. */
  private static String shown(String name) {
    boolean plain = name.codePoints().noneMatch(c -> c == ',' || Character.isISOControl(c));
    return plain ? name : Quoted.text(name);
  }

  private String network() {
    Model model = bundle.model();
    return String.format(
        Locale.ROOT,
        "%d features, %s, head %s; %d parameters%s",
        model.network().inputs(),
        model.network().hidden().isEmpty()
            ? "no hidden layer"
            : model.network().hidden().stream()
                .map(layer -> layer.units() + " " + layer.activation().key())
                .collect(Collectors.joining(", ")),
        model.network().head().key(),
        model.network().layout().size(),
        model.members().size() == 1
            ? ""
            : ", averaged over " + model.members().size() + " networks");
  }

  private String figures() {
    TestFigures test = bundle.training().test();
    List<Map.Entry<String, Double>> rows = new ArrayList<>();
    rows.add(Map.entry("loss", test.loss()));
    rows.addAll(test.metrics().entrySet());
    FittedTable<Map.Entry<String, Double>> table =
        new FittedTable<>(
            List.of(
                FittedTable.left("test rows", Map.Entry::getKey),
                FittedTable.right("value", of -> figure(of.getValue())),
                FittedTable.right("95 % interval", of -> interval(test, of.getKey()))));
    return table.of(rows, width)
        + (test.optimistic()
            ? "\nSomething was chosen by the test rows, so these figures are optimistic."
            : "");
  }

  private static String interval(TestFigures test, String metric) {
    List<Double> bounds = test.intervals().get(metric);
    return bounds == null ? "" : figure(bounds.get(0)) + " to " + figure(bounds.get(1));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private String columns() {
    Map<String, NumberRange> ranges =
        bundle.training().ranges().stream()
            .collect(Collectors.toMap(NumberRange::column, range -> range));
    List<Map.Entry<String, ColumnKind>> rows =
        List.copyOf(bundle.model().preprocessing().inputs().entrySet());
    return new FittedTable<Map.Entry<String, ColumnKind>>(
            List.of(
                FittedTable.left("column", Map.Entry::getKey),
                FittedTable.left("holds", of -> of.getValue().name()),
                FittedTable.right("least", of -> number(ranges.get(of.getKey()), 0)),
                FittedTable.right("median", of -> number(ranges.get(of.getKey()), 1)),
                FittedTable.right("largest", of -> number(ranges.get(of.getKey()), 2)),
                FittedTable.right("gaps", of -> number(ranges.get(of.getKey()), 3))))
        .of(rows, width);
  }

  private static String number(NumberRange range, int which) {
    if (range == null) {
      return "";
    }
    return which == 3
        ? Integer.toString(range.missing())
        : NumberColumn.text(which == 0 ? range.min() : which == 1 ? range.median() : range.max());
  }
}
