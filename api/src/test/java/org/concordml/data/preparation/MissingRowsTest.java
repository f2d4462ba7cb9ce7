package org.concordml.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.concordml.data.DataException;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.TabularDataReader;
import org.junit.jupiter.api.Test;

/** What is said of rows that are left out because they lack a value. */
class MissingRowsTest {

  private static final TableRoles ROLES = TableRoles.target("d").withPositive("1");

  private static TabularData read(String csv) {
    return TabularDataReader.read(
        CsvSource.of("t.csv", csv.getBytes(StandardCharsets.UTF_8)), ROLES);
  }

  /** Twenty rows; the columns a and b lack a value in the first so many, the target likewise. */
  private static String table(int missingA, int missingB, int missingTarget) {
    StringBuilder csv = new StringBuilder("a,b,c,d\n");
    for (int row = 0; row < 20; row++) {
      csv.append(row < missingA ? "" : "1.5").append(',');
      csv.append(row < missingB ? "" : "2.5").append(',').append(row).append(',');
      csv.append(row >= 20 - missingTarget ? "" : row % 2).append('\n');
    }
    return csv.toString();
  }

  @Test
  void aColumnThatCostsMoreThanATenthOfTheRowsIsNamed() {
    assertThat(read(table(3, 1, 0)).preparation().notices())
        .hasToString(
            "[3 of 20 rows are left out because they lack a value: column \"a\" in 3. Use 19 rows"
                + " instead of 17 by leaving the column out with TableRoles.withDrop(\"a\").]");
  }

  @Test
  void aTenthOfTheRowsNeedsNoNotice() {
    assertThat(read(table(2, 2, 2)).preparation().notices()).isEmpty();
  }

  @Test
  void ofSeveralSuchColumnsTheWorstComesFirst() {
    assertThat(read(table(3, 10, 0)).preparation().notices())
        .hasToString(
            "[10 of 20 rows are left out because they lack a value: columns \"b\" in 10, \"a\" in 3."
                + " Use 17 rows instead of 10 by leaving the first column out with"
                + " TableRoles.withDrop(\"b\").]");
  }

  @Test
  void aTargetWithoutAValueInManyRowsIsTold() {
    assertThat(read(table(0, 0, 3)).preparation().notices())
        .hasToString("[The target \"d\" has no value in 3 of 20 rows, which are left out.]");
  }

  /** Refused as "must have two classes, found 1" before, though the file has both. */
  @Test
  void rowsLeftOutAreNamedAsTheCauseWhenTheyTakeAClassAlong() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read("a,b,d\n1,2,0\n2,,1\n3,4,0\n,,1\n5,6,0\n"))
        .withMessage(
            "t.csv: the target \"d\" must have two classes, found only \"0\" (3) once 2 of 5 rows"
                + " are left out because they lack a value. Lacking most: columns \"b\" in 2, \"a\""
                + " in 1. Leave such columns out with TableRoles.withDrop(\"b\"), or fill in the"
                + " missing values.");
  }

  @Test
  void aTargetOfOneClassIsNotBlamedOnMissingValues() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read("a,d\n1,0\n,0\n3,\n"))
        .withMessage(
            "t.csv: the target \"d\" must have two classes, found 1: \"0\" (1). 1 of 3 rows have no"
                + " value in it. Name another target with TableRoles.withTarget.");
  }
}
