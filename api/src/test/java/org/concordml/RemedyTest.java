package org.concordml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concordml.data.DataException;
import org.junit.jupiter.api.Test;

/** A failure names the way out in the terms of whoever reads it. */
class RemedyTest {

  private static final Remedy CORRECT = Remedy.of("correct the value");
  private static final Remedy DROP = Remedy.of("leave the column out", Setting.DROP, "ward");
  private static final Wording OPTIONS =
      (setting, values) -> "--drop \"" + String.join("", values) + "\"";

  @Test
  void aLibraryMessageNamesTheMethod() {
    assertThat(new DataException("t.csv:3: found \"x\".", CORRECT, DROP))
        .hasMessage(
            "t.csv:3: found \"x\". Correct the value, or leave the column out with"
                + " TableRoles.withDrop(\"ward\").");
  }

  @Test
  void anotherReaderGetsItsOwnTerms() {
    DataException failure = new DataException("t.csv:3: found \"x\".", CORRECT, DROP);

    assertThat(failure.message(OPTIONS))
        .isEqualTo(
            "t.csv:3: found \"x\". Correct the value, or leave the column out with --drop"
                + " \"ward\".");
    assertThat(failure.fact()).isEqualTo("t.csv:3: found \"x\".");
    assertThat(failure.remedies()).containsExactly(CORRECT, DROP);
  }

  @Test
  void aListOfWaysOutIsOneSentence() {
    assertThat(Remedy.sentence(List.of(), OPTIONS)).isEmpty();
    assertThat(Remedy.sentence(List.of(CORRECT), OPTIONS)).isEqualTo("Correct the value.");
    assertThat(Remedy.sentence(List.of(CORRECT, CORRECT, DROP), OPTIONS))
        .isEqualTo(
            "Correct the value, correct the value, or leave the column out with --drop \"ward\".");
  }

  @Test
  void aNoticeWithoutAWayOutIsItsFact() {
    assertThat(Notice.of("12 rows are equal.").in(OPTIONS)).isEqualTo("12 rows are equal.");
    assertThat(Notice.of("Left out \"id\".", Remedy.of("keep it", Setting.KEEP_IDENTIFIERS)))
        .hasToString("Left out \"id\". Keep it with TableRoles.withKeepIdentifiers.");
  }
}
