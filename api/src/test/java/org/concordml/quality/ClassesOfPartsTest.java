package org.concordml.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A test part without a class leaves metrics undefined. */
class ClassesOfPartsTest {

  @Test
  void aTestPartWithoutAPositiveRowIsTold() {
    assertThat(SampleJob.of(60).with("ill", row -> row < 10 ? 1 : 0).notices())
        .containsExactly(
            "All 12 test rows are \"0\", none is \"1\" (10 in the training part): what needs both"
                + " classes, such as the ROC AUC, is undefined. Keep the classes' shares in both"
                + " parts with TrainTestSplit.");
  }

  @Test
  void soIsOneWithoutANegativeRow() {
    assertThat(SampleJob.of(60).with("ill", row -> row == 3 ? 0 : 1).notices())
        .containsExactly(
            "All 12 test rows are \"1\", none is \"0\" (1 in the training part): what needs both"
                + " classes, such as the ROC AUC, is undefined. Give more rows of the rarer class,"
                + " or once there are more, keep their share in both parts with TrainTestSplit.");
  }

  @Test
  void oneRowIsEnough() {
    assertThat(SampleJob.of(60).with("ill", row -> row < 10 || row == 55 ? 1 : 0).notices())
        .isEmpty();
  }

  @Test
  void ofSeveralClassesThoseThatAreAbsentAreTold() {
    assertThat(
            SampleJob.of(60)
                .ofClasses("a", "b", "c", "d")
                .with(
                    "ill",
                    row -> row == 3 || row == 5 ? "d" : row < 20 ? "c" : row % 2 == 0 ? "a" : "b")
                .notices())
        .containsExactly(
            "None of the 12 test rows is \"c\" (18 in the training part), \"d\" (2 in the training"
                + " part): what needs every class, such as the one-vs-rest AUC, is undefined. Give"
                + " more rows of the rarer class, or once there are more, keep their share in both"
                + " parts with TrainTestSplit.");
  }
}
