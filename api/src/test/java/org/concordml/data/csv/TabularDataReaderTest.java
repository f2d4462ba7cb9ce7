package org.concordml.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.concordml.data.DataException;
import org.concordml.data.Preparation;
import org.concordml.data.Schema;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.junit.jupiter.api.Test;

/** What is left out on the way from a table to numbers, and how it is counted. */
class TabularDataReaderTest {

  private static final String KAGGLE =
      """
      id,diagnosis,radius,note,texture,
      842302,M,17.99,,10.38
      842517,B,,,17.77
      843009,,19.69,,21.25
      843483,B,11.42,,20.38
      """;

  private static TabularData read(String csv, TableRoles roles) {
    return TabularDataReader.read(
        CsvSource.of("t.csv", csv.getBytes(StandardCharsets.UTF_8)), roles);
  }

  private static void assertRefused(String csv, TableRoles roles, String message) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(csv, roles))
        .withMessage(message);
  }

  @Test
  void keepsCompleteRowsOfFeatureColumnsInFileOrder() {
    TabularData data = read(KAGGLE, TableRoles.target("diagnosis").withDrop(List.of("id")));

    assertThat(data.schema())
        .isEqualTo(new Schema(List.of("radius", "texture"), "diagnosis", "M", "B"));
    assertThat(data.rows().features().toArray()).containsExactly(17.99, 10.38, 11.42, 20.38);
    assertThat(data.rows().labels()).containsExactly(true, false);
    assertThat(data.source()).isEqualTo("t.csv");
    assertThat(data.sha256())
        .isEqualTo(CsvTableReader.read(CsvSource.of("x", bytes(KAGGLE))).sha256())
        .hasSize(64);
  }

  @Test
  void countsEachStep() {
    Preparation preparation =
        read(KAGGLE, TableRoles.target("diagnosis").withDrop(List.of("id"))).preparation();

    assertThat(preparation.rowsRead()).isEqualTo(4);
    assertThat(preparation.rowsDropped()).isEqualTo(2);
    assertThat(preparation.droppedColumns()).containsExactly("id", "note", "Unnamed: 5");
    assertThat(preparation.missing())
        .containsExactly(
            entry("id", 0),
            entry("diagnosis", 1),
            entry("radius", 1),
            entry("note", 4),
            entry("texture", 0),
            entry("Unnamed: 5", 4));
  }

  @Test
  void aRowIsKeptIfOnlyADroppedColumnLacksItsValue() {
    TabularData data =
        read(KAGGLE, TableRoles.target("diagnosis").withDrop(List.of("id", "radius")));

    assertThat(data.rows().rows()).isEqualTo(3);
    assertThat(data.preparation().rowsDropped()).isEqualTo(1);
  }

  @Test
  void aConstantColumnIsAFeature() {
    TabularData data = read("a,d\n5,no\n5,yes\n", TableRoles.target("d"));

    assertThat(data.rows().features().toArray()).containsExactly(5, 5);
  }

  @Test
  void aTextColumnIsNoFeature() {
    assertRefused(
        "a,d\n1.5,no\nhigh,yes\n",
        TableRoles.target("d"),
        "t.csv:3: column \"a\" must hold finite numbers to be a feature, found \"high\" in 1 of"
            + " 2 rows."
            + " Correct the value, or leave the column out with TableRoles.withDrop(\"a\").");
  }

  @Test
  void severalTextColumnsAreNamedAtOnce() {
    assertRefused(
        "city,d,b,concave points\nBonn,no,1,x\nKiel,yes,2,y\n",
        TableRoles.target("d"),
        "t.csv:2: column \"city\" must hold finite numbers to be a feature, found \"Bonn\" (1),"
            + " \"Kiel\" (1) in 2 of 2 rows."
            + " Not of numbers either: \"concave points\"."
            + " Correct the values, or leave the column out with TableRoles.withDrop(\"city\").");
  }

  @Test
  void infinityIsNoFeature() {
    assertRefused(
        "a,d\n1.5,no\n-inf,yes\n",
        TableRoles.target("d"),
        "t.csv:3: column \"a\" must hold finite numbers to be a feature, found \"-inf\" in 1 of"
            + " 2 rows; \"-inf\" is not finite."
            + " Correct the value, or leave the column out with TableRoles.withDrop(\"a\").");
  }

  @Test
  void aTextColumnMayBeDropped() {
    TabularData data =
        read("city,d,b\nBonn,no,1\nKiel,yes,2\n", TableRoles.target("d").withDrop(List.of("city")));

    assertThat(data.schema().features()).containsExactly("b");
  }

  @Test
  void noFeatureLeft() {
    assertRefused(
        "a,d,e\n1,no,\n2,yes,\n",
        TableRoles.target("d").withDrop(List.of("a")),
        "t.csv: there must be at least one feature column beside the target, found none.");
  }

  @Test
  void noRowLeft() {
    assertRefused(
        "a,b,d\n1,,no\n2,,yes\n,3,no\n",
        TableRoles.target("d"),
        "t.csv: at least one row must be complete, found a missing value in each of the 3 rows."
            + " Column \"b\" lacks most: 2. Leave such columns out with TableRoles.withDrop.");
  }

  @Test
  void droppingAnUnknownColumnIsAMistake() {
    assertRefused(
        "a,radius_mean,d\n1,2,no\n",
        TableRoles.target("d").withDrop(List.of("radius_men")),
        "t.csv: a column to leave out must be a column of the table, found \"radius_men\". Did you mean \"radius_mean\"?"
            + " Columns: \"a\", \"radius_mean\", \"d\".");
  }

  @Test
  void anUnknownTargetIsAMistake() {
    assertRefused(
        "a,Diagnosis\n1,no\n",
        TableRoles.target("diagnosis"),
        "t.csv: the target must be a column of the table, found \"diagnosis\". Did you mean \"Diagnosis\"?"
            + " Columns: \"a\", \"Diagnosis\".");
  }

  @Test
  void theTargetMustNotBeDropped() {
    assertRefused(
        "a,d\n1,no\n2,yes\n",
        TableRoles.target("d").withDrop(List.of("d")),
        "t.csv: the target must not be a column that is left out, found \"d\" as both."
            + " Name another target with TableRoles.withTarget.");
  }

  @Test
  void theTargetMustHaveValues() {
    assertRefused(
        "a,d\n1,\n2,\n",
        TableRoles.target("d"),
        "t.csv: the target must have values, found none in column \"d\".");
  }

  private static byte[] bytes(String csv) {
    return csv.getBytes(StandardCharsets.UTF_8);
  }
}
