package org.concordml.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.concordml.golden.GoldenFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every index is scikit-learn's, in scikit-learn's order. */
class SplitGoldenTest {

  private static boolean[] wdbc;
  private static WdbcSplit expected;

  @BeforeAll
  static void read() {
    wdbc = GoldenFile.wdbc(false).labels();
    expected = GoldenFile.read("wdbc-seed42/split.json", WdbcSplit.class);
  }

  @Test
  void wdbcHoldout() {
    assertThat(new TrainTestSplit(0.2, 42, false).split(wdbc))
        .isEqualTo(new Split(569, expected.train, expected.test));
  }

  @Test
  void wdbcStratifiedHoldout() {
    assertThat(new TrainTestSplit(0.2, 42, true).split(wdbc))
        .isEqualTo(new Split(569, expected.stratified_train, expected.stratified_test));
  }

  @Test
  void wdbcFolds() {
    assertThat(new KFold(5, true, 42).split(wdbc))
        .extracting(Split::test)
        .containsExactly(expected.kfold5_test);
  }

  @Test
  void wdbcStratifiedFolds() {
    assertThat(new StratifiedKFold(5, true, 42).split(wdbc))
        .extracting(Split::test)
        .containsExactly(expected.stratified_kfold5_test);
  }

  static Stream<Holdout> holdouts() {
    return GoldenFile.read("scikit-learn/splits.json", Cases.class).holdout.stream();
  }

  @ParameterizedTest
  @MethodSource("holdouts")
  void holdout(Holdout golden) {
    boolean[] labels = GoldenFile.booleans(golden.labels);
    if (golden.train != null) {
      assertThat(new TrainTestSplit(golden.testSize, golden.randomState, false).split(labels))
          .isEqualTo(new Split(golden.rows, golden.train, golden.test));
    }
    if (golden.stratifiedTrain != null) {
      assertThat(new TrainTestSplit(golden.testSize, golden.randomState, true).split(labels))
          .isEqualTo(new Split(golden.rows, golden.stratifiedTrain, golden.stratifiedTest));
    }
  }

  static Stream<Folds> folds() {
    return GoldenFile.read("scikit-learn/splits.json", Cases.class).folds.stream();
  }

  @ParameterizedTest
  @MethodSource("folds")
  void folds(Folds golden) {
    boolean[] labels = GoldenFile.booleans(golden.labels);
    assertThat(new KFold(golden.folds, golden.shuffle, golden.randomState).split(labels))
        .isEqualTo(golden.splits(golden.kfold));
    if (golden.stratifiedKFold != null) {
      assertThat(
              new StratifiedKFold(golden.folds, golden.shuffle, golden.randomState).split(labels))
          .isEqualTo(golden.splits(golden.stratifiedKFold));
    }
  }

  /** The files hold enough cases of each kind to mean something. */
  @Test
  void casesOfEveryKindAreThere() {
    assertThat(holdouts()).filteredOn(c -> c.train != null).hasSizeGreaterThan(15);
    assertThat(holdouts()).filteredOn(c -> c.stratifiedTrain != null).hasSizeGreaterThan(20);
    assertThat(folds()).filteredOn(c -> c.stratifiedKFold != null).hasSizeGreaterThan(5);
  }

  private static final class WdbcSplit {
    int[] train;
    int[] test;
    int[] stratified_train;
    int[] stratified_test;
    int[][] kfold5_test;
    int[][] stratified_kfold5_test;
  }

  private static final class Cases {
    List<Holdout> holdout;
    List<Folds> folds;
  }

  private static final class Holdout {
    int rows;
    int[] labels;
    double testSize;
    long randomState;
    int[] train;
    int[] test;
    int[] stratifiedTrain;
    int[] stratifiedTest;

    @Override
    public String toString() {
      return rows + " rows, testSize " + testSize + ", randomState " + randomState;
    }
  }

  private static final class Folds {
    int rows;
    int[] labels;
    int folds;
    boolean shuffle;
    long randomState;
    List<Sides> kfold;
    List<Sides> stratifiedKFold;

    List<Split> splits(List<Sides> sides) {
      return sides.stream().map(side -> new Split(rows, side.train, side.test)).toList();
    }

    @Override
    public String toString() {
      return rows + " rows, " + folds + " folds, shuffle " + shuffle;
    }
  }

  private static final class Sides {
    int[] train;
    int[] test;
  }
}
