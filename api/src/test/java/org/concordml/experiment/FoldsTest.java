package org.concordml.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.Targets;
import org.concordml.data.TextColumn;
import org.concordml.split.CrossValidation;
import org.concordml.split.StratifiedKFold;
import org.junit.jupiter.api.Test;

/** Every row is tested once, by a job that was fitted on others. */
class FoldsTest {

  private static final int ROWS = 60;
  private static final CrossValidation FIVE = new StratifiedKFold(5, true, 3);

  private static final Table TABLE =
      Table.of(
          "table",
          List.of(
              NumberColumn.of("a", IntStream.range(0, ROWS).mapToDouble(i -> i * i).toArray()),
              TextColumn.of("ward", IntStream.range(0, ROWS).mapToObj(i -> "w" + i % 3).toList()),
              NumberColumn.of("y", IntStream.range(0, ROWS).mapToDouble(i -> i % 2).toArray())));

  private static final Recipe RECIPE = Recipe.standard(TableRoles.target("y"));

  private static int[] tested(List<Experiment> experiments) {
    return experiments.stream()
        .flatMapToInt(experiment -> Arrays.stream(experiment.split().test()))
        .sorted()
        .toArray();
  }

  @Test
  void theFoldsAreThoseOfTheCrossValidation() {
    List<Experiment> experiments = Experiment.folds(RECIPE, TABLE, FIVE);

    boolean[] labels = new boolean[ROWS];
    IntStream.range(0, ROWS).forEach(i -> labels[i] = i % 2 == 1);
    assertThat(experiments)
        .extracting(Experiment::split)
        .isEqualTo(FIVE.split(Targets.binary(labels)));
    assertThat(tested(experiments)).isEqualTo(IntStream.range(0, ROWS).toArray());
  }

  @Test
  void whatIsMeasuredIsMeasuredOnTheTrainingRowsOfTheFold() {
    for (Experiment experiment : Experiment.folds(RECIPE, TABLE, FIVE)) {
      int largest = Arrays.stream(experiment.split().train()).max().orElseThrow();
      double scaled = 0;
      for (int row = 0; row < experiment.training().train().rows(); row++) {
        scaled = Math.max(scaled, experiment.training().train().features().get(row, 0));
      }
      assertThat(scaled).isEqualTo(1.0);
      assertThat(experiment.training().train().rows()).isEqualTo(48);
      assertThat(largest).isGreaterThan(40);
    }
  }

  @Test
  void rowsToMonitorAreSplitOffTheTrainingRowsOfTheFold() {
    Recipe monitored = RECIPE.withSplit(Splitting.STANDARD.withMonitor(new Monitor.Share(0.25)));

    List<Experiment> experiments = Experiment.folds(monitored, TABLE, FIVE);

    assertThat(experiments).allMatch(experiment -> experiment.split().monitor().length == 12);
    assertThat(tested(experiments)).isEqualTo(IntStream.range(0, ROWS).toArray());
  }

  @Test
  void groupsAreRefusedBecauseFoldsMayPartThem() {
    Recipe grouped = Recipe.standard(TableRoles.target("y").withGroups(List.of("ward")));

    assertThatThrownBy(() -> Experiment.folds(grouped, TABLE, FIVE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("folds cannot keep the rows of a group together, found groups in column ward");
  }
}
