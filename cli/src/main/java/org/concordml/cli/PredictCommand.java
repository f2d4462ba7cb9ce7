package org.concordml.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.concordml.bundle.Bundle;
import org.concordml.cli.engine.EngineLoading;
import org.concordml.cli.prediction.PredictionOutput;
import org.concordml.cli.prediction.PredictionRun;
import org.concordml.cli.prediction.PredictionSummary;
import org.concordml.cli.prediction.RowBar;
import org.concordml.cli.prediction.ScoringOptions;
import org.concordml.cli.terminal.Terminal;
import org.concordml.data.csv.CsvBatchReader;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.model.Predictor;
import org.concordml.model.RowRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores rows with a saved model. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "Score rows with a saved model: a CSV of predictions.",
      "",
      "Examples:",
      "  concord predict model.concord new.csv                       to stdout",
      "  concord predict model.concord new.csv --out predictions.csv",
      "  zcat new.csv.gz | concord predict model.concord - | head",
      "  concord predict model.concord new.csv --on-missing empty --id visit_id",
      ""
    })
final class PredictCommand implements Callable<Integer> {

  private static final String STDOUT = "-";

  private final Supplier<EngineRegistry> registry;
  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private ScoringOptions scoring;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = STDOUT,
      description =
          "File for the predictions, put in place when it is complete; - is stdout (default:"
              + " ${DEFAULT-VALUE}).")
  private String out;

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      split = ",",
      splitSynopsisLabel = ",",
      description =
          "Columns to keep beside the id and group columns that the model was trained with."
              + " Repeatable.")
  private List<String> id = List.of();

  @Option(
      names = "--json",
      description = "With --out FILE: print one JSON document about it on stdout.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress and no last line; notes stay, on stderr.")
  private boolean quiet;

  @SuppressWarnings("UnusedVariable") // asked of the command line where an error is told
  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  PredictCommand(Supplier<EngineRegistry> registry, Terminal terminal) {
    this.registry = registry;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    long start = System.nanoTime();
    Optional<Path> file = file();
    RowRules rules = scoring.rules();
    int threads = scoring.threads();
    EngineBackend backend = scoring.backend(registry.get());
    EngineLoading.start(List.of(backend));
    Bundle bundle = scoring.bundle();
    List<String> kept = new ArrayList<>(bundle.recipe().data().ids());
    kept.addAll(bundle.recipe().data().groups());
    List<String> more = id.stream().map(String::strip).toList();
    List<String> words = new ArrayList<>(kept);
    words.addAll(more);
    PrintWriter err = spec.commandLine().getErr();
    try (CsvBatchReader rows = scoring.rows(bundle, words);
        Predictor predictor = scoring.predictor(bundle, backend)) {
      PredictionRun run =
          new PredictionRun(bundle.model(), bundle.recipe().data(), kept, more, rows);
      PredictionRun.tell(err, run.notices());
      PredictionSummary summary = written(run, predictor, rules, threads, file);
      List<String> notices = new ArrayList<>(run.notices());
      notices.addAll(summary.notices());
      PredictionRun.tell(err, summary.notices());
      file.ifPresent(
          path ->
              say(
                  summary,
                  rows.source(),
                  path,
                  backend.id(),
                  (System.nanoTime() - start) / 1e9,
                  notices));
    } catch (PredictionOutput.Stopped nobodyReads) {
      return ExitCode.DONE; // unless the disk is full, which is told where the process ends
    }
    return ExitCode.DONE;
  }

  private PredictionSummary written(
      PredictionRun run, Predictor predictor, RowRules rules, int threads, Optional<Path> file) {
    PrintWriter stdout = spec.commandLine().getOut();
    boolean shows =
        terminal.errIsTerminal() && !quiet && (file.isPresent() || !terminal.outIsTerminal());
    RowBar bar = new RowBar(System.err, terminal.columns(), scoring.bytes(), shows);
    try (PredictionOutput output = PredictionOutput.open(stdout, file)) {
      PredictionSummary summary = run.score(predictor, rules, threads, output, bar);
      output.commit();
      return summary;
    } finally {
      bar.close();
    }
  }

  private void say(
      PredictionSummary summary,
      String source,
      Path path,
      String engine,
      double seconds,
      List<String> notices) {
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      stdout.print(summary.json(source, path.toString(), engine, seconds, notices));
    } else if (!quiet) {
      stdout.println(
          String.format(
              Locale.ROOT, "Wrote %s: %,d rows in %.2f s", path, summary.written(), seconds));
    }
    stdout.flush();
  }

  private Optional<Path> file() {
    if (out.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--out must name a file, found nothing");
    }
    if (!out.equals(STDOUT)) {
      Path file = Path.of(out);
      if (scoring.isInput(file)) {
        throw new ParameterException(
            spec.commandLine(),
            "--out must be another file than the table and the model, found " + out + " as both");
      }
      return Optional.of(file);
    }
    if (json) {
      throw new ParameterException(
          spec.commandLine(),
          "--json has an effect with --out FILE only: stdout has the predictions. Leave it out, or"
              + " add --out FILE");
    }
    return Optional.empty();
  }
}
