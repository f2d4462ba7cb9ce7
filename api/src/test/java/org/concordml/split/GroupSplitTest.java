package org.concordml.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.concordml.data.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups stay whole, and are held back as scikit-learn's GroupShuffleSplit does. */
class GroupSplitTest {

  /** The rows that scikit-learn 1.9.1 holds back of {@code groups = (np.arange(rows) * 7) % k}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"12;5;0.2;42;3 8", "20;8;0.3;0;2 6 7 10 14 15 18", "15;15;0.25;7;5 10 11 14"})
  void theIndicesAreThoseOfScikitLearn(
      int rows, int groups, double testSize, int randomState, String test) {
    int[] group = IntStream.range(0, rows).map(row -> row * 7 % groups).toArray();

    Split split = new TrainTestSplit(testSize, randomState, false).splitGroups(group);

    int[] expected = Arrays.stream(test.split(" ")).mapToInt(Integer::parseInt).toArray();
    assertThat(split.test()).containsExactly(expected);
    assertThat(split.train())
        .containsExactly(
            IntStream.range(0, rows)
                .filter(row -> Arrays.binarySearch(expected, row) < 0)
                .toArray());
  }

  @Test
  void oneGroupCannotBeDivided() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> new TrainTestSplit(0.2, 42, false).splitGroups(new int[9]))
        .withMessage(
            "a split with testSize 0.2 needs groups on both sides, found 1 group in all. Give more"
                + " groups or change testSize.");
  }
}
