package org.concordml.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.golden.GoldenFile;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coefficients, intercepts and predictions are those of scikit-learn. */
class LinearGoldenTest {

  private static final Golden GOLDEN = GoldenFile.read("linear/linear.json", Golden.class);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoClasses(boolean weighted) {
    assertAgrees(wdbc(weighted), GOLDEN.wdbc.fitted(weighted));
  }

  @Test
  void strongPenalty() {
    Examples rows = wdbc(false);

    LinearModel model = new LogisticRegression(0.01, 200).fit(rows);

    assertAgrees(model, rows, GOLDEN.wdbc.strongPenalty);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void threeClassesWithCollinearAndConstantColumns(boolean weighted) {
    int[] classes = Arrays.stream(GOLDEN.penguins.targets).mapToInt(y -> (int) y).toArray();

    assertAgrees(
        GOLDEN.penguins.examples(new Targets.Classes(classes, 3), weighted),
        GOLDEN.penguins.fitted(weighted));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void numbersWithCollinearAndConstantColumns(boolean weighted) {
    assertAgrees(
        GOLDEN.nhefs.examples(new Targets.Numbers(GOLDEN.nhefs.targets), weighted),
        GOLDEN.nhefs.fitted(weighted));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void numbersWithFewerRowsThanColumns(boolean weighted) {
    assertAgrees(
        GOLDEN.fewRows.examples(new Targets.Numbers(GOLDEN.fewRows.targets), weighted),
        GOLDEN.fewRows.fitted(weighted));
  }

  private static Examples wdbc(boolean weighted) {
    Examples all = GoldenFile.wdbc(false);
    Split split = new TrainTestSplit(0.2, 42, false).split(all);
    Examples train = all.select(split.train());
    FeatureMatrix scaled = new MinMaxScaler().fit(split.training(all)).transform(train.features());
    return new Examples(scaled, train.targets(), weighted ? GOLDEN.wdbc.weights : null);
  }

  private static void assertAgrees(Examples rows, Fitted expected) {
    assertAgrees(LinearBaseline.fit(rows), rows, expected);
  }

  private static void assertAgrees(LinearModel model, Examples rows, Fitted expected) {
    double[] scores =
        model.head().predictions(model.outputs(rows.features().select(new int[] {0, 1, 2, 3, 4})));

    assertThat(model.converged()).isTrue();
    assertThat(model.coefficients()).containsExactly(expected.coefficients, within(1e-9));
    assertThat(model.intercepts()).containsExactly(expected.intercepts, within(1e-9));
    assertThat(scores).containsExactly(expected.firstRows, within(1e-9));
  }

  @SuppressWarnings("NullAway.Init") // by Gson
  private static final class Golden {
    Case wdbc;
    Case penguins;
    Case nhefs;
    Case fewRows;
  }

  @SuppressWarnings("NullAway.Init")
  private static final class Case {
    int columns;
    double[] features;
    double[] targets;
    double[] weights;
    Fitted plain;
    Fitted weighted;
    Fitted strongPenalty;

    Examples examples(Targets outcomes, boolean weighted) {
      double @Nullable [] given = weighted ? weights : null;
      return new Examples(FeatureMatrix.of(features, columns), outcomes, given);
    }

    Fitted fitted(boolean withWeights) {
      return withWeights ? weighted : plain;
    }
  }

  @SuppressWarnings("NullAway.Init")
  private static final class Fitted {
    double[] coefficients;
    double[] intercepts;
    double[] firstRows;
  }
}
