package org.concordml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableSelectTest {

  /** Three columns side by side, the second with a gap, and one of text. */
  private final RowBlocks blocks =
      RowBlocks.of(
          List.of(new double[] {1, 2, 3, 4, Double.NaN, 6}, new double[] {7, 8, 9}),
          new int[] {0, 2, 3},
          3);

  private final Table table =
      Table.of(
          "t",
          List.of(
              new NumberColumn("a", blocks, 0, 0),
              new NumberColumn("b", blocks, 1, 1),
              new NumberColumn("c", blocks, 2, 0),
              TextColumn.of("d", Arrays.asList("x", null, "z"))));

  private static NumberColumn number(Table table, String name) {
    return (NumberColumn) table.column(name);
  }

  @Test
  void rowsInTheOrderAskedFor() {
    Table picked = table.select(new int[] {2, 1, 2});

    assertThat(number(picked, "a").values()).containsExactly(7, 4, 7);
    assertThat(number(picked, "b").values()).containsExactly(8, Double.NaN, 8);
    assertThat(picked.column("d").text(0)).isEqualTo("z");
    assertThat(picked.columns()).extracting(Column::missing).containsExactly(0, 1, 0, 1);
    assertThat(picked.place(1)).isEqualTo("t, row 2");
  }

  @Test
  void gapsAreCountedAnew() {
    assertThat(table.select(new int[] {0, 2}).columns())
        .extracting(Column::missing)
        .containsExactly(0, 0, 0, 0);
  }

  /** So a matrix can share them, and a large table is not copied column by column. */
  @Test
  void numbersSideBySideStaySo() {
    Table picked = table.select(new int[] {2, 0});

    assertThat(number(picked, "a").blocks())
        .isSameAs(number(picked, "b").blocks())
        .isNotSameAs(blocks);
    FeatureMatrix matrix =
        FeatureMatrix.of(List.of(number(picked, "a"), number(picked, "b"), number(picked, "c")));
    assertThat(matrix.blocks()).isSameAs(number(picked, "a").blocks());
    assertThat(matrix.toArray()).containsExactly(7, 8, 9, 1, 2, 3);
  }

  @Test
  void oneColumnOfManyIsCopiedAlone() {
    Table picked = table.only(List.of("c")).select(new int[] {1, 2});

    assertThat(number(picked, "c").blocks().width()).isEqualTo(1);
    assertThat(number(picked, "c").values()).containsExactly(6, 9);
  }

  @Test
  void columnsInAnotherOrderAreCopied() {
    FeatureMatrix matrix = FeatureMatrix.of(List.of(number(table, "c"), number(table, "a")));

    assertThat(matrix.blocks()).isNotSameAs(blocks);
    assertThat(matrix.toArray()).containsExactly(3, 1, 6, 4, 9, 7);
  }

  @Test
  void aRowThatIsNotThere() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> table.select(new int[] {3}));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> table.only(List.of("d")).select(new int[] {3}));
  }
}
