package org.concordml.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.NumberColumn;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.data.TextColumn;
import org.concordml.learning.CategoricalLoss;
import org.concordml.learning.RegressionLoss;
import org.concordml.network.Head;
import org.concordml.random.RandomStreams;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;
import org.concordml.training.MonitoredMetric;
import org.junit.jupiter.api.Test;

/** A recipe becomes a job of the table's kind of outcome. */
class ExperimentTest {

  private static final Recipe RECIPE = Recipe.standard(TableRoles.target("y"));

  private static TabularData table(Targets targets) {
    int rows = targets.rows();
    RandomGenerator random = new RandomStreams(1).open("table", 0);
    double[] values = random.doubles(2L * rows).toArray();
    return new TabularData(
        "table",
        "0".repeat(64),
        new Schema(List.of("a", "b"), "y", "1", "0"),
        new Examples(FeatureMatrix.of(values, 2), targets),
        new Preparation(rows, 0, List.of(), Map.of("a", 0, "b", 0, "y", 0), List.of()));
  }

  private static Targets.Classes classes(int count) {
    return new Targets.Classes(IntStream.range(0, 60).map(i -> i % count).toArray(), count);
  }

  @Test
  void severalClassesHaveASoftmaxAndItsCrossEntropy() {
    Experiment experiment = Experiment.of(RECIPE, table(classes(3)));

    assertThat(experiment.task()).isEqualTo(Task.MULTICLASS);
    assertThat(experiment.training().network().head()).isEqualTo(new Head.Softmax(3));
    assertThat(experiment.training().config().loss())
        .isEqualTo(CategoricalLoss.CrossEntropy.STANDARD);
  }

  @Test
  void aNumberIsStandardisedByTheTrainingRows() {
    double[] values = IntStream.range(0, 60).mapToDouble(i -> 100 + 3 * i % 17).toArray();

    Experiment experiment = Experiment.of(RECIPE, table(new Targets.Numbers(values)));

    assertThat(experiment.training().config().loss())
        .isEqualTo(new RegressionLoss.MeanSquaredError());
    Targets.Numbers train = (Targets.Numbers) experiment.training().train().targets();
    double mean = IntStream.range(0, train.rows()).mapToDouble(train::value).average().orElse(9);
    double square =
        IntStream.range(0, train.rows()).mapToDouble(i -> Math.pow(train.value(i), 2)).sum();
    assertThat(mean).isCloseTo(0, within(1e-12));
    assertThat(square / train.rows()).isCloseTo(1, within(1e-12));
    int first = experiment.split().test()[0];
    Targets.Numbers test = (Targets.Numbers) experiment.training().test().targets();
    Head head = experiment.training().network().head();
    assertThat(head.predictions(new double[] {test.value(0)})[0])
        .isCloseTo(values[first], within(1e-10));
  }

  /** What is watched is what its name stands for in the table at hand. */
  @Test
  void theWatchedMetricIsThatOfTheOutcome() {
    Recipe recipe =
        RECIPE.withFit(
            FitConfig.standard()
                .earlyStopping(EarlyStopping.on(new MonitoredMetric("auc")))
                .build());

    assertThat(Experiment.of(recipe, table(classes(3))).training().config().earlyStopping())
        .contains(EarlyStopping.on(new MonitoredMetric("valRocAucOvrMacro")));
    assertThat(Experiment.of(recipe, table(classes(2))).training().config().earlyStopping())
        .contains(EarlyStopping.on(new MonitoredMetric("valRocAuc")));
  }

  private static Recipe stopping(Monitor monitor) {
    return RECIPE
        .withSplit(Splitting.STANDARD.withMonitor(monitor))
        .withFit(
            FitConfig.standard()
                .earlyStopping(EarlyStopping.on(new MonitoredMetric("valLoss")))
                .build());
  }

  @Test
  void earlyStoppingLooksAtRowsThatAreNotTested() {
    Experiment experiment =
        Experiment.of(stopping(new Monitor.WhenNeeded(0.25)), table(classes(2)));

    assertThat(experiment.training().validation().rows()).isEqualTo(12);
    assertThat(experiment.training().test().rows()).isEqualTo(12);
    assertThat(experiment.training().validation()).isNotSameAs(experiment.training().test());
    assertThat(experiment.notices()).noneMatch(ExperimentTest::saysThatTheTestRowsChoose);
  }

  @Test
  void thatTheTestRowsChooseIsSaid() {
    Experiment experiment = Experiment.of(stopping(new Monitor.TestRows()), table(classes(2)));

    assertThat(experiment.training().validation()).isSameAs(experiment.training().test());
    assertThat(experiment.notices()).anyMatch(ExperimentTest::saysThatTheTestRowsChoose);
  }

  private static boolean saysThatTheTestRowsChoose(Notice notice) {
    return notice
        .toString()
        .contains(
            "The 12 test rows choose the epoch that is kept, so their figures are optimistic");
  }

  @Test
  void aColumnThatIsLeftOutMayLookLikeNumbers() {
    int rows = 40;
    double[] age = IntStream.range(0, rows).mapToDouble(i -> 20 + 7 * i % 31).toArray();
    List<String> born = IntStream.range(0, rows).mapToObj(i -> 1 + i % 28 + ".2.1950").toList();
    List<String> outcome = IntStream.range(0, rows).mapToObj(i -> i % 3 == 0 ? "a" : "b").toList();
    Table table =
        Table.of(
            "visits",
            List.of(
                NumberColumn.of("age", age),
                TextColumn.of("born", born),
                TextColumn.of("y", outcome)));
    Recipe recipe =
        Recipe.standard(TableRoles.target("y").withPositive("a").withDrop(List.of("born")));

    assertThat(Experiment.of(recipe.withFill(true), table).data().schema().features())
        .containsExactly("age");
  }
}
