package org.concordml.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.TabularData;
import org.concordml.data.csv.TabularDataReader;
import org.junit.jupiter.api.Test;

class BundledDatasetTest {

  @Test
  void wdbcIsWhatItsCardSays() {
    DatasetCard card = BundledDataset.WDBC.card();
    TabularData data = BundledDataset.WDBC.read();

    assertThat(data.sha256()).isEqualTo(card.sha256());
    assertThat(data.source()).isEqualTo("bundled:wdbc");
    assertThat(data.preparation().rowsRead()).isEqualTo(card.rows()).isEqualTo(569);
    assertThat(data.schema().target()).isEqualTo("diagnosis");
    assertThat(data.schema().positive()).isEqualTo("M");
    assertThat(data.schema().negative()).isEqualTo("B");
  }

  @Test
  void wdbcHasThirtyFeaturesAndNothingMissing() {
    TabularData data = BundledDataset.WDBC.read();

    assertThat(data.rows().rows()).isEqualTo(569);
    assertThat(data.rows().positives()).isEqualTo(212);
    assertThat(data.schema().features())
        .hasSize(30)
        .startsWith("radius_mean", "texture_mean")
        .contains("concave points_mean")
        .endsWith("fractal_dimension_worst");
    assertThat(data.rows().features().get(0, 0)).isEqualTo(17.99);
    assertThat(data.rows().features().get(568, 29)).isEqualTo(0.07039);
    assertThat(data.preparation().rowsDropped()).isZero();
    assertThat(data.preparation().droppedColumns()).containsExactly("id", "Unnamed: 32");
    assertThat(data.preparation().missing()).hasSize(33).containsEntry("Unnamed: 32", 569);
    assertThat(data.preparation().notices())
        .containsExactly(
            Notice.of(
                "Left out the identifier column \"id\".",
                Remedy.of("keep it", Setting.KEEP_IDENTIFIERS)));
  }

  @Test
  void theIdentifierMakesThirtyOne() {
    TabularData data =
        TabularDataReader.read(
            BundledDataset.WDBC.source(), BundledDataset.WDBC.roles().withKeepIdentifiers(true));

    assertThat(data.schema().features()).hasSize(31).startsWith("id", "radius_mean");
    assertThat(data.rows().features().get(0, 0)).isEqualTo(842302);
    assertThat(data.preparation().notices()).isEmpty();
  }

  @Test
  void isFoundByItsId() {
    assertThat(BundledDataset.all())
        .allSatisfy(set -> assertThat(BundledDataset.of(set.card().id())).isEqualTo(set))
        .extracting(set -> set.card().id())
        .containsExactly("wdbc", "penguins", "opt", "nhefs");
  }

  @Test
  void anUnknownIdIsAnsweredWithTheKnownOnes() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> BundledDataset.of("iris"))
        .withMessage(
            "A bundled data set must be one of: wdbc, penguins, opt, nhefs; found \"iris\".");
  }

  @Test
  void andWithTheNearest() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> BundledDataset.of("pinguins"))
        .withMessage(
            "A bundled data set must be one of: wdbc, penguins, opt, nhefs; found \"pinguins\"."
                + " Did you mean \"penguins\"?");
  }
}
