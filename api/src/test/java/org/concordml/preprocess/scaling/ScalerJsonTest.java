package org.concordml.preprocess.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScalerJsonTest {

  @ParameterizedTest
  @MethodSource("org.concordml.preprocess.scaling.Scaler#all")
  void oneWithItsDefaultsIsItsName(Scaler scaler) {
    assertThat(scaler.toJson()).isEqualTo('"' + scaler.name() + '"');
    assertThat(Scaler.fromJson(scaler.toJson())).isEqualTo(scaler);
  }

  @Test
  void oneWithOptionsIsAnObject() {
    assertText(
        new MinMaxScaler(-1, 1, true),
        "{\"scaler\":\"minmax\",\"low\":-1.0,\"high\":1.0,\"clip\":true}");
    assertText(new RobustScaler(0.1, 0.9), "{\"scaler\":\"robust\",\"low\":0.1,\"high\":0.9}");
    assertText(
        new QuantileTransformer(10, QuantileTransformer.Output.NORMAL),
        "{\"scaler\":\"quantile-normal\",\"quantiles\":10}");
    assertText(new PowerTransformer(false), "{\"scaler\":\"power\",\"standardize\":false}");
  }

  private static void assertText(Scaler scaler, String json) {
    assertThat(scaler.toJson()).isEqualTo(json);
    assertThat(Scaler.fromJson(json)).isEqualTo(scaler);
  }

  @Test
  void whatIsLeftOutIsTheDefault() {
    assertThat(Scaler.fromJson("{\"scaler\":\"MinMaxScaler\",\"clip\":true}"))
        .isEqualTo(new MinMaxScaler(0, 1, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"scaler\":\"minmax\",\"clips\":true} | scaler must have no other fields than scaler, low, high, clip; found 'clips'. Did you mean 'clip'?",
        "{\"scaler\":\"standard\",\"low\":1} | scaler must have no other fields than scaler; found 'low'",
        "{\"scaler\":\"robust\",\"low\":\"0.1\"} | scaler.low must be a number, found \"0.1\"",
        "{\"scaler\":\"robust\",\"low\":0.9} | the quantiles of a robust scaler must be from 0 to 1, the first below the second, found 0.9 and 0.75",
        "{\"scaler\":\"minmax\",\"low\":2} | the range of a min-max scaler must be from a number to a larger one, found 2.0 to 1.0",
        "{\"scaler\":\"quantile\",\"quantiles\":1.5} | scaler.quantiles must be a whole number, found 1.5",
        "{\"scaler\":\"quantile\",\"quantiles\":1} | the number of quantiles must be at least 2, found 1",
        "[] | scaler must be a text, found []",
      })
  void refusesWhatIsNoScaler(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.fromJson(json))
        .withMessage(message);
  }
}
