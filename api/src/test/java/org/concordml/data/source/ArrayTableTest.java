package org.concordml.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.TextColumn;
import org.concordml.data.preparation.TablePreparation;
import org.junit.jupiter.api.Test;

class ArrayTableTest {

  @Test
  void hasTheNumbersOfTheRows() {
    Table table =
        ArrayTable.of(
            "visits",
            List.of("age", "marker"),
            new double[][] {{61, 1.5}, {47, Double.NaN}, {50, -2}});

    assertThat(((NumberColumn) table.column("age")).values()).containsExactly(61, 47, 50);
    assertThat(((NumberColumn) table.column("marker")).values())
        .containsExactly(1.5, Double.NaN, -2);
  }

  @Test
  void hasTheValuesOfTheRows() {
    Table table =
        ArrayTable.of("visits", List.of("age", "stage"), new Object[][] {{61, "II"}, {null, 'I'}});

    assertThat(((NumberColumn) table.column("age")).values()).containsExactly(61, Double.NaN);
    assertThat(((TextColumn) table.column("stage")).values()).containsExactly("II", "I");
  }

  @Test
  void canBeTrainedOn() {
    Table table =
        ArrayTable.of(
            "visits", List.of("age", "relapse"), new Object[][] {{61, true}, {47, false}});

    TabularData data = TablePreparation.prepare(table, TableRoles.target("relapse"));

    assertThat(data.schema().positive()).isEqualTo("true");
    assertThat(data.rows().positives()).isEqualTo(1);
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                ArrayTable.of(
                    "visits", List.of("age", "marker"), new double[][] {{1, 2}, {1, 2, 3}}))
        .withMessage("visits, row 2: must have as many values as there are names, 2, found 3.");
  }

  @Test
  void noNameIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> ArrayTable.of("visits", List.of(), new double[][] {{}}))
        .withMessage("visits: there must be at least one column, found none.");
  }
}
