package org.concordml.preprocess.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.golden.GoldenFile;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
import org.concordml.split.TrainingRows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number is scikit-learn's, to the bit. */
class ScalerGoldenTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void wdbc(boolean withId) {
    Examples rows = GoldenFile.wdbc(withId);
    Split split = new TrainTestSplit(0.2, 42, false).split(rows);
    FeatureMatrix firstTestRow = split.test(rows).features().select(new int[] {0});
    Wdbc expected =
        GoldenFile.read(
            (withId ? "wdbc-seed42-with-id" : "wdbc-seed42") + "/scalers.json", Wdbc.class);

    MinMaxScaler.Fitted minMax = new MinMaxScaler().fit(split.training(rows));
    assertThat(minMax.minimum().toArray()).containsExactly(expected.minmax_min);
    assertThat(minMax.maximum().toArray()).containsExactly(expected.minmax_max);
    assertThat(minMax.transform(firstTestRow).toArray())
        .containsExactly(expected.first_test_row_minmax);

    StandardScaler.Fitted standard = new StandardScaler().fit(split.training(rows));
    assertThat(standard.mean().toArray()).containsExactly(expected.standard_mean);
    assertThat(standard.scale().toArray()).containsExactly(expected.standard_scale);
    assertThat(standard.transform(firstTestRow).toArray())
        .containsExactly(expected.first_test_row_standard);
  }

  static Stream<Case> cases() {
    return GoldenFile.read("scikit-learn/scalers.json", Cases.class).cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void minMax(Case golden) {
    MinMaxScaler.Fitted fitted = new MinMaxScaler().fit(golden.training());
    assertThat(fitted.minimum().toArray()).containsExactly(golden.minmax.min);
    assertThat(fitted.maximum().toArray()).containsExactly(golden.minmax.max);
    assertMaps(fitted, golden, golden.minmax);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void standard(Case golden) {
    StandardScaler.Fitted fitted = new StandardScaler().fit(golden.training());
    assertThat(fitted.mean().toArray()).containsExactly(golden.standard.mean);
    assertThat(fitted.scale().toArray()).containsExactly(golden.standard.scale);
    assertMaps(fitted, golden, golden.standard);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void meanCentring(Case golden) {
    MeanCentringScaler.Fitted fitted = new MeanCentringScaler().fit(golden.training());
    assertThat(fitted.mean().toArray()).containsExactly(golden.mean.mean);
    assertMaps(fitted, golden, golden.mean);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void robust(Case golden) {
    RobustScaler.Fitted fitted = new RobustScaler().fit(golden.training());
    assertThat(fitted.median().toArray()).containsExactly(golden.robust.center);
    assertThat(fitted.scale().toArray()).containsExactly(golden.robust.scale);
    assertMaps(fitted, golden, golden.robust);
  }

  private static void assertMaps(FittedScaler fitted, Case golden, Measured expected) {
    FeatureMatrix probe = FeatureMatrix.of(golden.probe, golden.columns);
    assertThat(fitted.transform(probe).toArray()).containsExactly(expected.transformed);
    assertThat(fitted.inverse(probe).toArray()).containsExactly(expected.inverse);
  }

  private static final class Wdbc {
    double[] minmax_min;
    double[] minmax_max;
    double[] standard_mean;
    double[] standard_scale;
    double[] first_test_row_minmax;
    double[] first_test_row_standard;
  }

  private static final class Cases {
    List<Case> cases;
  }

  private static final class Case {
    String name;
    int columns;
    double[] train;
    double[] probe;
    Measured minmax;
    Measured standard;
    Measured mean;
    Measured robust;

    TrainingRows training() {
      return Training.on(FeatureMatrix.of(train, columns));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final class Measured {
    double[] min;
    double[] max;
    double[] mean;
    double[] center;
    double[] scale;
    double[] transformed;
    double[] inverse;
  }
}
