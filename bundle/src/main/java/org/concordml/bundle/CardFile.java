package org.concordml.bundle;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.concordml.bundle.training.TestFigures;
import org.concordml.bundle.training.TrainedBy;
import org.concordml.data.Task;
import org.concordml.model.Model;
import org.concordml.run.TrainedOn;

/**
 * The file {@code card.md}: what a person should know before using a model, in the order of "Model
 * Cards for Model Reporting" (Mitchell et al., FAT* 2019) as far as a program can know it.
 */
final class CardFile {

  private final Bundle bundle;
  private final Model model;
  private final StringBuilder text = new StringBuilder();

  private CardFile(Bundle bundle) {
    this.bundle = bundle;
    this.model = bundle.model();
  }

  static String of(Bundle bundle) {
    CardFile card = new CardFile(bundle);
    card.details();
    card.data();
    card.figures();
    card.columns();
    card.limits();
    return card.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void details() {
    String hidden =
        model.network().hidden().stream()
            .map(layer -> layer.units() + " " + layer.activation().key())
            .collect(Collectors.joining(", "));
    line("# Model of %s", code(model.schema().target()));
    line("");
    line("- Predicts: %s", predicts());
    line(
        "- Network: %d features, %s, head %s%s",
        model.network().inputs(),
        hidden.isEmpty() ? "no hidden layer" : "dense " + hidden,
        model.network().head().key(),
        model.members().size() == 1 ? "" : ", the mean of " + model.members().size());
    TrainedBy engine = bundle.training().engine();
    line(
        "- Trained on: engine %s %s (%s), %s",
        engine.engine(), engine.version(), engine.library(), engine.device());
    line("");
  }

  private String predicts() {
    List<String> classes = model.schema().classes();
    return switch (model.schema().task()) {
      case BINARY ->
          "the probability of "
              + code(classes.get(1))
              + " against "
              + code(classes.get(0))
              + "; predicted where it is above "
              + model.decision().threshold();
      case MULTICLASS ->
          "the probability of each of "
              + classes.stream().map(CardFile::code).collect(Collectors.joining(", "));
      case REGRESSION -> "a number, in the unit of " + code(model.schema().target());
    };
  }

  private void data() {
    TrainedOn data = bundle.training().data();
    line("## Training data");
    line("");
    line("- Table: %s, SHA-256 %s", code(data.source()), data.sha256());
    line(
        "- Rows: %d used, of which %d trained on, %d monitored, %d tested",
        data.rows(), data.trainRows(), data.monitorRows(), data.testRows());
    line("- Seed: %d", bundle.recipe().fit().seed());
    line("");
  }

  private void figures() {
    TestFigures test = bundle.training().test();
    line("## Figures of the %d test rows", bundle.training().data().testRows());
    line("");
    if (test.optimistic()) {
      line("Something was chosen by these very rows, so they are optimistic.");
      line("");
    }
    line("| metric | value | 95 %% interval |");
    line("|---|---|---|");
    line("| loss | %.6f | |", test.loss());
    test.metrics()
        .forEach(
            (metric, value) -> {
              List<Double> bounds = test.intervals().get(metric);
              line(
                  "| %s | %.4f | %s |",
                  metric,
                  value,
                  bounds == null
                      ? ""
                      : String.format(Locale.ROOT, "%.4f to %.4f", bounds.get(0), bounds.get(1)));
            });
    line("");
  }

  private void columns() {
    line("## Columns");
    line("");
    line("| column | least | median | largest | gaps in training rows |");
    line("|---|---|---|---|---|");
    bundle
        .training()
        .ranges()
        .forEach(
            range ->
                line(
                    "| %s | %s | %s | %s | %d |",
                    code(range.column()),
                    range.min(),
                    range.median(),
                    range.max(),
                    range.missing()));
    model
        .preprocessing()
        .inputs()
        .keySet()
        .forEach(
            name -> {
              if (bundle.training().ranges().stream().noneMatch(r -> r.column().equals(name))) {
                line("| %s | | | | |", code(name));
              }
            });
    line("");
  }

  private void limits() {
    line("## Limits");
    line("");
    line("- Rows outside the ranges above are unlike all that the model learnt from.");
    if (model.schema().task() != Task.REGRESSION) {
      line("- Probabilities hold for rows in which the classes are as frequent as in the table.");
    }
    line("- No other table was looked at: figures of another hospital, year or device may differ.");
  }

  /** As it is, in a table too. */
  private static String code(String name) {
    return "`" + name.replace("`", "'").replace("|", "\\|").replaceAll("\\R", " ") + "`";
  }
}
