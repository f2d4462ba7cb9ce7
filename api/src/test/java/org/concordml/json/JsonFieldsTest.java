package org.concordml.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFieldsTest {

  private record Fit(int epochs, double rate, boolean shuffle, List<String> watch) {}

  private static Fit fit(JsonFields fields) {
    return new Fit(
        fields.integer("epochs"),
        fields.optional("rate", JsonFields::number).orElse(0.1),
        fields.flag("shuffle"),
        fields.list("watch", JsonFields::text));
  }

  @Test
  void readsEachFieldByItsType() {
    assertThat(
            JsonFields.read(
                "fit",
                "{\"epochs\":3,\"rate\":1e-3,\"shuffle\":true,\"watch\":[\"loss\"]}",
                JsonFieldsTest::fit))
        .isEqualTo(new Fit(3, 0.001, true, List.of("loss")));
  }

  @Test
  void whatIsOptionalMayBeMissingOrNull() {
    assertThat(
            JsonFields.read(
                    "fit",
                    "{\"epochs\":3,\"rate\":null,\"shuffle\":true,\"watch\":[]}",
                    JsonFieldsTest::fit)
                .rate())
        .isEqualTo(0.1);
    assertThat(
            JsonFields.<Optional<String>>read(
                "fit", "{}", fields -> fields.optional("rate", JsonFields::text)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"shuffle\":true,\"watch\":[]} | fit must have a field 'epochs', found [shuffle, watch]",
        "{\"epochs\":2.5,\"shuffle\":true,\"watch\":[]} | fit.epochs must be a whole number, found 2.5",
        "{\"epochs\":3e9,\"shuffle\":true,\"watch\":[]} | fit.epochs must be a whole number, found 3e9",
        "{\"epochs\":\"3\",\"shuffle\":true,\"watch\":[]} | fit.epochs must be a number, found \"3\"",
        "{\"epochs\":3,\"shuffle\":1,\"watch\":[]} | fit.shuffle must be true or false, found 1",
        "{\"epochs\":3,\"shuffle\":true,\"watch\":\"loss\"} | fit.watch must be an array, found \"loss\"",
        "{\"epochs\":3,\"shuffle\":true,\"watch\":[\"loss\",1]} | fit.watch[1] must be a text, found 1",
        "{\"epochs\":3,\"shuffle\":true,\"watch\":[],\"epcohs\":4} | fit must have no other fields than epochs, rate, shuffle, watch; found 'epcohs'. Did you mean 'epochs'?",
        "[3] | fit must be an object, found [3]",
      })
  void refusesWhatIsNotAsItMustBe(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonFields.read("fit", json, JsonFieldsTest::fit))
        .withMessage(message);
  }

  @Test
  void aFieldOfAnObjectInsideIsNamedByItsPath() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                JsonFields.read(
                    "job",
                    "{\"fit\":{\"epochs\":3}}",
                    fields -> fields.object("fit", JsonFieldsTest::fit)))
        .withMessage("job.fit must have a field 'shuffle', found [epochs]");
  }

  @Test
  void whatIsNoJson() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonFields.read("fit", "{\"epochs\":", JsonFieldsTest::fit))
        .withMessageStartingWith("fit must be JSON: ");
  }
}
