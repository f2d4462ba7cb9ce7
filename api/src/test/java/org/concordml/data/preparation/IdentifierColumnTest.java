package org.concordml.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.TabularDataReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that name a row: known ones are left out, suspicious ones are pointed at. */
class IdentifierColumnTest {

  private static final TableRoles ROLES = TableRoles.target("d").withPositive("y");

  private static TabularData read(String csv, TableRoles roles) {
    return TabularDataReader.read(
        CsvSource.of("t.csv", csv.getBytes(StandardCharsets.UTF_8)), roles);
  }

  private static List<Notice> noticesFor(String name) {
    return read("\"" + name + "\",d,x\n7,y,1\n8,n,1\n", ROLES).preparation().notices();
  }

  @Test
  void aKnownIdentifierIsLeftOutWithANotice() {
    TabularData data = read("id,d,x\n7,y,1\n8,n,1\n", ROLES.withIdentifiers(List.of("id")));

    assertThat(data.schema().features()).containsExactly("x");
    assertThat(data.preparation().droppedColumns()).containsExactly("id");
    assertThat(data.preparation().notices())
        .containsExactly(
            Notice.of(
                "Left out the identifier column \"id\".",
                Remedy.of("keep it", Setting.KEEP_IDENTIFIERS)));
  }

  @Test
  void aKnownIdentifierIsKeptIfAskedFor() {
    TabularData data =
        read(
            "id,d,x\n7,y,1\n8,n,1\n",
            ROLES.withIdentifiers(List.of("id")).withKeepIdentifiers(true));

    assertThat(data.schema().features()).containsExactly("id", "x");
    assertThat(data.preparation().droppedColumns()).isEmpty();
    assertThat(data.preparation().notices()).isEmpty();
  }

  @Test
  void aKnownIdentifierThatIsDroppedByNameNeedsNoNotice() {
    TabularData data =
        read(
            "id,d,x\n7,y,1\n8,n,1\n", ROLES.withIdentifiers(List.of("id")).withDrop(List.of("id")));

    assertThat(data.preparation().droppedColumns()).containsExactly("id");
    assertThat(data.preparation().notices()).isEmpty();
  }

  @Test
  void aKnownIdentifierMayBeText() {
    TabularData data =
        read("uuid,d,x\na1-b2,y,1\nc3-d4,n,1\n", ROLES.withIdentifiers(List.of("uuid")));

    assertThat(data.schema().features()).containsExactly("x");
  }

  @Test
  void aKnownIdentifierMustBeThere() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read("d,x\ny,1\nn,2\n", ROLES.withIdentifiers(List.of("id"))))
        .withMessage(
            "t.csv: an identifier must be a column of the table, found \"id\". Did you mean \"d\"?"
                + " Columns: \"d\", \"x\".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id", "ID", "Id", "patient_id", "patientId", "patientID", "patient", "Patient Number",
        "uuid", "record", "record no", "index", "row", "Unnamed: 0", "sample-id", "id_number",
        "rownames", "Row.names"
      })
  void aColumnCalledLikeAnIdentifierIsPointedAt(String name) {
    assertThat(noticesFor(name))
        .containsExactly(
            Notice.of(
                "Column \""
                    + name
                    + "\" looks like an identifier (2 different whole numbers in 2 rows) and is"
                    + " used as a feature.",
                Remedy.of("leave it out", Setting.DROP, name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "width",
        "acid",
        "lipid",
        "age",
        "fluid level",
        "indexed",
        "recorded",
        "growth",
        "rowing"
      })
  void aColumnCalledOtherwiseIsNot(String name) {
    assertThat(noticesFor(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7,y,1\n7,n,1\n", "7.5,y,1\n8,n,1\n"})
  void repeatedOrBrokenNumbersAreNoIdentifiers(String rows) {
    assertThat(read("id,d,x\n" + rows, ROLES).preparation().notices()).isEmpty();
  }

  @Test
  void aSuspiciousColumnStaysAFeature() {
    assertThat(read("id,d,x\n7,y,1\n8,n,1\n", ROLES).schema().features())
        .containsExactly("id", "x");
  }
}
