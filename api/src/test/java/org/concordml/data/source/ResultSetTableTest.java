package org.concordml.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On H2, in memory. */
class ResultSetTableTest {

  private Connection database;

  @BeforeEach
  void connect() throws SQLException {
    database = DriverManager.getConnection("jdbc:h2:mem:");
  }

  @AfterEach
  void disconnect() throws SQLException {
    database.close();
  }

  private Table table(String... statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (int i = 0; i < statements.length - 1; i++) {
        statement.execute(statements[i]);
      }
      try (ResultSet rows = statement.executeQuery(statements[statements.length - 1])) {
        Table table = ResultSetTable.of("visits", rows);
        assertThat(rows.isClosed()).as("closed by the caller").isFalse();
        return table;
      }
    }
  }

  private static String[] texts(Table table, String column) {
    return ((TextColumn) table.column(column)).values();
  }

  private static double[] numbers(Table table, String column) {
    return ((NumberColumn) table.column(column)).values();
  }

  @Test
  void hasAColumnOfEachLabelByItsType() throws SQLException {
    Table table =
        table(
            """
            CREATE TABLE visits (
              id BIGINT, small SMALLINT, cost DECIMAL(10, 2), marker DOUBLE PRECISION, relapse BOOLEAN,
              stage VARCHAR(9), note CLOB, zip CHAR(5), seen DATE, at TIMESTAMP, code UUID)""",
            """
            INSERT INTO visits VALUES (1, 3, 12.50, 0.1, TRUE, 'II', 'long', '01067',
              DATE '2024-01-31', TIMESTAMP '2024-01-31 10:15:30',
              UUID '00000000-0000-0000-0000-000000000001')""",
            "INSERT INTO visits (id) VALUES (2)",
            """
            SELECT id AS patient, small, cost, marker, relapse, stage, note, zip, seen, at, code
            FROM visits ORDER BY id""");

    assertThat(numbers(table, "PATIENT")).containsExactly(1, 2);
    assertThat(numbers(table, "SMALL")).containsExactly(3, Double.NaN);
    assertThat(numbers(table, "COST")).containsExactly(12.5, Double.NaN);
    assertThat(numbers(table, "MARKER")).containsExactly(0.1, Double.NaN);
    assertThat(texts(table, "RELAPSE")).containsExactly("true", "");
    assertThat(texts(table, "STAGE")).containsExactly("II", "");
    assertThat(texts(table, "NOTE")).containsExactly("long", "");
    assertThat(texts(table, "ZIP")).containsExactly("01067", "");
    assertThat(texts(table, "SEEN")).containsExactly("2024-01-31", "");
    assertThat(texts(table, "AT")).containsExactly("2024-01-31T10:15:30", "");
    assertThat(texts(table, "CODE")).containsExactly("00000000-0000-0000-0000-000000000001", "");
  }

  @Test
  void twoColumnsOfOneLabelAreRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> table("SELECT 1 AS id, 2 AS id"))
        .withMessage(
            "visits: each column must have a name of its own, found \"ID\" twice. Give one of them"
                + " another name.");
  }

  @Test
  void bytesAreRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> table("SELECT 1 AS id, CAST(X'00' AS VARBINARY(3)) AS scan"))
        .withMessage(
            "visits, row 1: column \"SCAN\" must hold numbers, text, booleans, enums, dates or"
                + " optionals of them, found byte[]. Leave it out, or give each of its values a"
                + " column.");
  }

  @Test
  void noRowIsRefused() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> table("SELECT 1 AS id WHERE FALSE"))
        .withMessage("visits: there must be at least one row, found none.");
  }

  @Test
  void whatTheDatabaseSaysIsTold() throws SQLException {
    ResultSet rows;
    try (Statement statement = database.createStatement()) {
      rows = statement.executeQuery("SELECT 1 AS id");
    }

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> ResultSetTable.of("visits", rows))
        .withMessageStartingWith("visits, row 1: the database failed: The object is already closed")
        .withCauseInstanceOf(SQLException.class);
  }
}
