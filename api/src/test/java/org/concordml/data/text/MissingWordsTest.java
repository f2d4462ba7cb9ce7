package org.concordml.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingWordsTest {

  private static final MissingWords TRAINING =
      MissingWords.usual().with("?").with("age", "-9").with("note", "x").withLabels("ill");

  @Test
  void othersAreAdded() {
    MissingWords both =
        MissingWords.usual().with("!").with("age", "-8").withLabels("id").with(TRAINING);

    assertThat(both.everywhere()).containsExactlyInAnyOrder("!", "?");
    assertThat(both.byColumn()).isEqualTo(Map.of("age", Set.of("-8", "-9"), "note", Set.of("x")));
    assertThat(both.labels()).containsExactlyInAnyOrder("id", "ill");
  }

  @Test
  void wordsOfOtherColumnsAreLeftOut() {
    MissingWords own = TRAINING.only(Set.of("age")::contains);

    assertThat(own).isEqualTo(MissingWords.usual().with("?").with("age", "-9"));
  }
}
