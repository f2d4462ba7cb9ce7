package org.concordml.cli.prediction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.concordml.data.Column;
import org.concordml.data.Table;
import org.concordml.data.Task;
import org.concordml.model.Model;
import org.concordml.model.Predictions;
import org.concordml.model.ScoredBatch;

/**
 * Predictions as lines of a CSV (RFC 4180, line feeds): carried columns, then the probability of
 * the positive class and the label, the probability of each class and the label, or the number.
 */
final class PredictionLines {

  /** About what a line takes, so that a text need not grow. */
  private static final int CHARACTERS_A_FIELD = 20;

  private final Model model;
  private final List<String> carried;

  /**
   * @param carried names of columns that are kept
   */
  PredictionLines(Model model, List<String> carried) {
    this.model = model;
    this.carried = List.copyOf(carried);
  }

  /** The names of the columns, each once. */
  List<String> names() {
    List<String> names = new ArrayList<>(carried);
    Set<String> taken = new HashSet<>(carried);
    for (String name : ofModel()) {
      String unique = name;
      for (int number = 1; !taken.add(unique); number++) {
        unique = name + "." + number;
      }
      names.add(unique);
    }
    return names;
  }

  private List<String> ofModel() {
    return switch (model.schema().task()) {
      case BINARY -> List.of("probability", "label");
      case MULTICLASS -> {
        List<String> names = new ArrayList<>();
        model.schema().classes().forEach(name -> names.add("probability_" + name));
        names.add("label");
        yield names;
      }
      case REGRESSION -> List.of("prediction");
    };
  }

  String header() {
    StringBuilder line = new StringBuilder();
    for (String name : names()) {
      put(line, name).append(',');
    }
    line.setCharAt(line.length() - 1, '\n');
    return line.toString();
  }

  /** A line for each row that is left. */
  String of(ScoredBatch batch) {
    if (batch.rows().isEmpty()) {
      return "";
    }
    Table rows = batch.rows().get();
    Predictions predictions = batch.predictions().orElseThrow();
    List<Column> columns = carried.stream().map(rows::column).toList();
    StringBuilder lines =
        new StringBuilder(rows.rows() * CHARACTERS_A_FIELD * (columns.size() + 2));
    for (int row = 0; row < rows.rows(); row++) {
      for (Column column : columns) {
        put(lines, column.text(row)).append(',');
      }
      putPrediction(lines, predictions, row);
    }
    return lines.toString();
  }

  private void putPrediction(StringBuilder lines, Predictions predictions, int row) {
    if (model.schema().task() == Task.REGRESSION) {
      putNumber(lines, predictions.value(row)).append('\n');
      return;
    }
    if (model.network().outputs() == 1) {
      putNumber(lines, predictions.value(row)).append(',');
    } else {
      for (double probability : predictions.probabilities(row)) {
        putNumber(lines, probability).append(',');
      }
    }
    put(lines, predictions.label(row)).append('\n');
  }

  /** Every digit that leads back to the same double; nothing where there is no prediction. */
  private static StringBuilder putNumber(StringBuilder lines, double number) {
    return Double.isNaN(number) ? lines : lines.append(number);
  }

  private static StringBuilder put(StringBuilder lines, String text) {
    if (isPlain(text)) {
      return lines.append(text);
    }
    return lines.append('"').append(text.replace("\"", "\"\"")).append('"');
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return false;
      }
    }
    return true;
  }
}
