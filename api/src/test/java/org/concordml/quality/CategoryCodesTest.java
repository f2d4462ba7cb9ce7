package org.concordml.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of categories, which a network takes for quantities, are told mildly, and once. */
class CategoryCodesTest {

  private static final String END =
      " few different whole numbers, which may be codes of categories; they are taken as"
          + " quantities, of which 2 is between 1 and 3. Give each category a column of 0 and 1, or"
          + " leave the column out with TableRoles.withDrop(\"%s\").";

  @ParameterizedTest
  @ValueSource(strings = {"race", "Blood Group", "region", "site_code", "cell type", "ward"})
  void byTheirName(String name) {
    assertThat(SampleJob.of(60).with(name, row -> row / 7 % 3 * 2).notices())
        .containsExactly("Column \"" + name + "\" holds" + String.format(END, name));
  }

  @Test
  void byTheirShape() {
    assertThat(SampleJob.of(60).with("slope", row -> row / 7 % 3 + 1).notices())
        .containsExactly("Column \"slope\" holds" + String.format(END, "slope"));
  }

  @Test
  void allInOneNoticeWithAFewNames() {
    SampleJob job = SampleJob.of(60);
    for (String name : new String[] {"race", "site", "ward", "region", "type"}) {
      job.with(name, row -> row / 7 % 3);
    }
    assertThat(job.notices())
        .containsExactly(
            "Columns \"race\", \"site\", \"ward\" and 2 more hold few different whole numbers, which"
                + " may be codes of categories; they are taken as quantities, of which 2 is between"
                + " 1 and 3. Give each category a column of 0 and 1, or leave such columns out with"
                + " TableRoles.withDrop.");
  }

  @ParameterizedTest
  @CsvSource({
    "race, 2, 1, two values are yes and no",
    "race, 21, 1, so many are hardly codes",
    "slope, 3, 0, counts begin at 0",
    "slope, 7, 1, seven without a telling name",
    "tumour grade, 3, 1, a grade has an order",
    "n_visits, 4, 1, a count",
    "age, 5, 1, a quantity"
  })
  void notThese(String name, int values, int first, String why) {
    assertThat(SampleJob.of(84).with(name, row -> row / 2 % values + first).notices())
        .as(why)
        .isEmpty();
  }

  @Test
  void fractionsAreNoCodes() {
    assertThat(SampleJob.of(60).with("race", row -> row / 7 % 3 + 0.5).notices()).isEmpty();
  }

  @Test
  void aValueARowIsNoCategory() {
    assertThat(SampleJob.of(20).with("site", row -> row).notices()).isEmpty();
    assertThat(SampleJob.of(20).with("site", row -> row / 2).notices()).hasSize(1);
  }

  @Test
  void gapsAreNoShapeOfCodes() {
    assertThat(SampleJob.of(60).with("slope", row -> row / 7 % 3 * 3 + 1).notices()).isEmpty();
  }

  @Test
  void aQuestionnaireIsNotMadeOfCodes() {
    SampleJob job = SampleJob.of(60);
    for (int column = 2; column < 8; column++) {
      int step = column;
      job.with("q" + column, row -> row / step % 5 + 1);
    }
    assertThat(job.notices()).isEmpty();
  }

  @Test
  void aTableOfYesAndNoHasNone() {
    SampleJob job = SampleJob.of(60);
    for (int column = 2; column < 8; column++) {
      int step = column;
      job.with("site" + column, row -> row / step % 2);
    }
    assertThat(job.notices()).isEmpty();
  }
}
