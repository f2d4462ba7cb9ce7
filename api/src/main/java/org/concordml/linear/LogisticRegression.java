package org.concordml.linear;

import java.util.Arrays;
import org.concordml.Remedy;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.Targets;
import org.concordml.network.Head;

/**
 * Logistic regression of two classes, multinomial (softmax) of more, as scikit-learn's {@code
 * LogisticRegression}: minimises {@code C Σ w · crossEntropy + ½ Σ coefficient²}, intercepts not
 * penalised. The intercepts of a softmax, of which only the differences matter, sum to 0.
 *
 * <p>Newton's method with a line search: it ends where no entry of the gradient of the mean
 * cross-entropy, with respect to the coefficients of standardised columns, is larger than 1e-10,
 * and goes on for as long as a step halves it.
 *
 * @param c the inverse of the strength of the penalty, above 0; scikit-learn's {@code C}
 * @param maxIterations the greatest number of Newton steps, at least 0; scikit-learn's {@code
 *     max_iter}
 */
public record LogisticRegression(double c, int maxIterations) {

  /** scikit-learn's penalty, and more steps than it has been seen to need. */
  public static final LogisticRegression STANDARD = new LogisticRegression(1, 200);

  /** Checks the ranges. */
  public LogisticRegression {
    if (!(c > 0) || Double.isInfinite(c)) {
      throw new IllegalArgumentException("c must be finite and above 0, found " + c);
    }
    if (maxIterations < 0) {
      throw new IllegalArgumentException(
          "maxIterations must be at least 0, found " + maxIterations);
    }
  }

  /**
   * @param train rows with classes as outcomes
   * @return the model; {@link LinearModel#converged} says whether it is the optimum
   * @throws DataException if a class has no row that weighs
   * @throws IllegalArgumentException if the outcomes are numbers, a feature is not finite or no row
   *     weighs
   */
  public LinearModel fit(Examples train) {
    StandardizedRows rows = new StandardizedRows(train);
    if (!(rows.targets() instanceof Targets.Classes classes)) {
      throw new IllegalArgumentException("outcomes must be classes, found " + train.targets());
    }
    requireEveryClass(classes.counts());
    Head head = Head.of(classes);
    LogisticObjective objective = new LogisticObjective(rows, head, c);
    NewtonMethod.Optimum optimum =
        NewtonMethod.minimise(objective, NewtonStep.of(objective), maxIterations);
    return model(rows, head, optimum);
  }

  private static void requireEveryClass(int[] counts) {
    if (Arrays.stream(counts).anyMatch(count -> count == 0)) {
      throw new DataException(
          "logistic regression needs rows of every class whose weight is above 0, found "
              + Arrays.toString(counts)
              + " by class.",
          Remedy.of("give more rows of the rarer class"));
    }
  }

  private static LinearModel model(StandardizedRows rows, Head head, NewtonMethod.Optimum optimum) {
    int outputs = head.outputs();
    int columns = rows.columns();
    double[] parameters = optimum.parameters();
    double[] coefficients = new double[outputs * columns];
    double[] intercepts = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      int at = k * (columns + 1);
      for (int j = 0; j < columns; j++) {
        coefficients[k * columns + j] = parameters[at + j] / rows.scale(j);
      }
      intercepts[k] = parameters[at + columns];
    }
    return rows.model(head, coefficients, intercepts, optimum.iterations(), optimum.converged());
  }
}
