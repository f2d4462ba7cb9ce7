package org.concordml.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where the bytes of a CSV come from. It can be opened more than once and gives the same bytes each
 * time, unless somebody changes the file.
 */
public sealed interface CsvSource permits CsvFile, CsvBytes {

  /**
   * @return what a user would call it: the path as given, or a name like {@code bundled:wdbc}
   */
  String name();

  /**
   * Opens the bytes from the first one on.
   *
   * @return a stream that the caller closes
   * @throws DataException if there is no such file, it is a directory or it must not be read
   * @throws IOException if opening fails for another reason
   */
  InputStream open() throws IOException;

  /**
   * A file. A pipe will do too: it is read once, into memory.
   *
   * @param path as the user gave it; messages repeat it like that
   * @return the source; nothing is opened yet
   */
  static CsvSource file(Path path) {
    return new CsvFile(path);
  }

  /**
   * Bytes in memory.
   *
   * @param name what to call them in messages and reports
   * @param bytes UTF-8 text; copied
   * @return the source
   */
  static CsvSource of(String name, byte[] bytes) {
    return new CsvBytes(name, bytes);
  }

  /**
   * A resource on the class path, beside a class.
   *
   * @param name what to call it in messages and reports
   * @param neighbour the class whose package holds the resource
   * @param resource its file name
   * @return the source, its bytes in memory
   * @throws IllegalArgumentException if there is no such resource
   */
  static CsvSource resource(String name, Class<?> neighbour, String resource) {
    return CsvBytes.ofResource(name, neighbour, resource);
  }
}
