package org.concordml.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.junit.jupiter.api.Test;

class MapTableTest {

  @Test
  void hasEveryNameOfAnyMapAndMissesWhereThereIsNone() {
    Table table =
        MapTable.of(
            "visits",
            List.of(
                Map.of("age", 61),
                Map.of("stage", "II"),
                Map.of("age", 47.5, "stage", "III"),
                Map.of()));

    assertThat(table.names()).containsExactly("age", "stage");
    assertThat(((NumberColumn) table.column("age")).values())
        .containsExactly(61, Double.NaN, 47.5, Double.NaN);
    assertThat(((TextColumn) table.column("stage")).values()).containsExactly("", "II", "III", "");
    assertThat(table.column("stage").missing()).isEqualTo(2);
  }

  @Test
  void aNameWithoutANameIsRefused() {
    Map<String, Object> row = new HashMap<>();
    row.put(null, 1);

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> MapTable.of("visits", List.of(Map.of("a", 1), row)))
        .withMessage(
            "visits, row 2: each value must have the name of a column, found null for one.");
  }

  @Test
  void aRowThatIsNullIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> MapTable.of("visits", Arrays.asList(Map.of("a", 1), null)))
        .withMessage("visits, row 2: must be a map, found null.");
  }

  @Test
  void mapsWithoutAnyNameAreRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> MapTable.of("visits", List.of(Map.of())))
        .withMessage("visits: there must be at least one column, found none.");
  }

  @Test
  void namesThatDifferInBlanksOnlyAreRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> MapTable.of("visits", List.of(Map.of("age", 1, "age ", 2))))
        .withMessage(
            "visits: each column must have a name of its own, found \"age\" twice. Give one of them"
                + " another name.");
  }
}
