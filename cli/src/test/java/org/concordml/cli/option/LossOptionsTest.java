package org.concordml.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.concordml.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of a loss belong to that loss. */
class LossOptionsTest {

  private static String loss(String options) {
    Invocation run = Invocation.of((Object[]) ("train --print-config " + options).split(" "));
    assertThat(run.err()).isEmpty();
    return JsonParser.parseString(run.out())
        .getAsJsonObject()
        .getAsJsonObject("fit")
        .get("loss")
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "--loss huber | {\"name\":\"huber\",\"delta\":1.0}",
        "--loss huber --huber-delta 2.5 | {\"name\":\"huber\",\"delta\":2.5}",
        "--loss pinball --quantile 0.9 | {\"name\":\"pinball\",\"quantile\":0.9}",
        "--loss mae | {\"name\":\"mae\"}",
        "--loss cce --label-smoothing 0.2 | {\"name\":\"cce\",\"labelSmoothing\":0.2}",
        "--label-smoothing 0.2 | {\"name\":\"bce\",\"labelSmoothing\":0.2}",
        "--loss categorical-focal --focal-gamma 3 |"
            + " {\"name\":\"categorical-focal\",\"alpha\":0.25,\"gamma\":3.0}"
      })
  void lossesOfOtherOutcomes(String options, String json) {
    assertThat(loss(options)).isEqualTo(json);
  }

  @Test
  void anOptionOfAnotherLossIsRefused() {
    Invocation run = Invocation.of("train", "--print-config", "--huber-delta", "2");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "--huber-delta has an effect with --loss huber only. Leave it out, or add --loss"
                + " huber");
  }
}
