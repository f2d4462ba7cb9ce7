package org.concordml.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.concordml.data.DataException;
import org.concordml.data.TextColumn;

/**
 * A piece of a file from the start of a row to the end of one, and what is needed to read it. It
 * serves for one piece after another, so that the memory for those under way is there once.
 */
final class CsvChunk {

  private final CsvCollector collector;
  private byte[] bytes;
  private int from;
  private int to;

  CsvChunk(int capacity, CsvCollector collector) {
    this.bytes = new byte[capacity];
    this.collector = collector;
  }

  /** The room for the next piece. */
  byte[] bytes() {
    return bytes;
  }

  /** Says where in {@code filled} the next piece is. */
  void set(byte[] filled, int start, int end) {
    bytes = filled;
    from = start;
    to = end;
  }

  /**
   * Reads the rows.
   *
   * @param texts of each column the value that is known to make it text, or null
   * @throws CsvParseException if anything is wrong with them
   * @throws IOException if they are not UTF-8
   */
  CsvParts.Part parse(TextColumn.NotNumber[] texts) throws IOException {
    collector.restart(texts);
    collector.readAll(new Utf8Reader(bytes, from, to));
    return collector.part();
  }

  /**
   * Reads the rows, of which nothing is to be found out.
   *
   * @param source the file, for messages
   * @param linesBefore lines of the file above this
   * @throws DataException if anything is wrong with them, with the line
   */
  CsvParts.Part parse(String source, int linesBefore) throws IOException {
    try {
      return parse(linesBefore, new Utf8Reader(bytes, from, to));
    } catch (CsvParseException e) {
      throw ParsingFailure.explained(source + ":" + collector.line(), e);
    } catch (CharacterCodingException notText) {
      return parseStrictly(source, linesBefore);
    }
  }

  /** To the byte that is wrong. */
  private CsvParts.Part parseStrictly(String source, int linesBefore) throws IOException {
    try (StrictReader reader =
        new StrictReader(
            new ByteArrayInputStream(bytes, from, to - from), StandardCharsets.UTF_8)) {
      return parse(linesBefore, reader);
    } catch (CsvParseException e) {
      throw ParsingFailure.explained(source + ":" + collector.line(), e);
    } catch (StrictReader.UndecodableException e) {
      throw TextEncoding.undecodable(source + ":" + collector.line(), StandardCharsets.UTF_8, e);
    }
  }

  private CsvParts.Part parse(int linesBefore, Reader reader) throws IOException {
    collector.restart(linesBefore);
    collector.readAll(reader);
    return collector.part();
  }

  /** This and the next piece. */
  CsvChunk with(CsvChunk next) {
    CsvChunk both = new CsvChunk(to - from + next.to - next.from, collector);
    System.arraycopy(bytes, from, both.bytes, 0, to - from);
    System.arraycopy(next.bytes, next.from, both.bytes, to - from, next.to - next.from);
    both.to = both.bytes.length;
    return both;
  }

  /** How many lines end in it. A carriage return before a line feed ends none. */
  int lineEnds() {
    int count = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '\n' || (b == '\r' && (i + 1 == to || bytes[i + 1] != '\n'))) {
        count++;
      }
    }
    return count;
  }

  /** Bytes in memory as characters; bytes that are not UTF-8 are an exception. */
  private static final class Utf8Reader extends Reader {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes;

    Utf8Reader(byte[] bytes, int from, int to) {
      this.bytes = ByteBuffer.wrap(bytes, from, to - from);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      CharBuffer chars = CharBuffer.wrap(target, offset, length);
      CoderResult result = decoder.decode(bytes, chars, true);
      if (result.isError()) {
        result.throwException();
      }
      int count = chars.position() - offset;
      return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public void close() {}
  }
}
