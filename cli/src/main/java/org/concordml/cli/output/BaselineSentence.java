package org.concordml.cli.output;

import java.util.Locale;
import java.util.Optional;
import org.concordml.data.Task;
import org.concordml.experiment.Baseline;
import org.concordml.experiment.BaselineComparison;
import org.concordml.report.JobReport;

/** Says whether the network was worth it. */
final class BaselineSentence {

  private BaselineSentence() {}

  /**
   * @param report a finished job
   * @return a sentence or two; empty if nothing was fitted beside the network
   */
  static Optional<String> of(JobReport report) {
    return report
        .baseline()
        .flatMap(
            baseline ->
                report
                    .baselineComparison()
                    .map(compared -> of(baseline, compared, report.experiment().task())));
  }

  static String of(Baseline.Fitted baseline, BaselineComparison compared, Task task) {
    String sentence = sentence(baseline.name(), compared, metric(task));
    return baseline.model().converged()
        ? sentence
        : String.format(
            Locale.ROOT,
            "%s The %s did not converge in %d steps: fitted to the end it may do better.",
            sentence,
            baseline.name(),
            baseline.model().iterations());
  }

  private static String sentence(String baseline, BaselineComparison compared, String metric) {
    String figures =
        String.format(
            Locale.ROOT, "%s %.4f against %.4f", metric, compared.network(), compared.baseline());
    String test = test(compared);
    return switch (compared.outcome()) {
      case BEATS -> "The network beats the " + baseline + ": " + figures + test + ".";
      case WITHIN_NOISE ->
          "The network does not clearly beat the " + baseline + ": " + figures + test + ".";
      case DOES_NOT_BEAT ->
          "The network does not beat the " + baseline + ": " + figures + test + ".";
      case UNDEFINED ->
          "The test rows do not tell whether the network beats the "
              + baseline
              + ": "
              + metric
              + " is undefined.";
    };
  }

  /** How likely chance alone makes such a difference, where that is known. */
  private static String test(BaselineComparison compared) {
    if (compared.pValue().isEmpty() || compared.difference() == 0) {
      return "";
    }
    double p = compared.pValue().getAsDouble();
    if (Double.isNaN(p)) {
      return ", from too few test rows of a class to tell it from noise";
    }
    return String.format(
        Locale.ROOT,
        "%s (%s in DeLong's test)",
        compared.isWithinNoise() ? ", a difference within noise" : "",
        p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p));
  }

  private static String metric(Task task) {
    return switch (task) {
      case BINARY -> "ROC AUC";
      case MULTICLASS -> "one-vs-rest AUC";
      case REGRESSION -> "R2";
    };
  }
}
