package org.concordml.quality;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Optional;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Schema;
import org.concordml.data.text.Quoted;
import org.concordml.evaluation.ConfusionMatrix;
import org.concordml.evaluation.Evaluation;

/** What a user should know of a model's predictions. */
public final class PredictionChecks {

  private PredictionChecks() {}

  /**
   * Tells a model that predicts one class for rows of both.
   *
   * @param engine that trained the model
   * @param evaluation of its predictions
   * @param probabilities of the positive class, one a row
   * @param schema names of the classes
   * @return a notice, if there is only one class among the predictions and not among the rows
   */
  public static Optional<Notice> oneClass(
      String engine, Evaluation.Binary evaluation, double[] probabilities, Schema schema) {
    ConfusionMatrix counts = evaluation.counts();
    boolean allNegative = counts.predictedPositives() == 0;
    boolean allPositive = counts.predictedNegatives() == 0;
    boolean rowsOfBoth = counts.positives() > 0 && counts.negatives() > 0;
    if (!rowsOfBoth || !(allNegative || allPositive)) {
      return Optional.empty();
    }
    int missed = allNegative ? counts.positives() : counts.negatives();
    DoubleSummaryStatistics range = Arrays.stream(probabilities).summaryStatistics();
    return Optional.of(
        Notice.of(
            String.format(
                Locale.ROOT,
                "The model of %s predicts %s for every one of the %d test rows, though %d %s %s:"
                    + " its probabilities of %s are %.4g to %.4g, the threshold is %s.",
                engine,
                Quoted.text(allNegative ? schema.negative() : schema.positive()),
                counts.total(),
                missed,
                missed == 1 ? "is" : "are",
                Quoted.text(allNegative ? schema.positive() : schema.negative()),
                Quoted.text(schema.positive()),
                range.getMin(),
                range.getMax(),
                evaluation.threshold().value()),
            Remedy.of("train longer", Setting.EPOCHS),
            Remedy.of("weigh the rarer class more", Setting.CLASS_WEIGHTS),
            Remedy.of("set another threshold", Setting.THRESHOLD)));
  }
}
