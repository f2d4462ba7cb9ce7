package org.concordml.data.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Reader;
import org.concordml.data.csv.dialect.CsvDialect;
import org.junit.jupiter.api.Test;

class CsvTableReaderTest {

  /** FastCSV wraps errors, too; memory that runs out must be told as such. */
  @Test
  void anErrorBelowFastCsvIsNotWrapped() {
    OutOfMemoryError thrown = new OutOfMemoryError("Java heap space");
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] target, int offset, int length) {
            throw thrown;
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> new CsvCollector("t.csv", CsvDialect.STANDARD).readAll(broken))
        .isSameAs(thrown);
  }
}
