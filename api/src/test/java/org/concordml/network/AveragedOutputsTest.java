package org.concordml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Outputs of one network whose predictions are the mean of several. */
class AveragedOutputsTest {

  @Property
  void logitsOfTwoClassesGiveTheMeanProbability(
      @ForAll @Size(3) List<@DoubleRange(min = -50, max = 50) Double> logits) {
    double mean = logits.stream().mapToDouble(Head::sigmoid).sum() / 3;

    double averaged = Head.LOGISTIC.averaged(rows(logits))[0];

    assertThat(Head.sigmoid(averaged)).isCloseTo(mean, within(1e-14));
  }

  private static List<double[]> rows(List<Double> logits) {
    return logits.stream().map(z -> new double[] {z}).toList();
  }

  @Property
  void logitsOfSeveralClassesGiveTheMeanOfEach(
      @ForAll @Size(6) List<@DoubleRange(min = -50, max = 50) Double> z) {
    Head head = new Head.Softmax(3);
    double[] first = {z.get(0), z.get(1), z.get(2)};
    double[] second = {z.get(3), z.get(4), z.get(5)};

    double[] together = head.predictions(head.averaged(List.of(first, second)));

    for (int j = 0; j < 3; j++) {
      double mean = (head.predictions(first)[j] + head.predictions(second)[j]) / 2;
      assertThat(together[j]).isCloseTo(mean, within(1e-14));
    }
  }

  /** Sigmoids of 40 and of 50 are both 1.0, and so is their mean; the logits still rank. */
  @Test
  void rowsThatAreSureAreStillRanked() {
    double[] averaged =
        Head.LOGISTIC.averaged(List.of(new double[] {40, 41, -800}, new double[] {50, 50, -900}));

    assertThat(averaged[0]).isCloseTo(40 + Math.log(2), within(1e-3));
    assertThat(averaged[1]).isGreaterThan(averaged[0] + 0.9);
    assertThat(averaged[2]).isCloseTo(-800 - Math.log(2), within(1e-9));
  }

  @Test
  void numbersAreAveragedInTheUnitTheyAreTrainedIn() {
    Head head = new Head.Linear(100, 10);
    List<double[]> members = List.of(new double[] {1, 2}, new double[] {3, -2});

    assertThat(head.averaged(members)).containsExactly(2, 0);
    assertThat(Head.meanPredictions(head, members)).containsExactly(120, 100);
  }

  @Test
  void ofOneNetworkTheyAreItsOwn() {
    double[] outputs = {0.1, -3, 700};
    List<double[]> one = List.of(outputs);

    for (Head head : List.of(Head.LOGISTIC, new Head.Softmax(3), Head.LINEAR)) {
      assertThat(head.averaged(one)).containsExactly(outputs);
      assertThat(Head.meanPredictions(head, one)).containsExactly(head.predictions(outputs));
    }
  }
}
