package org.concordml.training.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.network.NetworkSpec;
import org.concordml.split.EnsembleRows;
import org.concordml.split.Split;
import org.concordml.training.FitConfig;
import org.concordml.training.Jobs;
import org.concordml.training.LogisticBackend;
import org.concordml.training.TrainingJob;
import org.concordml.training.TrainingObserver;
import org.junit.jupiter.api.Test;

/** Each network of an ensemble learns from its own part of the rows and is judged by its own. */
class EnsembleRowsTest {

  private static final Examples ROWS = Jobs.rows(20, 1);
  private static final Examples TEST = Jobs.rows(11, 3);
  private static final NetworkSpec NETWORK = new NetworkSpec(2, List.of(), 0);

  /** The rows from..to-1 are judged by. */
  private static Split judgedBy(int from, int to) {
    return new Split(
        20,
        IntStream.range(0, 20).filter(row -> row < from || row >= to).toArray(),
        IntStream.range(from, to).toArray());
  }

  private static final List<Split> SPLITS =
      List.of(judgedBy(14, 20), judgedBy(0, 6), judgedBy(3, 9));

  private static FitConfig config(int networks) {
    return Jobs.config().epochs(4).ensemble(networks).build();
  }

  private static TrainingJob job() {
    return TrainingJob.of(NETWORK, config(3), new EnsembleRows(ROWS, SPLITS), TEST);
  }

  private static TrainedEnsemble train(TrainingJob job) {
    return new EnsembleTraining(new SeveralAtOnce(2), LogisticBackend.CPU)
        .run(job, TrainingObserver.NONE);
  }

  @Test
  void aNetworkIsTheRunOfItsOwnPart() {
    TrainedEnsemble found = train(job());

    for (int network = 0; network < 3; network++) {
      TrainingJob own = job().member(network);
      assertThat(own.train().features().toArray())
          .containsExactly(ROWS.select(SPLITS.get(network).train()).features().toArray());
      assertThat(own.validation().labels())
          .containsExactly(ROWS.select(SPLITS.get(network).test()).labels());
      assertThat(found.members().get(network).weights().toArray())
          .containsExactly(Jobs.train(own).weights().toArray());
    }
    assertThat(job().learned().rows()).isEqualTo(20);
  }

  @Test
  void togetherTheySayOfEachRowWhatThoseSayThatHaveNotLearntIt() {
    TrainedEnsemble found = train(job());

    double[] together = found.validation().predictions();
    assertThat(together).as("rows 0 to 8 and 14 to 19").hasSize(15);
    double second = found.members().get(1).validation().predictions()[4];
    double third = found.members().get(2).validation().predictions()[1];
    assertThat(together[4]).as("of row 4").isCloseTo((second + third) / 2, within(1e-15));
    assertThat(together[8])
        .as("of row 8")
        .isEqualTo(found.members().get(2).validation().predictions()[5]);
    assertThat(together[9])
        .as("of row 14")
        .isEqualTo(found.members().get(0).validation().predictions()[0]);
    int[] judged = IntStream.concat(IntStream.range(0, 9), IntStream.range(14, 20)).toArray();
    boolean[] labels = ROWS.select(judged).labels();
    double loss =
        IntStream.range(0, 15)
            .mapToDouble(i -> -Math.log(labels[i] ? together[i] : 1 - together[i]))
            .average()
            .orElseThrow();
    assertThat(found.validation().loss()).isCloseTo(loss, within(1e-12));
  }

  @Test
  void weightsAreOfTrainingOnly() {
    double[] weights = new double[20];
    Arrays.setAll(weights, row -> row + 1);
    EnsembleRows rows =
        new EnsembleRows(new Examples(ROWS.features(), ROWS.targets(), weights), SPLITS);
    TrainingJob job = TrainingJob.of(NETWORK, config(3), rows, TEST);

    assertThat(job.member(1).train().weights()).startsWith(7, 8).hasSize(14);
    assertThat(job.member(1).validation().weights()).isNull();
    assertThat(job.learned().weights()).containsExactly(weights);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new EnsembleRows(ROWS, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an ensemble must have a split a network, found none");
    assertThatThrownBy(() -> new EnsembleRows(TEST, SPLITS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a split must divide the 11 rows in two, found Split[14 to train on, 6 held back]");
    assertThatThrownBy(
            () -> TrainingJob.of(NETWORK, config(2), new EnsembleRows(ROWS, SPLITS), TEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there must be a split for each of 2 networks, found 3");
  }

  @Test
  void eachNetworkNeedsRowsOfEveryClass() {
    boolean[] labels = new boolean[20];
    labels[0] = true;
    labels[19] = true;
    Examples rows = Examples.binary(FeatureMatrix.adopt(ROWS.features().toArray(), 2), labels);
    List<Split> splits = List.of(judgedBy(14, 20), new Split(20, range(1, 19), new int[] {0, 19}));

    assertThatThrownBy(
            () -> TrainingJob.of(NETWORK, config(2), new EnsembleRows(rows, splits), TEST))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the rows to train on must be of both classes");
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }
}
