package org.concordml.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.concordml.comparison.FirstDivergence;
import org.concordml.comparison.ParityReport;
import org.concordml.report.JobReport;
import org.concordml.training.runner.EngineRun;
import org.concordml.training.runner.TrainedEnsemble;

/** The words above {@link CurvesPicture}. */
final class CurvesCaption {

  private CurvesCaption() {}

  /** The engines and how they did; a number that all share is shown once. */
  static String title(JobReport report) {
    return names(report)
        + ": test "
        + report.experiment().task().historyMetric()
        + " "
        + shared(report.runs(), "%.4f", run -> run.evaluation().headline())
        + ", loss "
        + shared(report.runs(), "%.3g", run -> run.model().test().loss());
  }

  /** The data and whether the engines agree. */
  static String subtitle(JobReport report) {
    int test = report.split().test().length;
    String data =
        String.format(
            Locale.ROOT,
            "%s, %d training rows, %d test rows",
            report.data().source(),
            report.split().train().length,
            test);
    List<String> sentences = new ArrayList<>(List.of(data));
    if (report.recipe().split().testRowsChoose(report.recipe().chooses())) {
      sentences.add("The test rows chose the epoch, so their figures are optimistic");
    }
    kept(report).ifPresent(sentences::add);
    report
        .parity()
        .filter(parity -> report.runs().size() > 1)
        .ifPresent(parity -> sentences.add(agreement(parity)));
    return String.join(". ", sentences);
  }

  /**
   * Which networks and epochs the test figures are of, where that is not what the curves end in.
   */
  private static Optional<String> kept(JobReport report) {
    int networks = report.config().ensemble();
    List<TrainedEnsemble> restored =
        report.runs().stream()
            .map(EngineRun::model)
            .filter(TrainedEnsemble::restoredBestWeights)
            .toList();
    if (networks > 1) {
      return Optional.of(
          "Mean curves of "
              + networks
              + " networks, which are tested together"
              + (restored.isEmpty() ? "" : ", each with the weights of its best epoch"));
    }
    String epochs =
        restored.stream()
            .map(model -> Integer.toString(model.members().get(0).bestEpoch()))
            .distinct()
            .collect(Collectors.joining(" / "));
    return epochs.isEmpty()
        ? Optional.empty()
        : Optional.of("Tested with the weights of epoch " + epochs + " (dotted)");
  }

  private static String agreement(ParityReport parity) {
    Optional<FirstDivergence> divergence = parity.firstDivergence();
    return divergence
        .map(FirstDivergence::toString)
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "The engines agree within %s, so their curves coincide: thin lines lie on thick ones.",
                    plain(parity.tolerance())));
  }

  private static String plain(double tolerance) {
    return BigDecimal.valueOf(tolerance).stripTrailingZeros().toPlainString();
  }

  private static String names(JobReport report) {
    List<String> names = report.runs().stream().map(EngineRun::engine).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private static String shared(
      List<EngineRun> runs, String format, ToDoubleFunction<EngineRun> number) {
    List<String> texts =
        runs.stream()
            .map(r -> String.format(Locale.ROOT, format, number.applyAsDouble(r)))
            .toList();
    return new LinkedHashSet<>(texts).size() == 1
        ? texts.get(0)
        : texts.stream().collect(Collectors.joining(" / "));
  }
}
