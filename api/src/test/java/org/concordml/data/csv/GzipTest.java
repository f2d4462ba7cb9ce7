package org.concordml.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipTest {

  @TempDir private Path folder;

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** By its first bytes: the name may be anything. */
  @Test
  void isUnpackedWhateverItsName() throws IOException {
    for (String name : new String[] {"visits.csv.gz", "visits.csv"}) {
      Path file = folder.resolve(name);
      Files.write(file, packed("age\tstage\n61\tII\n47\t\n"));

      Table table = CsvTableReader.read(CsvSource.file(file));

      assertThat(table.names()).containsExactly("age", "stage");
      assertThat(table.column("age").text(1)).isEqualTo("47");
      assertThat(table.column("stage").isMissing(1)).isTrue();
    }
  }

  /** More than 4 MB unpacked, 40 kB packed, which the reading in chunks does not count on. */
  @Test
  void isReadToItsEnd() throws IOException {
    int rows = 500_000;
    Path file = folder.resolve("many.csv.gz");
    Files.write(file, packed("a,b,c\n" + "1,2.5,x\n".repeat(rows)));

    Table table = CsvTableReader.read(CsvSource.file(file));

    assertThat(table.rows()).isEqualTo(rows);
    assertThat(table.column("c").text(rows - 1)).isEqualTo("x");
  }

  @Test
  void isRefusedIfItIsCutOff() throws IOException {
    byte[] whole = packed("age,stage\n" + "61,II\n".repeat(1000));
    CsvSource cut = CsvSource.of("visits.csv.gz", Arrays.copyOf(whole, whole.length - 12));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CsvTableReader.read(cut))
        .withMessage(
            "visits.csv.gz: the file must be whole to be unpacked, found damaged or cut-off gzip.");
  }
}
