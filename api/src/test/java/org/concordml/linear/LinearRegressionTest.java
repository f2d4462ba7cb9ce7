package org.concordml.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.network.Head;
import org.junit.jupiter.api.Test;

class LinearRegressionTest {

  @Test
  void findsWhatTheNumbersWereMadeOf() {
    Examples rows = made(5000, 1);

    LinearModel model = new LinearRegression().fit(rows);

    assertThat(model.coefficients()).containsExactly(new double[] {2, -3}, within(1e-12));
    assertThat(model.intercepts()).containsExactly(new double[] {5}, within(1e-12));
  }

  /** {@code 5 + 2 a − 3 b}, the second column in another unit. */
  private static Examples made(int rows, double unit) {
    Random random = new Random(1);
    double[] features = new double[2 * rows];
    double[] outcomes = new double[rows];
    for (int i = 0; i < rows; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      features[2 * i] = a;
      features[2 * i + 1] = b * unit;
      outcomes[i] = 5 + 2 * a - 3 * b;
    }
    return new Examples(FeatureMatrix.adopt(features, 2), new Targets.Numbers(outcomes));
  }

  /** As many as are decomposed at a time, several times. */
  @Test
  void whatIsLeftOfManyRowsDoesNotDependOnTheFeatures() {
    Random random = new Random(2);
    double[] features = random.doubles(3 * 5000, -1, 1).toArray();
    double[] outcomes = random.doubles(5000, 0, 10).toArray();
    FeatureMatrix matrix = FeatureMatrix.adopt(features, 3);

    LinearModel model =
        new LinearRegression().fit(new Examples(matrix, new Targets.Numbers(outcomes)));

    double[] predicted = model.outputs(matrix);
    double[] sums = new double[3];
    for (int i = 0; i < outcomes.length; i++) {
      for (int j = 0; j < 3; j++) {
        sums[j] += (predicted[i] - outcomes[i]) * matrix.get(i, j);
      }
    }
    assertThat(sums).containsExactly(new double[3], within(1e-10));
  }

  @Test
  void unitsDoNotMatter() {
    LinearModel model = new LinearRegression().fit(made(100, 1e20));

    assertThat(model.coefficients()[0]).isCloseTo(2, within(1e-12));
    assertThat(model.coefficients()[1]).isCloseTo(-3e-20, within(1e-32));
  }

  @Test
  void equalColumnsShareTheCoefficientByTheirSize() {
    double[] features = {1, 3, 2, 6, 4, 12, 5, 15};
    Examples rows =
        new Examples(
            FeatureMatrix.of(features, 2), new Targets.Numbers(new double[] {10, 20, 40, 50}));

    LinearModel model = new LinearRegression().fit(rows);

    assertThat(model.coefficients()).containsExactly(new double[] {1, 3}, within(1e-14));
  }

  @Test
  void columnsOfOneValueLeaveTheMean() {
    Examples rows =
        new Examples(
            FeatureMatrix.of(new double[] {7, 7}, 1),
            new Targets.Numbers(new double[] {1, 5}),
            new double[] {3, 1});

    LinearModel model = new LinearRegression().fit(rows);

    assertThat(model.coefficients()).containsExactly(0);
    assertThat(model.intercepts()).containsExactly(2);
  }

  @Test
  void outputsAreTheNumbersOfEachRow() {
    LinearModel model =
        new LinearModel(Head.LINEAR, new double[] {2, 3}, new double[] {1}, 1, true);

    assertThat(model.outputs(FeatureMatrix.of(new double[] {1, 1, 0, 2}, 2))).containsExactly(6, 7);
    assertThatThrownBy(() -> model.outputs(FeatureMatrix.of(new double[] {1}, 1)))
        .hasMessage("there must be 2 columns, found 1");
  }

  @Test
  void ofSeveralOutputsEachRowHasAllInTurn() {
    LinearModel model =
        new LinearModel(
            new Head.Softmax(3), new double[] {1, 2, 3}, new double[] {0, 10, 20}, 1, true);

    assertThat(model.outputs(FeatureMatrix.of(new double[] {1, 2}, 1)))
        .containsExactly(1, 12, 23, 2, 14, 26);
  }

  @Test
  void aModelHasAsManyCoefficientsForEachOutput() {
    assertThatThrownBy(
            () -> new LinearModel(new Head.Softmax(3), new double[4], new double[3], 1, true))
        .hasMessage(
            "there must be an intercept and as many coefficients for each of 3 outputs, found 3"
                + " intercepts and 4 coefficients");
  }

  @Test
  void classesAreRefused() {
    Examples rows =
        Examples.binary(FeatureMatrix.of(new double[] {1, 2}, 1), new boolean[] {true, false});

    assertThatThrownBy(() -> new LinearRegression().fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("outcomes must be numbers, found Classes[[1, 1] rows]");
  }

  @Test
  void rowsThatDoNotWeighAreRefused() {
    Examples rows =
        new Examples(
            FeatureMatrix.of(new double[] {1, 2}, 1),
            new Targets.Numbers(new double[] {1, 2}),
            new double[] {0, 0});

    assertThatThrownBy(() -> LinearBaseline.fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there must be a row whose weight is above 0, found none of 2");
  }

  @Test
  void featuresThatAreNotFiniteAreRefused() {
    Examples rows =
        new Examples(
            FeatureMatrix.of(new double[] {1, 2, 3, Double.NaN}, 2),
            new Targets.Numbers(new double[] {1, 2}));

    assertThatThrownBy(() -> LinearBaseline.fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("features must be finite, found NaN in column 1");
  }
}
