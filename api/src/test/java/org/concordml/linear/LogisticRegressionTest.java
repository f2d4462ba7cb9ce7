package org.concordml.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.network.Head;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {

  @ParameterizedTest
  @ValueSource(doubles = {1e-160, 1e-9, 1, 1e6, 1e200})
  void classesThatALineSeparatesHaveFiniteCoefficients(double unit) {
    Examples rows = separated(unit);

    LinearModel model = LogisticRegression.STANDARD.fit(rows);

    assertThat(model.converged()).isTrue();
    assertThat(DoubleStream.of(model.coefficients())).allMatch(Double::isFinite);
    assertThat(DoubleStream.of(model.outputs(rows.features()))).allMatch(Double::isFinite);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e6, 1e200})
  void aPenaltyThatIsNextToNothingLeavesThemSeparated(double unit) {
    Examples rows = separated(unit);

    double[] logits = LogisticRegression.STANDARD.fit(rows).outputs(rows.features());

    for (int i = 0; i < logits.length; i++) {
      assertThat(logits[i] > 0).isEqualTo(rows.label(i));
    }
  }

  /**
   * A full step of Newton's goes too far here, and the objective's rounding hides its last ones.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e3, 1e6})
  void aFewRowsFarOut(double c) {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      double[] features = new double[60];
      boolean[] labels = new boolean[20];
      for (int i = 0; i < features.length; i++) {
        features[i] = Math.exp(5 * random.nextGaussian());
      }
      for (int i = 0; i < labels.length; i++) {
        labels[i] = features[3 * i] + 0.1 * random.nextGaussian() > 0.5;
      }
      Examples rows = Examples.binary(FeatureMatrix.adopt(features, 3), labels);

      LinearModel model = new LogisticRegression(c, 200).fit(rows);

      assertThat(model.converged()).as("with seed %d", seed).isTrue();
    }
  }

  /** The third column is the difference of the others, and the fourth the same everywhere. */
  private static Examples separated(double unit) {
    Random random = new Random(3);
    double[] features = new double[4 * 60];
    boolean[] labels = new boolean[60];
    for (int i = 0; i < labels.length; i++) {
      double a = random.nextDouble();
      double b = random.nextDouble();
      labels[i] = a > b;
      double[] row = {a, b, a - b, 0.1};
      for (int j = 0; j < row.length; j++) {
        features[4 * i + j] = unit * row[j];
      }
    }
    return Examples.binary(FeatureMatrix.adopt(features, 4), labels);
  }

  @Test
  void aColumnOfOneValueHasTheCoefficientZero() {
    assertThat(LogisticRegression.STANDARD.fit(separated(1)).coefficients()[3]).isZero();
  }

  @Test
  void columnsOfOneValueLeaveTheShareOfTheClasses() {
    Examples rows =
        Examples.binary(
            FeatureMatrix.of(new double[] {7, 7, 7, 7}, 1),
            new boolean[] {true, false, false, false});

    LinearModel model = LogisticRegression.STANDARD.fit(rows);

    assertThat(model.coefficients()).containsExactly(0);
    assertThat(model.intercepts()).containsExactly(new double[] {-Math.log(3)}, within(1e-14));
  }

  @Test
  void moreColumnsThanRows() {
    double[] features = new Random(5).doubles(40 * 700, -1, 1).toArray();
    boolean[] labels = new boolean[40];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2 == 0;
    }

    LinearModel model =
        LogisticRegression.STANDARD.fit(
            Examples.binary(FeatureMatrix.adopt(features, 700), labels));

    assertThat(model.converged()).isTrue();
    assertThat(model.iterations()).isLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void bothWaysToSolveAStepAgree(int classes) {
    Random random = new Random(7);
    double[] features = random.doubles(90 * 4, -1, 3).toArray();
    int[] outcomes = random.ints(90, 0, classes).toArray();
    Targets.Classes targets = new Targets.Classes(outcomes, classes);
    LogisticObjective objective =
        new LogisticObjective(
            new StandardizedRows(new Examples(FeatureMatrix.adopt(features, 4), targets)),
            Head.of(targets),
            1);
    LogisticObjective.Point point = objective.at(new double[objective.size()]);

    double[] any = random.doubles(objective.size(), -1, 1).toArray();
    double[][] hessian = objective.hessian(point);

    assertThat(objective.hessianTimes(point, any))
        .containsExactly(new Array2DRowRealMatrix(hessian).operate(any), within(1e-14));
    for (int i = 0; i < any.length; i++) {
      assertThat(objective.hessianDiagonal(point)[i]).isCloseTo(hessian[i][i], within(1e-14));
    }
    double[] direct = new NewtonStep.Direct(objective).from(point);
    double[] iterative = new NewtonStep.Iterative(objective).from(point);
    objective.centre(iterative);
    assertThat(iterative).containsExactly(direct, within(0.1));
  }

  @Test
  void manyParametersHaveTheSameOptimum() {
    Random random = new Random(11);
    double[] wide = random.doubles(60 * 170, -1, 1).toArray();
    int[] outcomes = random.ints(60, 0, 3).toArray();
    Targets.Classes targets = new Targets.Classes(outcomes, 3);
    StandardizedRows rows =
        new StandardizedRows(new Examples(FeatureMatrix.adopt(wide, 170), targets));
    LogisticObjective objective = new LogisticObjective(rows, Head.of(targets), 1);

    NewtonMethod.Optimum iterative =
        NewtonMethod.minimise(objective, new NewtonStep.Iterative(objective), 100);
    NewtonMethod.Optimum direct =
        NewtonMethod.minimise(objective, new NewtonStep.Direct(objective), 100);

    assertThat(NewtonStep.of(objective)).isInstanceOf(NewtonStep.Iterative.class);
    assertThat(iterative.converged()).isTrue();
    assertThat(iterative.parameters()).containsExactly(direct.parameters(), within(1e-8));
  }

  @Test
  void tooFewStepsAreTold() {
    LinearModel model = new LogisticRegression(1, 2).fit(separated(1));

    assertThat(model.converged()).isFalse();
    assertThat(model).hasToString("LinearModel[4 columns, sigmoid, iterations=2, converged=false]");
  }

  @Test
  void aClassWithoutRowsThatWeighIsRefused() {
    Examples rows =
        new Examples(
            FeatureMatrix.of(new double[] {1, 2, 3}, 1),
            new Targets.Classes(new int[] {0, 1, 2}, 3),
            new double[] {1, 1, 0});

    assertThatThrownBy(() -> LogisticRegression.STANDARD.fit(rows))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "logistic regression needs rows of every class whose weight is above 0, found [1, 1, 0]"
                + " by class. Give more rows of the rarer class.");
  }

  @Test
  void numbersAreRefused() {
    Examples rows =
        new Examples(
            FeatureMatrix.of(new double[] {1, 2}, 1), new Targets.Numbers(new double[] {1, 2}));

    assertThatThrownBy(() -> LogisticRegression.STANDARD.fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("outcomes must be classes, found Numbers[2 rows]");
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> new LogisticRegression(0, 1))
        .hasMessage("c must be finite and above 0, found 0.0");
    assertThatThrownBy(() -> new LogisticRegression(1, -1))
        .hasMessage("maxIterations must be at least 0, found -1");
  }
}
