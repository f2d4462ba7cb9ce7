package org.concordml.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordml.cli.terminal.FittedTable.left;
import static org.concordml.cli.terminal.FittedTable.right;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A table is as wide as the terminal at most. */
class FittedTableTest {

  private record City(String name, int people, String remark) {}

  private static final FittedTable<City> TABLE =
      new FittedTable<>(
          List.of(
              left("city", City::name),
              right("number of people", city -> String.valueOf(city.people())),
              left("remark", City::remark)));
  private static final List<City> CITIES =
      List.of(new City("Bonn", 330000, "on the Rhine"), new City("Kiel", 2480, "by the sea"));

  @Test
  void aWideTerminalGetsALineARow() {
    assertThat(TABLE.of(CITIES, 42))
        .isEqualTo(TABLE.of(CITIES, Integer.MAX_VALUE))
        .isEqualTo(
            """
            +------+------------------+--------------+
            | city | number of people | remark       |
            +------+------------------+--------------+
            | Bonn |           330000 | on the Rhine |
            | Kiel |             2480 | by the sea   |
            +------+------------------+--------------+""");
  }

  @Test
  void rowsAndColumnsAreExchangedWhereThatIsNarrower() {
    List<City> capitals = List.of(new City("Rom", 27, "old"), new City("Bern", 1, "small"));

    assertThat(TABLE.of(capitals, 34))
        .isEqualTo(
            """
            +------------------+-----+-------+
            | city             | Rom | Bern  |
            +------------------+-----+-------+
            | number of people |  27 |     1 |
            | remark           | old | small |
            +------------------+-----+-------+""");
  }

  @Test
  void rowsAreStackedWhereNothingElseFits() {
    assertThat(TABLE.of(CITIES, 41))
        .isEqualTo(
            """
            +------------------+--------------+
            | city             | Bonn         |
            +------------------+--------------+
            | number of people | 330000       |
            | remark           | on the Rhine |
            +------------------+--------------+
            +------------------+------------+
            | city             | Kiel       |
            +------------------+------------+
            | number of people | 2480       |
            | remark           | by the sea |
            +------------------+------------+""");
  }

  @Test
  void aLongValueGoesOnInTheNextLine() {
    List<City> wordy = List.of(new City("Ulm", 1, "the highest steeple of the world is here"));

    assertThat(TABLE.of(wordy, 45).lines()).allMatch(line -> line.length() <= 45);
  }
}
