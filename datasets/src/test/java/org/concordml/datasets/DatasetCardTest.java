package org.concordml.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.OutcomeTable;
import org.concordml.experiment.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a card says is so. */
class DatasetCardTest {

  static List<BundledDataset> all() {
    return BundledDataset.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theFileIsTheOneThatTheCardDescribes(BundledDataset dataset) {
    Table table = CsvTableReader.read(dataset.source());

    assertThat(table.sha256()).isEqualTo(dataset.card().sha256());
    assertThat(table.rows()).isEqualTo(dataset.card().rows());
    assertThat(table.source()).isEqualTo("bundled:" + dataset.card().id());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyColumnHasAMeaning(BundledDataset dataset) {
    List<String> names = new ArrayList<>(dataset.table().names());
    names.remove("Unnamed: 32"); // the comma at the end of WDBC's header

    assertThat(dataset.card().columns().keySet()).containsExactlyElementsOf(names);
    assertThat(dataset.card().columns().values()).doesNotContain("").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theStandardRecipeTakesItAndFindsTheTask(BundledDataset dataset) {
    boolean hasGaps = !dataset.equals(BundledDataset.WDBC);
    Experiment experiment = Experiment.of(dataset.recipe().withFill(hasGaps), dataset.table());

    assertThat(experiment.task()).isEqualTo(dataset.card().task());
  }

  @ParameterizedTest
  @CsvSource({
    "penguins, 344, 344, 2, 11",
    "opt, 814, 823, 73, 26",
    "nhefs, 1566, 1629, 77, 0",
  })
  void rowsAndGapsAreThese(String id, int withOutcome, int rows, int inNumber, int inText) {
    BundledDataset dataset = BundledDataset.of(id);
    Table table = dataset.table();

    assertThat(table.rows()).isEqualTo(rows);
    assertThat(OutcomeTable.of(table, dataset.roles(), dataset.card().kinds()).rows())
        .isEqualTo(withOutcome);
    assertThat(table.column(numberWithGaps(id)).missing()).isEqualTo(inNumber);
    assertThat(
            table.columns().stream()
                .filter(column -> column instanceof TextColumn)
                .filter(column -> !column.name().equals(dataset.roles().target()))
                .mapToInt(Column::missing)
                .max()
                .orElseThrow())
        .isEqualTo(inText);
  }

  private static String numberWithGaps(String id) {
    return switch (id) {
      case "penguins" -> "body_mass_g";
      case "opt" -> "bmi";
      default -> "sbp";
    };
  }

  @Test
  void classesAreThese() {
    assertThat(classes(BundledDataset.PENGUINS)).containsExactly("Adelie", "Chinstrap", "Gentoo");
    assertThat(classes(BundledDataset.OPT)).containsExactly("No", "Yes");
  }

  private static List<String> classes(BundledDataset dataset) {
    return Experiment.of(dataset.recipe().withFill(true), dataset.table())
        .data()
        .schema()
        .classes();
  }

  @Test
  void codesAreCategoriesAndLevelsHaveTheirOrder() {
    Map<String, ColumnKind> kinds =
        Experiment.of(BundledDataset.NHEFS.recipe().withFill(true), BundledDataset.NHEFS.table())
            .kinds();

    assertThat(kinds)
        .containsEntry("marital", new ColumnKind.Category())
        .containsEntry("exercise", new ColumnKind.Ordinal(List.of("0", "1", "2")))
        .containsEntry("age", new ColumnKind.Numeric())
        .doesNotContainKeys("sw", "death", "wt82_71");
    assertThat(
            Experiment.of(BundledDataset.OPT.recipe().withFill(true), BundledDataset.OPT.table())
                .kinds())
        .containsEntry(
            "education", new ColumnKind.Ordinal(List.of("LT 8 yrs", "8-12 yrs", "MT 12 yrs")));
  }

  /** MIT asks that its text comes along with the data. */
  @ParameterizedTest
  @CsvSource({"opt, 2021 medicaldata authors", "nhefs, 2021 Nick Huntington-Klein"})
  void aLicenceThatMustComeAlongDoes(String id, String holder) throws IOException {
    assertThat(BundledDataset.of(id).card().licence()).isEqualTo("MIT");
    try (InputStream text = BundledDataset.class.getResourceAsStream(id + "-LICENSE.txt")) {
      assertThat(text).isNotNull();
      assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith(
              "MIT License\n\nCopyright (c) " + holder + "\n\nPermission is hereby granted");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theNoticeNamesIt(BundledDataset dataset) throws IOException {
    String notice = Files.readString(Path.of("../NOTICE")).replaceAll("\\s+", " ");

    assertThat(notice).contains(dataset.card().title(), dataset.card().licence());
    assertThat(notice).contains(dataset.card().doi());
  }

  @Test
  void textIsNoReadyNumber() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(BundledDataset.PENGUINS::read)
        .withMessageStartingWith("bundled:penguins");
  }
}
