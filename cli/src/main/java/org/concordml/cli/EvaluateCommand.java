package org.concordml.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.concordml.bundle.Bundle;
import org.concordml.cli.engine.EngineLoading;
import org.concordml.cli.prediction.EvaluationOutput;
import org.concordml.cli.prediction.PredictionRun;
import org.concordml.cli.prediction.PredictionSummary;
import org.concordml.cli.prediction.ScoringOptions;
import org.concordml.cli.terminal.Terminal;
import org.concordml.data.csv.CsvBatchReader;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.concordml.experiment.ModelEvaluation;
import org.concordml.model.BatchScorer;
import org.concordml.model.Predictor;
import org.concordml.model.RowRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How good a saved model is on other rows. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = "%nExit codes: see 'concord --help'.",
    header = {
      "Tell how good a saved model is on rows whose outcome is known, with intervals.",
      "",
      "Examples:",
      "  concord evaluate model.concord next-year.csv",
      "  concord evaluate model.concord other-hospital.csv --on-missing skip --json",
      ""
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Supplier<EngineRegistry> registry;
  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private ScoringOptions scoring;

  @Option(
      names = "--json",
      description = "Print one JSON document on stdout and nothing else there.")
  private boolean json;

  @SuppressWarnings("UnusedVariable") // asked of the command line where an error is told
  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  EvaluateCommand(Supplier<EngineRegistry> registry, Terminal terminal) {
    this.registry = registry;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RowRules rules = scoring.rules();
    int threads = scoring.threads();
    EngineBackend backend = scoring.backend(registry.get());
    EngineLoading.start(List.of(backend));
    Bundle bundle = scoring.bundle();
    String target = bundle.model().schema().target();
    try (CsvBatchReader rows = scoring.rows(bundle, List.of(target));
        Predictor predictor = scoring.predictor(bundle, backend)) {
      rows.requireColumns("the target of the model", List.of(target));
      PredictionRun run =
          new PredictionRun(bundle.model(), bundle.recipe().data(), List.of(), List.of(), rows);
      ModelEvaluation evaluation = new ModelEvaluation(bundle.recipe(), predictor, rules);
      PredictionSummary summary = new PredictionSummary();
      AtomicInteger withoutOutcome = new AtomicInteger();
      rows.read(
          BatchScorer.columns(bundle.model()).withTexts(List.of(target)),
          threads,
          evaluation::score,
          scored -> {
            evaluation.add(scored);
            summary.add(scored.batch());
            withoutOutcome.addAndGet(scored.withoutOutcome());
          });
      List<String> notices = new ArrayList<>(run.notices());
      notices.addAll(summary.notices());
      print(
          new EvaluationOutput(
              rows.source(),
              backend.id(),
              evaluation.rows(),
              withoutOutcome.get(),
              evaluation.result()),
          notices);
    }
    return ExitCode.DONE;
  }

  private void print(EvaluationOutput output, List<String> notices) {
    if (output.withoutOutcome() > 0) {
      notices.add(
          "Not evaluated, for want of an outcome: "
              + output.withoutOutcome()
              + (output.withoutOutcome() == 1 ? " row." : " rows."));
    }
    PredictionRun.tell(spec.commandLine().getErr(), notices);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(output.json(notices));
    } else {
      out.println(output.table(terminal.width()));
    }
    out.flush();
  }
}
