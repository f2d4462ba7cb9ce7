package org.concordml.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concordml.Notice;
import org.concordml.data.Schema;
import org.concordml.evaluation.Evaluation;
import org.junit.jupiter.api.Test;

/** A model that predicts one class for every row. */
class PredictionChecksTest {

  private static final Schema SCHEMA = new Schema(List.of("x"), "diagnosis", "M", "B");

  private static List<String> notices(boolean[] truth, double... probabilities) {
    return PredictionChecks.oneClass(
            "java", Evaluation.of(truth, probabilities, 0.5), probabilities, SCHEMA)
        .map(Notice::toString)
        .stream()
        .toList();
  }

  @Test
  void theNegativeOne() {
    assertThat(notices(new boolean[] {true, false, true}, 0.25, 0.125, 0.4999))
        .containsExactly(
            "The model of java predicts \"B\" for every one of the 3 test rows, though 2 are \"M\":"
                + " its probabilities of \"M\" are 0.1250 to 0.4999, the threshold is 0.5. Train"
                + " longer with FitConfig.Builder.epochs, weigh the rarer class more with"
                + " FitConfig.Builder.classWeights, or set another threshold with Recipe.withThreshold.");
  }

  @Test
  void thePositiveOne() {
    assertThat(notices(new boolean[] {true, false}, 0.5, 0.75).get(0))
        .startsWith(
            "The model of java predicts \"M\" for every one of the 2 test rows, though 1 is \"B\":"
                + " its probabilities of \"M\" are 0.5000 to 0.7500, the threshold is 0.5.");
  }

  @Test
  void aSingleRowOfTheOtherIsEnough() {
    assertThat(notices(new boolean[] {true, false}, 0.4, 0.5)).isEmpty();
  }

  @Test
  void rowsOfOneClassMayBePredictedSo() {
    assertThat(notices(new boolean[] {false, false}, 0.1, 0.2)).isEmpty();
    assertThat(notices(new boolean[] {true, true}, 0.6, 0.7)).isEmpty();
  }
}
