package org.concordml.preprocess.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
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
        new MinMaxScaler.Fitted(low, high),
        "{\"scaler\":\"minmax\",\"columns\":2,\"minimum\":[-0.0,0.1],\"maximum\":[4.9E-324,1.0E300]}");
    assertText(
        new StandardScaler.Fitted(low, high),
        "{\"scaler\":\"standard\",\"columns\":2,\"mean\":[-0.0,0.1],\"scale\":[4.9E-324,1.0E300]}");
    assertText(
        new MeanCentringScaler.Fitted(low),
        "{\"scaler\":\"mean\",\"columns\":2,\"mean\":[-0.0,0.1]}");
    assertText(
        new RobustScaler.Fitted(low, high),
        "{\"scaler\":\"robust\",\"columns\":2,\"median\":[-0.0,0.1],\"scale\":[4.9E-324,1.0E300]}");
    assertText(
        new MaxAbsScaler.Fitted(high),
        "{\"scaler\":\"maxabs\",\"columns\":2,\"scale\":[4.9E-324,1.0E300]}");
    assertText(
        new QuantileTransformer.Fitted(
            new QuantileTransformer(2, QuantileTransformer.Output.NORMAL), List.of(low, low)),
        "{\"scaler\":\"quantile-normal\",\"quantiles\":2,\"columns\":2,\"quantile 0\":[-0.0,0.1],\"quantile 1\":[-0.0,0.1]}");
    assertText(
        new PowerTransformer.Fitted(new PowerTransformer(false), low, low, high),
        "{\"scaler\":\"power\",\"standardize\":false,\"columns\":2,\"lambda\":[-0.0,0.1],\"mean\":[-0.0,0.1],\"scale\":[4.9E-324,1.0E300]}");
    assertText(
        new MinMaxScaler.Fitted(new MinMaxScaler(-1, 1, true), low, high),
        "{\"scaler\":\"minmax\",\"low\":-1.0,\"high\":1.0,\"clip\":true,\"columns\":2,\"minimum\":[-0.0,0.1],\"maximum\":[4.9E-324,1.0E300]}");
    assertText(
        new RobustScaler.Fitted(new RobustScaler(0.1, 0.9), low, high),
        "{\"scaler\":\"robust\",\"low\":0.1,\"high\":0.9,\"columns\":2,\"median\":[-0.0,0.1],\"scale\":[4.9E-324,1.0E300]}");
    assertText(new NoScaler.Fitted(3), "{\"scaler\":\"none\",\"columns\":3}");
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
        "{\"scaler\":\"zip\",\"columns\":1} | scaler must be one of minmax, standard, mean, robust, maxabs, quantile, quantile-normal, power, none, found 'zip'",
        "{\"columns\":1} | it must have a field 'scaler', found [columns]",
        "{\"scaler\":\"none\"} | it must have a field 'columns', found [scaler]",
        "{\"scaler\":\"mean\",\"columns\":2,\"mean\":[1]} | there must be numbers for 2 columns, found 1",
        "{\"scaler\":\"mean\",\"columns\":1,\"mean\":[NaN]} | it.mean[0] must be a number, found \"NaN\"",
        "{\"scaler\":\"standard\",\"columns\":1,\"mean\":[1],\"scale\":[0]} | the scale of column 0 must be above 0, found 0.0",
        "[1] | it must be an object, found [1]",
        "{\"scaler\":\"none\",\"columns\":1,\"mean\":[1]} | it must have no other fields than columns, scaler; found 'mean'",
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
