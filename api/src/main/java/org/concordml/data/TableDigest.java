package org.concordml.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.concordml.files.Sha256;

/** What tells a table that was not read from bytes from another one. */
final class TableDigest {

  /** Stands in no text of a cell. */
  private static final byte END = 0;

  private static final byte MISSING = 1;

  private TableDigest() {}

  /** SHA-256 of the names and the values' texts, column by column, as 64 hexadecimal digits. */
  static String of(List<Column> columns) {
    MessageDigest digest = Sha256.digest();
    for (Column column : columns) {
      digest.update(column.name().getBytes(StandardCharsets.UTF_8));
      digest.update(END);
      for (int row = 0; row < column.rows(); row++) {
        if (column.isMissing(row)) {
          digest.update(MISSING);
        } else {
          digest.update(column.text(row).getBytes(StandardCharsets.UTF_8));
        }
        digest.update(END);
      }
    }
    return Sha256.hex(digest);
  }
}
