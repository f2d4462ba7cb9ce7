package org.concordml.linear;

import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.Targets;

/**
 * The linear model that stands beside a network: logistic regression for two classes, multinomial
 * logistic regression for more, linear regression for numbers, each with scikit-learn's defaults.
 *
 * <pre>{@code
 * LinearModel baseline = LinearBaseline.fit(train);
 * double[] probabilities = baseline.head().predictions(baseline.outputs(test.features()));
 * }</pre>
 */
public final class LinearBaseline {

  private LinearBaseline() {}

  /**
   * @param train rows whose weights, if any, count as repeated rows would
   * @return the model of those rows; {@link LinearModel#converged} says whether it is the optimum
   * @throws DataException if a class has no row that weighs
   * @throws IllegalArgumentException if a feature is not finite or no row weighs
   */
  public static LinearModel fit(Examples train) {
    return train
        .targets()
        .match(
            new Targets.Cases<LinearModel>() {
              @Override
              public LinearModel classes(Targets.Classes classes) {
                return LogisticRegression.STANDARD.fit(train);
              }

              @Override
              public LinearModel numbers(Targets.Numbers numbers) {
                return new LinearRegression().fit(train);
              }
            });
  }
}
