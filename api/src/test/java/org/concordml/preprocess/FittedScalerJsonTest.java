package org.concordml.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.concordml.data.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text is a format: files written today must be read by later versions. */
class FittedScalerJsonTest {

  @Test
  void textOfEachScaler() {
    ColumnValues low = ColumnValues.of(-0.0, 0.1);
    ColumnValues high = ColumnValues.of(4.9E-324, 1e300);
    assertText(
        new FittedMinMaxScaler(low, high),
        "{\"scaler\":\"minmax\",\"columns\":2,\"minimum\":[-0.0,0.1],\"maximum\":[4.9E-324,1.0E300]}");
    assertText(
        new FittedStandardScaler(low, high),
        "{\"scaler\":\"standard\",\"columns\":2,\"mean\":[-0.0,0.1],\"scale\":[4.9E-324,1.0E300]}");
    assertText(
        new FittedMeanCentringScaler(low),
        "{\"scaler\":\"mean\",\"columns\":2,\"mean\":[-0.0,0.1]}");
    assertText(
        new FittedRobustScaler(low, high),
        "{\"scaler\":\"robust\",\"columns\":2,\"median\":[-0.0,0.1],\"scale\":[4.9E-324,1.0E300]}");
    assertText(new FittedNoScaler(3), "{\"scaler\":\"none\",\"columns\":3}");
  }

  private static void assertText(FittedScaler fitted, String json) {
    assertThat(fitted.toJson()).isEqualTo(json);
    assertThat(FittedScaler.fromJson(json)).isEqualTo(fitted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"scaler\":\"zip\",\"columns\":1} | scaler must be one of minmax, standard, mean, robust, none, found 'zip'",
        "{\"columns\":1} | there must be a field \"scaler\", found [columns]",
        "{\"scaler\":\"none\"} | there must be a field \"columns\", found [scaler]",
        "{\"scaler\":\"mean\",\"columns\":2,\"mean\":[1]} | there must be numbers for 2 columns, found 1",
        "{\"scaler\":\"mean\",\"columns\":1,\"mean\":[NaN]} | the number of column 0 must be finite, found NaN",
        "{\"scaler\":\"standard\",\"columns\":1,\"mean\":[1],\"scale\":[0]} | the scale of column 0 must be above 0, found 0.0",
        "[1] | Not a JSON Object: [1]",
      })
  void refusesOtherText(String json, String cause) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> FittedScaler.fromJson(json))
        .withMessage("this is not a fitted scaler: " + cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``",
        "{",
        "{\"scaler\":null,\"columns\":1}",
        "{\"scaler\":\"mean\",\"columns\":1,\"mean\":[null]}"
      })
  void refusesBrokenText(String json) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> FittedScaler.fromJson(json))
        .withMessageStartingWith("this is not a fitted scaler: ");
  }
}
