package org.concordml.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.evaluation.BinaryMetric;
import org.concordml.evaluation.QuantityMetric;
import org.concordml.learning.ClassWeights;
import org.concordml.linear.LinearBaseline;
import org.concordml.model.Decision;
import org.concordml.network.NetworkSpec;
import org.concordml.random.RandomStreams;
import org.concordml.training.FitConfig;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;

/** The baseline is a linear model of the very job that the network is trained on. */
class BaselineTest {

  private static final Recipe RECIPE = Recipe.standard(TableRoles.target("y"));

  private static double[] values(int count) {
    RandomGenerator random = new RandomStreams(3).open("table", 0);
    return random.doubles(count).toArray();
  }

  private static Experiment experiment(Recipe recipe, double[] values, Targets targets) {
    int rows = targets.rows();
    return Experiment.of(
        recipe,
        new TabularData(
            "table",
            "0".repeat(64),
            new Schema(List.of("a", "b"), "y", "1", "0"),
            new Examples(FeatureMatrix.of(values, 2), targets),
            new Preparation(rows, 0, List.of(), Map.of("a", 0, "b", 0, "y", 0), List.of())));
  }

  private static Targets.Classes classes(double[] values, int count) {
    return new Targets.Classes(
        IntStream.range(0, values.length / 2)
            .map(row -> (int) ((values[2 * row] + values[2 * row + 1]) / 2 * count))
            .toArray(),
        count);
  }

  private static Baseline.Fitted fitted(Experiment experiment) {
    return (Baseline.Fitted) experiment.baseline();
  }

  @Test
  void twoClassesAreFittedAsTheyWeigh() {
    double[] values = values(240);
    Recipe weighted =
        RECIPE.withFit(
            FitConfig.standard().classWeights(new ClassWeights.Fixed(List.of(1.0, 5.0))).build());
    Experiment experiment = experiment(weighted, values, classes(values, 2));
    TrainingJob job = experiment.training();
    Examples train = new Examples(job.train().features(), job.train().targets(), job.rowWeights());

    Baseline.Fitted baseline = fitted(experiment);

    assertThat(baseline.name()).isEqualTo("logistic regression");
    assertThat(baseline.model().coefficients())
        .isEqualTo(LinearBaseline.fit(train).coefficients())
        .isNotEqualTo(LinearBaseline.fit(job.train()).coefficients());
    assertThat(baseline.evaluation().metric(BinaryMetric.ROC_AUC)).isGreaterThan(0.95);
  }

  @Test
  void itsLossIsThatOfTheNetworkWithoutItsPenalty() {
    double[] values = values(240);
    Recipe penalised =
        RECIPE.withNetwork(
            new HiddenLayers(
                List.of(3), RECIPE.network().activation(), RECIPE.network().dropout(), 0.5));
    Experiment experiment = experiment(penalised, values, classes(values, 2));
    Examples test = experiment.training().test();

    Baseline.Fitted baseline = fitted(experiment);

    double sum = 0;
    for (int row = 0; row < test.rows(); row++) {
      double p = baseline.test().predictions()[row];
      sum -= Math.log(test.label(row) ? p : 1 - p);
    }
    assertThat(baseline.test().loss()).isCloseTo(sum / test.rows(), within(1e-12));
  }

  @Test
  void severalClassesAreMultinomial() {
    double[] values = values(240);

    Baseline.Fitted baseline = fitted(experiment(RECIPE, values, classes(values, 3)));

    assertThat(baseline.name()).isEqualTo("multinomial logistic regression");
    assertThat(baseline.test().predictions()).hasSize(3 * 24);
  }

  @Test
  void aNumberIsPredictedInItsUnit() {
    double[] values = values(240);
    Targets targets =
        new Targets.Numbers(
            IntStream.range(0, 120)
                .mapToDouble(row -> 7000 + 1000 * values[2 * row] - 300 * values[2 * row + 1])
                .toArray());
    Experiment experiment = experiment(RECIPE, values, targets);

    Baseline.Fitted baseline = fitted(experiment);

    assertThat(baseline.name()).isEqualTo("linear regression");
    assertThat(baseline.test().predictions())
        .containsExactly(
            ((Targets.Numbers) targets.select(experiment.split().test())).toArray(), within(1e-8));
    assertThat(baseline.evaluation().metric(QuantityMetric.MAE)).isLessThan(1e-8);
  }

  @Test
  void aLargeTableIsLeftOutAndSaysSo() {
    Examples rows =
        new Examples(
            FeatureMatrix.of(new double[2500 * 500], 500),
            new Targets.Classes(IntStream.range(0, 2500).map(row -> row % 2).toArray(), 2));

    assertThat(notice(job(500, rows)))
        .isEqualTo(
            "No logistic regression was fitted beside the network: 2,500 training rows of 500"
                + " columns would take long.");
  }

  @Test
  void whatTheRowsDoNotAllowIsTold() {
    double[] weights = new double[8];
    weights[0] = weights[2] = 1;
    Examples rows =
        new Examples(
            FeatureMatrix.of(values(8), 1),
            new Targets.Classes(new int[] {0, 1, 0, 1, 0, 1, 0, 1}, 2),
            weights);

    assertThat(notice(job(1, rows)))
        .isEqualTo(
            "No logistic regression was fitted beside the network: logistic regression needs rows"
                + " of every class whose weight is above 0, found [2, 0] by class. Give more rows"
                + " of the rarer class.");
  }

  private static TrainingJob job(int columns, Examples rows) {
    return TrainingJob.of(NetworkSpec.standard(columns), FitConfig.standard().build(), rows, rows);
  }

  private static String notice(TrainingJob job) {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      return ((Baseline.LeftOut) Baseline.of(job, new Decision(0.5))).notice().toString();
    } finally {
      Locale.setDefault(usual);
    }
  }
}
