package org.concordml.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where two documents differ. */
class JsonDifferenceTest {

  private static List<JsonDifference> between(String first, String second) {
    return JsonDifference.between(JsonParser.parseString(first), JsonParser.parseString(second));
  }

  @Test
  void equalDocumentsDifferNowhereWhateverTheOrderOfTheirMembers() {
    assertThat(between("{a: 1, b: {c: [1, 2]}}", "{b: {c: [1, 2]}, a: 1}")).isEmpty();
  }

  @Test
  void everyDifferenceIsToldByItsPath() {
    assertThat(
            between("{seed: 42, fit: {epochs: 10, loss: 'bce'}}", "{seed: 7, fit: {epochs: 20}}"))
        .containsExactly(
            new JsonDifference("seed", "42", "7"),
            new JsonDifference("fit.epochs", "10", "20"),
            new JsonDifference("fit.loss", "\"bce\"", "nothing"));
  }

  @Test
  void whatOnlyTheSecondHasIsToldToo() {
    assertThat(between("{}", "{clipping: null}"))
        .containsExactly(new JsonDifference("clipping", "nothing", "null"));
  }

  @Test
  void anArrayDiffersAsAWhole() {
    assertThat(between("{hidden: [32, 16]}", "{hidden: [32, 8]}"))
        .containsExactly(new JsonDifference("hidden", "[32,16]", "[32,8]"));
  }
}
