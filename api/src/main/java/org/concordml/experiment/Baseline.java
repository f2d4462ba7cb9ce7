package org.concordml.experiment;

import java.util.Locale;
import java.util.Objects;
import org.concordml.Notice;
import org.concordml.data.DataException;
import org.concordml.evaluation.Bootstrap;
import org.concordml.evaluation.Evaluation;
import org.concordml.linear.LinearBaseline;
import org.concordml.linear.LinearModel;
import org.concordml.model.Decision;
import org.concordml.training.HeldOutScores;
import org.concordml.training.TrainingJob;
import org.hipparchus.exception.MathRuntimeException;

/**
 * The model that a network has to beat: {@link LinearBaseline} on the training rows, features and
 * weights of the same job, scored on the same test rows.
 *
 * <pre>{@code
 * if (experiment.baseline() instanceof Baseline.Fitted baseline) {
 *   BaselineComparison.of(experiment, baseline, run).outcome();
 * }
 * }</pre>
 */
public sealed interface Baseline {

  /**
   * The most that is fitted, in multiplications of a Newton step: training rows times the square of
   * columns times outputs, of which square a factor above 500 counts as 500 since {@link
   * LinearModel}s of more are fitted by conjugate gradients. A second or two of one core; 200,000
   * rows of 50 columns.
   */
  double MOST_WORK = 5e8;

  /**
   * One answer for each. Whoever asks must have one for both, or does not compile.
   *
   * @param <R> type of the answer
   */
  interface Cases<R> {
    /**
     * @param baseline is there
     * @return the answer
     */
    R fitted(Fitted baseline);

    /**
     * @param baseline is not, and says why
     * @return the answer
     */
    R leftOut(LeftOut baseline);
  }

  /**
   * @param cases one for each
   * @param <R> type of the answer
   * @return the answer of the one that this is
   */
  <R> R match(Cases<R> cases);

  /**
   * Fits it; takes seconds where the table is large.
   *
   * @param job whose training rows, weights and test rows
   * @param decision from predictions to classes
   * @return the model and its figures, or why there is none
   */
  static Baseline of(TrainingJob job, Decision decision) {
    if (work(job) > MOST_WORK) {
      return new LeftOut(
          Notice.of(
              String.format(
                  Locale.ROOT,
                  "No %s was fitted beside the network: %,d training rows of %,d columns would take"
                      + " long.",
                  name(job),
                  job.train().rows(),
                  job.network().inputs())));
    }
    try {
      return fitted(job, decision);
    } catch (DataException | MathRuntimeException failed) {
      return new LeftOut(
          Notice.of("No " + name(job) + " was fitted beside the network: " + failed.getMessage()));
    }
  }

  private static double work(TrainingJob job) {
    double parameters = (double) job.network().inputs() * job.network().outputs();
    return job.train().rows() * parameters * Math.min(parameters, 500);
  }

  private static Fitted fitted(TrainingJob job, Decision decision) {
    long start = System.nanoTime();
    LinearModel model = LinearBaseline.fit(job.learned());
    double seconds = (System.nanoTime() - start) / 1e9;
    HeldOutScores test = HeldOutScores.of(model.outputs(job.test().features()), job, job.test());
    return new Fitted(
        name(job),
        model,
        test,
        test.evaluate(
            job.test(),
            job.network().head(),
            decision,
            Bootstrap.affordable(job.config().seed(), job.test().rows())),
        seconds);
  }

  private static String name(TrainingJob job) {
    return switch (job.network().head().task()) {
      case BINARY -> "logistic regression";
      case MULTICLASS -> "multinomial logistic regression";
      case REGRESSION -> "linear regression";
    };
  }

  /**
   * There is one.
   *
   * @param name what it is: {@code logistic regression}
   * @param model coefficients of the features that the network is given; of a number, standardised
   *     as the network is trained on it
   * @param test what it says of the test rows; the loss is the network's, without a penalty
   * @param evaluation of the test rows, decided as the job says
   * @param seconds what fitting it took
   */
  record Fitted(
      String name, LinearModel model, HeldOutScores test, Evaluation evaluation, double seconds)
      implements Baseline {

    /** Checks that nothing is missing. */
    public Fitted {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(test, "test");
      Objects.requireNonNull(evaluation, "evaluation");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.fitted(this);
    }
  }

  /**
   * There is none: the table is too large for it, or its training rows do not allow it.
   *
   * @param notice says which
   */
  record LeftOut(Notice notice) implements Baseline {

    /** Checks that nothing is missing. */
    public LeftOut {
      Objects.requireNonNull(notice, "notice");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.leftOut(this);
    }
  }
}
