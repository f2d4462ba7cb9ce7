package org.concordml.engine.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.TabularData;
import org.concordml.data.kind.OutcomeTable;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.preprocess.scaling.StandardScaler;
import org.concordml.split.CrossValidation;
import org.concordml.split.KFold;
import org.concordml.split.Split;
import org.concordml.split.StratifiedKFold;
import org.concordml.split.TrainTestSplit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The data of every golden folder is read, split and scaled as scikit-learn has it. */
class GoldenDataTest {

  static Stream<GoldenFolder> folders() {
    return GoldenFolder.all().stream();
  }

  static Stream<GoldenFolder> numbers() {
    return folders().filter(folder -> folder.data() instanceof GoldenNumbers);
  }

  static Stream<GoldenFolder> tables() {
    return folders().filter(folder -> folder.data() instanceof GoldenTable);
  }

  private static TabularData table(GoldenFolder folder) {
    return ((GoldenNumbers) folder.data()).table();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void thereAreRunsToFollow(GoldenFolder folder) {
    assertThat(folder.runs()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void theCsvIsReadWhole(GoldenFolder folder) {
    assertThat(table(folder).rows().rows()).isEqualTo(folder.split().rows);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rowsWithAnOutcomeAreKept(GoldenFolder folder) {
    GoldenTable described = (GoldenTable) folder.data();
    OutcomeTable table = described.table();

    assertThat(table.rowsRead()).isEqualTo(described.rowsInFile());
    assertThat(table.rows()).isEqualTo(described.rowsWithOutcome());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rowsWithAnOutcomeAreSplitAsScikitLearnDoes(GoldenFolder folder) {
    GoldenTable described = (GoldenTable) folder.data();
    GoldenFolder.SplitJson json = folder.split();

    Split split =
        new TrainTestSplit(json.test_size, json.seed, json.stratified)
            .split(described.targets(described.table().target()));

    assertThat(split).isEqualTo(new Split(described.rowsWithOutcome(), json.train, json.test));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void trainAndTestRowsAreScikitLearnsInItsOrder(GoldenFolder folder) {
    GoldenFolder.SplitJson expected = folder.split();

    assertSplit(folder, false, expected.train, expected.test);
    assertSplit(folder, true, expected.stratified_train, expected.stratified_test);
  }

  private static void assertSplit(
      GoldenFolder folder, boolean stratified, int[] train, int[] test) {
    GoldenFolder.SplitJson json = folder.split();
    Split split = new TrainTestSplit(json.test_size, json.seed, stratified).split(table(folder));
    assertThat(split.train()).containsExactly(train);
    assertThat(split.test()).containsExactly(test);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void foldsAreScikitLearns(GoldenFolder folder) {
    GoldenFolder.SplitJson expected = folder.split();
    int[][] plain = expected.kfold5_test;
    int[][] stratified = expected.stratified_kfold5_test;

    assertFolds(folder, new KFold(plain.length, true, expected.seed), plain);
    assertFolds(folder, new StratifiedKFold(stratified.length, true, expected.seed), stratified);
  }

  private static void assertFolds(GoldenFolder folder, CrossValidation folds, int[][] tests) {
    List<Split> splits = folds.split(table(folder));
    assertThat(splits).hasSameSizeAs(tests);
    for (int i = 0; i < tests.length; i++) {
      assertThat(splits.get(i).test()).as("fold %s", i + 1).containsExactly(tests[i]);
    }
  }

  static Stream<GoldenFolder> foldersWithScalers() {
    return folders().filter(folder -> folder.scalers().isPresent());
  }

  @ParameterizedTest
  @MethodSource("foldersWithScalers")
  void scalersMeasureAndTransformAsScikitLearns(GoldenFolder folder) {
    GoldenFolder.ScalersJson expected = folder.scalers().orElseThrow();
    TabularData data = table(folder);
    Split split = new Split(data.rows().rows(), folder.split().train, folder.split().test);
    FeatureMatrix firstTestRow = split.test(data).features().select(new int[] {0});

    MinMaxScaler.Fitted minMax = new MinMaxScaler().fit(split.training(data));
    assertThat(minMax.minimum().toArray()).containsExactly(expected.minmax_min);
    assertThat(minMax.maximum().toArray()).containsExactly(expected.minmax_max);
    assertThat(minMax.transform(firstTestRow).toArray())
        .containsExactly(expected.first_test_row_minmax, rounding(1));

    StandardScaler.Fitted standard = new StandardScaler().fit(split.training(data));
    for (int column = 0; column < expected.standard_mean.length; column++) {
      double mean = expected.standard_mean[column];
      double scale = expected.standard_scale[column];
      assertThat(standard.mean().toArray()[column]).isCloseTo(mean, rounding(mean));
      assertThat(standard.scale().toArray()[column]).isCloseTo(scale, rounding(scale));
    }
    assertThat(standard.transform(firstTestRow).toArray())
        .containsExactly(expected.first_test_row_standard, rounding(1));
  }

  private static Offset<Double> rounding(double size) {
    return within(1e-12 * Math.abs(size));
  }
}
