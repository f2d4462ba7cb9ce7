package org.concordml.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordml.data.Examples;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TextColumn;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;
import org.concordml.training.MonitoredMetric;
import org.concordml.training.TrainingJob;
import org.junit.jupiter.api.Test;

/** Networks of an ensemble that is stopped early monitor rows of their own. */
class EnsembleMonitorTest {

  private static final int ROWS = 100;

  /** The feature is the number of the row. */
  private static final Table TABLE =
      Table.of(
          "table",
          List.of(
              NumberColumn.of("row", IntStream.range(0, ROWS).asDoubleStream().toArray()),
              TextColumn.of(
                  "patient", IntStream.range(0, ROWS).mapToObj(i -> "p" + i / 4).toList()),
              NumberColumn.of("y", IntStream.range(0, ROWS).mapToDouble(i -> i % 2).toArray())));

  private static Recipe recipe(int networks, TableRoles roles) {
    return Recipe.standard(roles)
        .withFit(
            FitConfig.standard()
                .earlyStopping(EarlyStopping.on(new MonitoredMetric("valLoss")))
                .ensemble(networks)
                .build());
  }

  private static final TableRoles UNGROUPED = TableRoles.target("y").withDrop(List.of("patient"));

  private static final TableRoles GROUPED = TableRoles.target("y").withGroups(List.of("patient"));

  /** Which rows of the table these are, by their scaled feature. */
  private static Set<Integer> rows(Examples examples, Experiment experiment) {
    int[] learned =
        IntStream.concat(
                Arrays.stream(experiment.split().train()),
                Arrays.stream(experiment.split().monitor()))
            .sorted()
            .toArray();
    int first = learned[0];
    int span = learned[learned.length - 1] - first;
    Set<Integer> found = new HashSet<>();
    for (int row = 0; row < examples.rows(); row++) {
      found.add((int) Math.rint(examples.features().get(row, 0) * span + first));
    }
    return found;
  }

  private static Set<Integer> set(int[] rows) {
    return new HashSet<>(Arrays.stream(rows).boxed().toList());
  }

  @Test
  void eachNetworkMonitorsRowsOfItsOwn() {
    Experiment experiment = Experiment.of(recipe(4, UNGROUPED), TABLE);

    TrainingJob job = experiment.training();
    assertThat(rows(job.train(), experiment)).isEqualTo(set(experiment.split().train()));
    assertThat(rows(job.validation(), experiment)).isEqualTo(set(experiment.split().monitor()));
    Set<Set<Integer>> monitored = new HashSet<>();
    for (int network = 0; network < 4; network++) {
      TrainingJob own = job.member(network);
      Set<Integer> validation = rows(own.validation(), experiment);
      Set<Integer> all = rows(own.train(), experiment);
      assertThat(all).hasSize(64).doesNotContainAnyElementsOf(validation);
      assertThat(validation).hasSize(16);
      all.addAll(validation);
      all.addAll(set(experiment.split().test()));
      assertThat(all).isEqualTo(set(IntStream.range(0, ROWS).toArray()));
      monitored.add(validation);
    }
    assertThat(monitored).hasSize(4);
  }

  /** Some network learns from any of the rows, so what is measured is measured on all of them. */
  @Test
  void whatIsMeasuredIsMeasuredOnAllRowsButThoseOfTheTest() {
    Experiment experiment = Experiment.of(recipe(2, UNGROUPED), TABLE);

    Examples learned = experiment.training().learned();
    assertThat(learned.rows()).isEqualTo(80);
    assertThat(IntStream.range(0, 80).mapToDouble(row -> learned.features().get(row, 0)).max())
        .hasValueCloseTo(1.0, within(1e-12));
    assertThat(IntStream.range(0, 80).mapToDouble(row -> learned.features().get(row, 0)).min())
        .hasValueCloseTo(0.0, within(1e-12));
  }

  @Test
  void oneNetworkLearnsFromTheTrainingRowsAlone() {
    Experiment experiment = Experiment.of(recipe(1, UNGROUPED), TABLE);

    assertThat(experiment.training().learned().rows()).isEqualTo(64);
    assertThat(experiment.training().ensemble()).isEmpty();
  }

  @Test
  void whoMonitorsTheTestRowsDividesNothing() {
    Experiment experiment =
        Experiment.of(
            recipe(3, UNGROUPED).withSplit(Splitting.STANDARD.withMonitor(new Monitor.TestRows())),
            TABLE);

    assertThat(experiment.training().ensemble()).isEmpty();
    assertThat(experiment.training().member(2).train().rows()).isEqualTo(80);
  }

  @Test
  void aPatientIsOnOneSideOfEveryNetwork() {
    Experiment experiment = Experiment.of(recipe(5, GROUPED), TABLE);

    for (int network = 0; network < 5; network++) {
      TrainingJob own = experiment.training().member(network);
      Set<Integer> learning = patients(own.train(), experiment);
      Set<Integer> monitoring = patients(own.validation(), experiment);
      assertThat(learning).hasSize(16).doesNotContainAnyElementsOf(monitoring);
      assertThat(monitoring).hasSize(4);
    }
  }

  private static Set<Integer> patients(Examples examples, Experiment experiment) {
    return rows(examples, experiment).stream().map(row -> row / 4).collect(Collectors.toSet());
  }

  /** The baseline may learn from as many rows as the networks together. */
  @Test
  void theBaselineLearnsFromAllOfThem() {
    Baseline.Fitted ensemble =
        (Baseline.Fitted) Experiment.of(recipe(2, UNGROUPED), TABLE).baseline();
    Baseline.Fitted whole =
        (Baseline.Fitted) Experiment.of(Recipe.standard(UNGROUPED), TABLE).baseline();

    assertThat(ensemble.test().outputs())
        .usingComparatorWithPrecision(1e-6)
        .containsExactly(whole.test().outputs());
  }
}
