package org.concordml.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.concordml.data.Examples;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.TabularData;
import org.junit.jupiter.api.Test;

class SplitTest {

  private final Split split = new Split(4, new int[] {3, 0, 1}, new int[] {2});

  @Test
  void handsOutRowsInItsOrder() {
    Examples all =
        Examples.binary(
            FeatureMatrix.of(new double[] {10, 11, 12, 13}, 1),
            new boolean[] {true, false, false, true});

    TrainingRows training = split.training(all);
    assertThat(training.features().toArray()).containsExactly(13, 10, 11);
    assertThat(training.labelled().labels()).containsExactly(true, true, false);
    assertThat(training.rows()).isEqualTo(3);
    assertThat(split.test(all).features().toArray()).containsExactly(12);
    assertThat(split.rows()).isEqualTo(4);
  }

  @Test
  void takesTheRowsOfATable() {
    Examples rows =
        Examples.binary(FeatureMatrix.of(new double[] {10, 11}, 1), new boolean[] {true, false});
    TabularData data =
        new TabularData(
            "two.csv",
            "00",
            new Schema(List.of("x"), "y", "1", "0"),
            rows,
            new Preparation(2, 0, List.of(), Map.of(), List.of()));
    Split halves = new Split(2, new int[] {1}, new int[] {0});
    assertThat(halves.training(data).features().toArray()).containsExactly(11);
    assertThat(halves.test(data).features().toArray()).containsExactly(10);
    assertThat(new KFold(2, false, 0).split(data))
        .containsExactly(halves, new Split(2, new int[] {0}, new int[] {1}));
  }

  @Test
  void keepsItsOwnIndices() {
    int[] train = {1};
    Split own = new Split(2, train, new int[] {0});
    train[0] = 7;
    own.train()[0] = 7;
    own.test()[0] = 7;
    assertThat(own.train()).containsExactly(1);
    assertThat(own.test()).containsExactly(0);
  }

  @Test
  void isEqualByOrderOnEachSide() {
    assertThat(split)
        .isEqualTo(new Split(4, new int[] {3, 0, 1}, new int[] {2}))
        .hasSameHashCodeAs(new Split(4, new int[] {3, 0, 1}, new int[] {2}))
        .isNotEqualTo(new Split(4, new int[] {0, 3, 1}, new int[] {2}))
        .isNotEqualTo(new Split(4, new int[] {3, 0}, new int[] {1, 2}))
        .hasToString("Split[3 to train on, 1 held back]");
  }

  @Test
  void refusesWhatIsNoPartition() {
    assertRefused(
        3,
        new int[] {0, 1},
        new int[] {1},
        "each row must be held once, found row 1 again in test");
    assertRefused(
        3,
        new int[] {0, 0},
        new int[] {1},
        "each row must be held once, found row 0 again in train");
    assertRefused(
        3,
        new int[] {0},
        new int[] {2},
        "train and test must hold every one of the 3 rows, found no row 1");
    assertRefused(2, new int[] {0}, new int[] {2}, "test must hold rows from 0 to 1, found 2");
    assertRefused(2, new int[] {-1}, new int[] {1}, "train must hold rows from 0 to 1, found -1");
    assertRefused(1, new int[] {0}, new int[] {}, "test must hold at least 1 row, found 0");
    assertRefused(-1, new int[] {}, new int[] {0}, "train must hold at least 1 row, found 0");
  }

  private static void assertRefused(int rows, int[] train, int[] test, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Split(rows, train, test))
        .withMessage(message);
  }

  @Test
  void refusesOtherData() {
    Examples three = Examples.binary(FeatureMatrix.of(new double[] {1, 2, 3}, 1), new boolean[3]);
    String message = "data must have 4 rows as the split was made for, found 3";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> split.training(three))
        .withMessage(message);
    assertThatIllegalArgumentException().isThrownBy(() -> split.test(three)).withMessage(message);
  }
}
