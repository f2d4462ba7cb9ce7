package org.concordml.tablesaw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.concordml.data.NumberColumn;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TablesawTableTest {

  private static final String CSV = "id,diagnosis,radius mean\n7,M,1.5\n8,,NA\n9,B,-2e3\n";

  private final Table table =
      TablesawTable.of(
          CsvTableReader.read(CsvSource.of("three.csv", CSV.getBytes(StandardCharsets.UTF_8))));

  @Test
  void hasTheColumnsOfTheCsv() {
    assertThat(table.name()).isEqualTo("three.csv");
    assertThat(table.columnNames()).containsExactly("id", "diagnosis", "radius mean");
    assertThat(table.types())
        .containsExactly(ColumnType.DOUBLE, ColumnType.STRING, ColumnType.DOUBLE);
  }

  @Test
  void hasTheValuesOfTheCsv() {
    assertThat(table.doubleColumn("radius mean").asDoubleArray())
        .containsExactly(1.5, Double.NaN, -2000);
    assertThat(table.stringColumn("diagnosis").asObjectArray()).containsExactly("M", "", "B");
  }

  @Test
  void missesWhatTheCsvMisses() {
    assertThat(table.column("diagnosis").countMissing()).isEqualTo(1);
    assertThat(table.column("radius mean").countMissing()).isEqualTo(1);
  }

  /** To Tablesaw {@code t} and {@code T} are one. */
  @Test
  void namesThatDifferInCaseOnlyAreMadeToDiffer() {
    Table both =
        TablesawTable.of(
            org.concordml.data.Table.of(
                "t", List.of(NumberColumn.of("t", 1), NumberColumn.of("T", 2))));

    assertThat(both.columnNames()).containsExactly("t", "T.1");
  }
}
