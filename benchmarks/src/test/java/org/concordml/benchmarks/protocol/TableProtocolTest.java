package org.concordml.benchmarks.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concordml.data.Task;
import org.concordml.datasets.BundledDataset;
import org.concordml.engine.EngineRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol on two tables that are made here: what is linear is told from what is not. */
class TableProtocolTest {

  private static final String TABLES =
      """
      [{"name": "line", "source": "made", "heldBack": false,
        "recipe": {"data": {"target": "y", "drop": ["ward"]}, "task": "regression", "fill": true}},
       {"name": "wards", "source": "made", "heldBack": true,
        "recipe": {"data": {"target": "ill", "positive": ["1"]}, "kinds": {"ward": "category"},
                   "task": "binary", "fill": true}}]
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeTables() throws IOException {
    Files.writeString(folder.resolve("tables.json"), TABLES);
    StringBuilder line = new StringBuilder("x,ward,y\n");
    StringBuilder wards = new StringBuilder("ward,ill\n");
    for (int row = 0; row < 50; row++) {
      line.append(row).append(",a,").append(3 * row + 1).append('\n');
      // Ward 2, between 1 and 3, is the ill one: as a number it would tell nothing.
      wards.append(row % 3 + 1).append(',').append(row % 3 == 1 ? 1 : 0).append('\n');
    }
    Files.writeString(folder.resolve("line.csv"), line);
    Files.writeString(folder.resolve("wards.csv"), wards);
  }

  private static TableProtocol protocol(int repeats) throws IOException {
    return new TableProtocol(
        List.of(Candidate.parse("notebook")), repeats, EngineRegistry.load().findTraining("java"));
  }

  @Test
  void theLinearModelIsScoredAndThenEachRecipe() throws IOException {
    List<MedicalTable> tables = MedicalTable.read(folder);

    TableScores line = protocol(2).scores(tables.get(0));
    TableScores wards = protocol(1).scores(tables.get(1));

    assertThat(line.scores()).hasSize(2);
    assertThat(line.scores().get(0)).isCloseTo(1.0, within(1e-9));
    assertThat(line.scores().get(1)).isLessThan(0.999);
    assertThat(wards.scores().get(0)).isEqualTo(1.0);
  }

  /**
   * Preterm birth, 814 rows of text, codes and gaps: once five folds, and a margin of two points.
   */
  @Test
  void theStrongPresetIsNotBehindTheLinearModelOnATableThatComesAlong() throws IOException {
    BundledDataset opt = BundledDataset.OPT;
    MedicalTable table =
        new MedicalTable(
            "opt", false, opt.table(), opt.recipe().withTask(Task.BINARY).withFill(true));
    TableProtocol both =
        new TableProtocol(
            List.of(Candidate.parse("notebook"), Candidate.parse("strong")),
            1,
            EngineRegistry.load().findTraining("java"));

    List<Double> scores = both.scores(table).scores();

    assertThat(scores.get(2)).isGreaterThan(scores.get(0) - 0.02).isGreaterThan(scores.get(1));
  }

  @Test
  void everyRepeatHasOtherFolds() throws IOException {
    List<MedicalTable> tables = MedicalTable.read(folder);

    double first = protocol(1).scores(tables.get(0)).scores().get(1);
    double both = protocol(2).scores(tables.get(0)).scores().get(1);

    assertThat(protocol(1).scores(tables.get(0)).scores().get(1)).isEqualTo(first);
    assertThat(both).isNotEqualTo(first);
  }

  @Test
  void tablesHeldBackHaveAMeanOfTheirOwn() throws IOException {
    List<MedicalTable> tables = MedicalTable.read(folder);
    List<TableScores> scores =
        List.of(
            new TableScores(tables.get(0), List.of(0.25, 0.5)),
            new TableScores(tables.get(0), List.of(0.75, 0.5)),
            new TableScores(tables.get(1), List.of(0.9, 0.8)));

    assertThat(TableScores.means(scores))
        .containsExactly(
            "| mean, held back 1 tables | 50 | yes | AUC | 0.900 | 0.800 |",
            "| mean of all 1 tables | 50 |  | AUC | 0.900 | 0.800 |",
            "| mean, chosen by 2 tables | 100 |  | R² | 0.500 | 0.500 |",
            "| mean of all 2 tables | 100 |  | R² | 0.500 | 0.500 |");
  }

  @Test
  void aRecipeMayBeAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("wide.json"), "{\"network\": {\"hidden\": [64]}}");

    Candidate candidate = Candidate.parse(file.toString());

    assertThat(candidate.name()).isEqualTo("wide");
    assertThat(candidate.of().apply(MedicalTable.read(folder).get(0).recipe()).network().hidden())
        .containsExactly(64);
    assertThatThrownBy(() -> Candidate.parse("notebok"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Did you mean");
  }
}
