package org.concordml.cli.prediction;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.concordml.cli.argument.OptionWording;
import org.concordml.data.TableRoles;
import org.concordml.data.csv.CsvBatchReader;
import org.concordml.data.text.Quoted;
import org.concordml.model.BatchScorer;
import org.concordml.model.Model;
import org.concordml.model.Predictor;
import org.concordml.model.RowRules;
import org.concordml.model.ScoredBatch;

/** The columns of a table that is scored, and what is told of them. */
public final class PredictionRun {

  private static final int SHOWN = 6;

  /** A column without a name, such as a comma too many leaves, is one that no model can know. */
  private static final Pattern UNNAMED = Pattern.compile("Unnamed: \\d+");

  private final Model model;
  private final CsvBatchReader rows;
  private final List<String> carried;
  private final List<String> notices = new ArrayList<>();

  /**
   * @param roles that the columns had in training
   * @param kept names of columns that come along if they are there
   * @param more names of columns that were asked for
   * @throws org.concordml.data.DataException if a feature or one that was asked for is not there
   */
  public PredictionRun(
      Model model, TableRoles roles, List<String> kept, List<String> more, CsvBatchReader rows) {
    this.model = model;
    this.rows = rows;
    rows.requireColumns("a feature of the model", BatchScorer.columns(model).names());
    rows.requireColumns("a column to keep", more);
    rows.notices().forEach(notice -> notices.add(notice.in(OptionWording.OPTIONS)));
    Set<String> there = new HashSet<>(rows.names());
    List<String> wanted = new ArrayList<>(kept);
    wanted.addAll(more);
    this.carried = wanted.stream().distinct().filter(there::contains).toList();
    List<String> lacking = wanted.stream().filter(name -> !there.contains(name)).toList();
    if (!lacking.isEmpty()) {
      notices.add("There is no column " + Quoted.few(lacking, SHOWN) + " to keep.");
    }
    tellIgnored(roles);
  }

  /** Columns that nobody expects: not those that had a role in training. */
  private void tellIgnored(TableRoles roles) {
    Set<String> known = new HashSet<>(BatchScorer.columns(model).names());
    known.addAll(model.preprocessing().kinds().keySet()); // some have no value in training
    known.addAll(carried);
    known.addAll(roles.besideFeatures());
    known.addAll(roles.drop());
    known.addAll(roles.identifiers());
    known.add(roles.target());
    List<String> ignored =
        rows.names().stream()
            .filter(name -> !known.contains(name) && !UNNAMED.matcher(name).matches())
            .toList();
    if (!ignored.isEmpty()) {
      notices.add(
          "Ignored "
              + (ignored.size() == 1 ? "the column " : ignored.size() + " columns ")
              + Quoted.few(ignored, SHOWN)
              + ", which the model does not know.");
    }
  }

  public List<String> notices() {
    return notices;
  }

  public static void tell(PrintWriter err, List<String> notices) {
    notices.forEach(notice -> err.println("note: " + notice));
    err.flush();
  }

  /** Scores all rows and writes them as they come. */
  public PredictionSummary score(
      Predictor predictor, RowRules rules, int threads, PredictionOutput output, RowBar bar) {
    PredictionLines lines = new PredictionLines(model, carried);
    PredictionSummary summary = new PredictionSummary();
    StringBuilder header = new StringBuilder(lines.header());
    new BatchScorer(predictor, rules)
        .score(
            rows,
            carried,
            threads,
            batch -> new Written(batch, lines.of(batch)),
            written -> {
              output.print(header + written.lines()); // nothing before the first rows are right
              header.setLength(0);
              summary.add(written.batch());
              bar.show(rows.bytesRead(), summary.read());
            });
    return summary;
  }

  private record Written(ScoredBatch batch, String lines) {}
}
