package org.concordml.training;

import java.util.List;
import java.util.Optional;
import org.concordml.data.Examples;
import org.concordml.data.Targets;
import org.concordml.engine.TrainingSession;
import org.concordml.evaluation.BinaryPredictions;
import org.concordml.evaluation.Bootstrap;
import org.concordml.evaluation.ClassPredictions;
import org.concordml.evaluation.DecisionThreshold;
import org.concordml.evaluation.Evaluation;
import org.concordml.evaluation.QuantityPredictions;
import org.concordml.learning.OutputBatch;
import org.concordml.model.Decision;
import org.concordml.network.Head;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * What a network says of rows it does not learn from.
 *
 * @param loss of all the rows taken as one batch, class weights left out, plus the L2 penalty
 * @param metric accuracy or mean absolute error, see {@link EpochRecord}
 * @param outputs {@code [rows, outputs]}, row-major: the logits, which rank the rows of two
 *     classes, or the numbers predicted
 * @param predictions of the same shape: probabilities, or the numbers predicted. The sigmoid of a
 *     logit is 1.0 from 37 on
 */
@SuppressWarnings("ArrayRecordComponent") // handed forward once; never compared
public record HeldOutScores(double loss, double metric, double[] outputs, double[] predictions) {

  /**
   * Scores rows with a session as it is now.
   *
   * @param session whose network
   * @param job whose loss and network
   * @param rows scaled; if they have weights, the loss is weighted
   * @return the scores
   */
  public static HeldOutScores of(TrainingSession session, TrainingJob job, Examples rows) {
    NetworkSpec network = job.network();
    return of(
        session.outputs(rows.features()),
        job,
        rows,
        network.l2() > 0 ? penalty(network, session.weights()) : 0);
  }

  /**
   * Scores rows by the outputs of another model than the network, so without an L2 penalty.
   *
   * @param outputs {@code [rows, outputs]}, row-major, of the meaning that the network's have; kept
   * @param job whose loss and head
   * @param rows that they are of; if they have weights, the loss is weighted
   * @return the scores
   */
  public static HeldOutScores of(double[] outputs, TrainingJob job, Examples rows) {
    return of(outputs, job, rows, 0);
  }

  private static HeldOutScores of(
      double[] outputs, TrainingJob job, Examples rows, double penalty) {
    NetworkSpec network = job.network();
    double value =
        job.config()
            .loss()
            .value(
                new OutputBatch(
                    outputs, network.outputs(), rows.targets(), rows.weights(), 0, rows.rows()));
    return new HeldOutScores(
        value + penalty,
        HistoryMetric.of(network.head(), outputs, rows.targets(), null),
        outputs,
        network.head().predictions(outputs));
  }

  /**
   * What networks say together: the mean of their predictions. The penalty is the mean of theirs.
   *
   * @param scores of the same rows, by each; at least one
   * @param members weights of each
   * @param job whose loss and head
   * @param rows that were scored
   * @return the scores of the mean; of one network its own
   */
  public static HeldOutScores averaged(
      List<HeldOutScores> scores, List<Weights> members, TrainingJob job, Examples rows) {
    if (scores.size() == 1) {
      return scores.get(0);
    }
    List<double[]> outputs = scores.stream().map(HeldOutScores::outputs).toList();
    double penalty =
        job.network().l2() == 0
            ? 0
            : members.stream().mapToDouble(of -> penalty(job.network(), of)).sum() / members.size();
    HeldOutScores together = of(job.network().head().averaged(outputs), job, rows, penalty);
    return new HeldOutScores(
        together.loss(),
        together.metric(),
        together.outputs(),
        Head.meanPredictions(job.network().head(), outputs));
  }

  /**
   * Evaluates the rows: of two classes their logits rank them, everything else is of the
   * predictions; numbers are in the unit of the outcome.
   *
   * @param rows that were scored; if they have weights, metrics are weighted, as by scikit-learn's
   *     {@code sample_weight}
   * @param head of the network
   * @param decision from predictions to classes
   * @return metrics, intervals and what belongs to the kind of outcome
   */
  public Evaluation evaluate(Examples rows, Head head, Decision decision) {
    return evaluate(rows, head, decision, Optional.empty());
  }

  /**
   * Evaluates the rows, of several classes and of numbers with intervals of the usual metrics that
   * have no formula for one; those of two classes have one.
   *
   * @param rows that were scored
   * @param head of the network
   * @param decision from predictions to classes
   * @param bootstrap what draws the intervals; empty for none
   * @return metrics, intervals and what belongs to the kind of outcome
   */
  public Evaluation evaluate(
      Examples rows, Head head, Decision decision, Optional<Bootstrap> bootstrap) {
    return rows.targets()
        .match(
            new Targets.Cases<Evaluation>() {
              @Override
              public Evaluation classes(Targets.Classes classes) {
                if (classes.count() == 2 && head.outputs() == 1) {
                  return Evaluation.of(ofTwo(rows, decision.ofTwo()));
                }
                ClassPredictions all = ofClasses(rows);
                ClassPredictions decided =
                    decision.classThresholds().map(all::decidedBy).orElse(all);
                return bootstrap
                    .map(draws -> draws.evaluate(decided))
                    .orElseGet(() -> Evaluation.of(decided));
              }

              @Override
              public Evaluation numbers(Targets.Numbers numbers) {
                QuantityPredictions all = ofNumbers(rows, head);
                return bootstrap
                    .map(draws -> draws.evaluate(all))
                    .orElseGet(() -> Evaluation.of(all));
              }
            });
  }

  /** The predictions of rows of two classes, with the truth, ranked by their logits. */
  BinaryPredictions ofTwo(Examples rows, DecisionThreshold threshold) {
    BinaryPredictions all =
        BinaryPredictions.of(rows.labels(), predictions, threshold).rankedBy(outputs);
    double @Nullable [] weights = rows.weights();
    return weights == null ? all : all.weighted(weights);
  }

  /** The predictions of rows of several classes, with the truth. */
  ClassPredictions ofClasses(Examples rows) {
    Targets.Classes truth = (Targets.Classes) rows.targets();
    ClassPredictions all = ClassPredictions.of(predictions, truth.toArray(), truth.count());
    double @Nullable [] weights = rows.weights();
    return weights == null ? all : all.weighted(weights);
  }

  /** The predictions of rows with a number, with the truth, in its unit. */
  QuantityPredictions ofNumbers(Examples rows, Head head) {
    double[] truth = ((Targets.Numbers) rows.targets()).toArray();
    QuantityPredictions all = QuantityPredictions.of(head.predictions(truth), predictions);
    double @Nullable [] weights = rows.weights();
    return weights == null ? all : all.weighted(weights);
  }

  private static double penalty(NetworkSpec network, Weights weights) {
    double sum = 0;
    for (ParameterTensor tensor : weights.layout().tensors()) {
      if (tensor.kernel()) {
        for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
          sum += weights.get(i) * weights.get(i);
        }
      }
    }
    return network.l2() * sum;
  }
}
