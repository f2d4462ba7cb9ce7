package org.concordml.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Targets;
import org.concordml.random.RandomStreams;
import org.concordml.split.Split;
import org.concordml.split.TrainTestSplit;
import org.junit.jupiter.api.Test;

/** Rows to monitor are split off the training rows, never off the test rows. */
class MonitorRowsTest {

  private static final Examples ROWS = rows(100);

  private static Examples rows(int count) {
    RandomGenerator random = new RandomStreams(3).open("rows", 0);
    int[] classes = IntStream.range(0, count).map(i -> random.nextInt(3)).toArray();
    return new Examples(FeatureMatrix.of(new double[count], 1), new Targets.Classes(classes, 3));
  }

  @Test
  void withoutAChoiceThereAreNone() {
    assertThat(Splitting.STANDARD.split(ROWS, 42, false))
        .isEqualTo(new TrainTestSplit(0.2, 42, false).split(ROWS));
  }

  /** {@code train_test_split} twice: the second time on the training rows, stratified. */
  @Test
  void withAChoiceTheyAreScikitLearnsSecondSplit() {
    Split plain = new TrainTestSplit(0.2, 42, false).split(ROWS);
    Split second = new TrainTestSplit(0.2, 42, true).split(ROWS.select(plain.train()));

    Split split = Splitting.STANDARD.split(ROWS, 42, true);

    assertThat(split.test()).isEqualTo(plain.test());
    assertThat(split.monitor())
        .isEqualTo(Arrays.stream(second.test()).map(i -> plain.train()[i]).toArray())
        .hasSize(16);
    assertThat(split.train())
        .isEqualTo(Arrays.stream(second.train()).map(i -> plain.train()[i]).toArray())
        .hasSize(64);
  }

  @Test
  void aShareThatIsAskedForIsSplitOffEvenIfNothingChooses() {
    Splitting asked = Splitting.STANDARD.withMonitor(new Monitor.Share(0.25));

    assertThat(asked.split(ROWS, 42, false).monitor()).hasSize(20);
  }

  @Test
  void theTestRowsMayChooseOnlyIfTheyAreAskedTo() {
    Splitting notebook = Splitting.STANDARD.withMonitor(new Monitor.TestRows());

    assertThat(notebook.split(ROWS, 42, true).hasMonitor()).isFalse();
    assertThat(notebook.testRowsChoose(true)).isTrue();
    assertThat(notebook.testRowsChoose(false)).isFalse();
    assertThat(Splitting.STANDARD.testRowsChoose(true)).isFalse();
  }

  @Test
  void numbersAreSplitOffWithoutStratification() {
    Examples numbers =
        new Examples(
            FeatureMatrix.of(new double[50], 1),
            new Targets.Numbers(IntStream.range(0, 50).asDoubleStream().toArray()));

    assertThat(Splitting.STANDARD.split(numbers, 1, true).monitor()).hasSize(8);
  }

  @Test
  void aClassOfOneTrainingRowCannotBeOnBothSides() {
    int[] classes = new int[30];
    int[] train = new TrainTestSplit(0.2, 42, false).split(new boolean[30]).train();
    classes[train[0]] = 1;
    classes[train[1]] = 2;
    classes[train[2]] = 2;
    Examples rare =
        new Examples(FeatureMatrix.of(new double[30], 1), new Targets.Classes(classes, 3));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Splitting.STANDARD.split(rare, 42, true))
        .withMessage(
            "a stratified split needs at least 2 rows of each class, found [21, 1, 2] by class."
                + " Give more rows of the rarer class or split without stratifying.");
  }
}
