package org.concordml.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MemorySoakTest {

  private static final String TRY =
      " Try: benchmarks/run soak ENGINE steps|trainings|trainings-on-own-threads COUNT";

  @Test
  void aRequestNamesEngineWorkAndCount() {
    assertThat(SoakRequest.parse("java", "trainings", "200"))
        .isEqualTo(new SoakRequest("java", SoakRequest.Work.TRAININGS, 200));
    assertThat(SoakRequest.parse("mxnet", "trainings-on-own-threads", "250"))
        .isEqualTo(new SoakRequest("mxnet", SoakRequest.Work.TRAININGS_ON_OWN_THREADS, 250));
    assertThat(SoakRequest.parse("mxnet", "steps", "200000"))
        .isEqualTo(new SoakRequest("mxnet", SoakRequest.Work.STEPS, 200_000));
  }

  @Test
  void whatIsNotARequestIsRefusedWithWhatToType() {
    assertThatThrownBy(() -> SoakRequest.parse("java", "200000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a soak must be told engine, what and how often, found 2 arguments." + TRY);
    assertThatThrownBy(() -> SoakRequest.parse("java", "epochs", "200"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "what to do must be steps or trainings or trainings-on-own-threads, found 'epochs'."
                + TRY);
    for (String count : new String[] {"19", "-200", "many", "2e5", "9999999999999999"}) {
      assertThatThrownBy(() -> SoakRequest.parse("java", "steps", count))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "how often must be a whole number of at least 20, found '" + count + "'." + TRY);
    }
  }

  @Test
  void theSlopeIsThatOfTheSecondHalfAlone() {
    double[] done = {1, 2, 3, 4, 5, 6, 7, 8};

    double[] settles = {50, 80, 90, 95, 100, 102, 104, 106};
    assertThat(MemorySoak.slopeOfSecondHalf(done, settles)).isCloseTo(2, within(1e-12));
    double[] wavers = {0, 0, 0, 0, 100, 101, 101, 100};
    assertThat(MemorySoak.slopeOfSecondHalf(done, wavers)).isCloseTo(0, within(1e-12));
  }
}
