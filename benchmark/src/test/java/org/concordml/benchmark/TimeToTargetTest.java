package org.concordml.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Several trainings in three numbers. */
class TimeToTargetTest {

  private static TimeToTarget.Training training(boolean reached, double seconds, int epochs) {
    return new TimeToTarget.Training(1, reached, seconds, epochs, 0.9, false);
  }

  @Test
  void theMedianIsTheMiddleOne() {
    TimeToTarget time =
        new TimeToTarget(
            List.of(training(true, 3, 7), training(true, 1, 5), training(true, 2, 9)), 0.9);

    assertThat(time.reached()).isEqualTo(3);
    assertThat(time.seconds()).isEqualTo(new TimeToTarget.Range(2, 1, 3));
    assertThat(time.epochs()).isEqualTo(new TimeToTarget.Range(7, 5, 9));
  }

  @Test
  void orTheMeanOfTheTwoInTheMiddle() {
    TimeToTarget time = new TimeToTarget(List.of(training(true, 3, 7), training(true, 1, 4)), 0.9);

    assertThat(time.seconds()).isEqualTo(new TimeToTarget.Range(2, 1, 3));
    assertThat(time.epochs().median()).isEqualTo(5.5);
  }

  @Test
  void aTrainingThatDidNotReachItTakesForEver() {
    TimeToTarget time =
        new TimeToTarget(
            List.of(training(false, 0.1, 3), training(true, 1, 4), training(false, 0.1, 3)), 0.9);

    assertThat(time.reached()).isEqualTo(1);
    assertThat(time.seconds().median()).isInfinite();
    assertThat(time.seconds().least()).isEqualTo(1);
  }

  @Test
  void thereMustBeOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimeToTarget(List.of(), 0.9))
        .withMessage("there must be at least one training, found none");
  }
}
