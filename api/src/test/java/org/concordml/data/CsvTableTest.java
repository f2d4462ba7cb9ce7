package org.concordml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class CsvTableTest {

  private static final String CSV = "id,diagnosis,radius mean\n7,M,1.5\n8,,NA\n9,B,-2e3\n";

  private final CsvTable table =
      CsvTableReader.read(CsvSource.of("three.csv", CSV.getBytes(StandardCharsets.UTF_8)));

  @Test
  void becomesATablesawTable() {
    Table saw = table.toTable();

    assertThat(saw.name()).isEqualTo("three.csv");
    assertThat(saw.columnNames()).containsExactly("id", "diagnosis", "radius mean");
    assertThat(saw.types())
        .containsExactly(ColumnType.DOUBLE, ColumnType.STRING, ColumnType.DOUBLE);
    assertThat(saw.doubleColumn("radius mean").asDoubleArray())
        .containsExactly(1.5, Double.NaN, -2000);
    assertThat(saw.stringColumn("diagnosis").asObjectArray()).containsExactly("M", "", "B");
    assertThat(saw.column("diagnosis").countMissing()).isEqualTo(1);
    assertThat(saw.column("radius mean").countMissing()).isEqualTo(1);
  }

  @Test
  void countsWhatIsMissing() {
    assertThat(table.columns()).extracting(CsvColumn::missing).containsExactly(0, 1, 1);
    assertThat(table.column("diagnosis").isMissing(1)).isTrue();
    assertThat(table.column("radius mean").isMissing(1)).isTrue();
    assertThat(table.column("radius mean").text(1)).isEmpty();
  }

  @Test
  void remembersTheFirstValueThatIsNoNumber() {
    assertThat(((TextColumn) table.column("diagnosis")).notNumber())
        .isEqualTo(new TextColumn.NotNumber(2, "M"));
  }

  @Test
  void anUnknownColumnIsAnsweredWithTheNearestName() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> table.column("Radius_mean"))
        .withMessage(
            "three.csv: the name asked for must be a column of the table, found \"Radius_mean\"."
                + " Did you mean \"radius mean\"?"
                + " Columns: \"id\", \"diagnosis\", \"radius mean\".");
  }

  @Test
  void aNameUnlikeAnyIsAnsweredWithTheNamesOnly() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> table.column("weight"))
        .withMessage(
            "three.csv: the name asked for must be a column of the table, found \"weight\"."
                + " Columns: \"id\", \"diagnosis\", \"radius mean\".");
  }

  /** Tablesaw's first touch costs half a second, which a job of one second cannot afford. */
  @Test
  void theWayFromACsvToNumbersNeedsNoTablesaw() throws Exception {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("tablesaw"))
            .map(CsvTableTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> sources = loader.loadClass(CsvSource.class.getName());
      Class<?> roles = loader.loadClass(TableRoles.class.getName());
      Method read =
          loader.loadClass(TabularDataReader.class.getName()).getMethod("read", sources, roles);
      byte[] bytes = "d,x\nM,1\nB,2\n".getBytes(StandardCharsets.UTF_8);
      Object source =
          sources.getMethod("of", String.class, byte[].class).invoke(null, "two.csv", bytes);
      Object role = roles.getMethod("target", String.class).invoke(null, "d");

      assertThat(read.invoke(null, source, role))
          .hasToString("TabularData[two.csv, Examples[FeatureMatrix[2 x 1], 1 positive]]");
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Only lines that are there from start to end say how a table is written. */
  @Test
  void aLineThatTheFirstBytesCutOffSaysNothing() {
    String row = "1;" + "x".repeat(30_000) + ";2\n";
    byte[] csv = ("a;b;c\n" + row.repeat(4)).getBytes(StandardCharsets.UTF_8);

    CsvTable table = CsvTableReader.read(CsvSource.of("t.csv", csv));

    assertThat(table.names()).containsExactly("a", "b", "c");
    assertThat(table.format().separator()).contains(';');
  }

  @Test
  void theFirstLinesOfAVeryWideTableAreReadAsFarAsTheyGo() {
    String names =
        IntStream.range(0, 20_000).mapToObj(i -> "g" + i).collect(Collectors.joining(";"));
    String row = "1;".repeat(19_999) + "1\n";
    byte[] csv = (names + "\n" + row + row).getBytes(StandardCharsets.UTF_8);

    assertThat(CsvTableReader.read(CsvSource.of("t.csv", csv)).names()).hasSize(20_000);
  }
}
