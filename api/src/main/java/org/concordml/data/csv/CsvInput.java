package org.concordml.data.csv;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.concordml.data.DataException;
import org.concordml.files.Sha256;
import org.jspecify.annotations.Nullable;

/** The bytes of a table, unpacked if the file is gzip, and the SHA-256 of the file as it is. */
final class CsvInput implements Closeable {

  private static final int BUFFER_BYTES = 1 << 16;

  /** Gives the bytes from the first one on, each time. */
  interface Opening {
    InputStream open() throws IOException;
  }

  private final Counted counted;
  private final DigestInputStream file;
  private final InputStream bytes;

  private CsvInput(Counted counted, DigestInputStream file, InputStream bytes) {
    this.counted = counted;
    this.file = file;
    this.bytes = bytes;
  }

  static CsvInput open(String source, Opening opening) throws IOException {
    Counted counted = new Counted(opening.open());
    DigestInputStream file = new DigestInputStream(counted, Sha256.digest());
    try {
      byte[] first = file.readNBytes(2);
      PushbackInputStream whole = new PushbackInputStream(file, 2);
      whole.unread(first);
      return new CsvInput(counted, file, isGzip(first) ? new Unpacked(source, whole) : whole);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The same, without a sum of the bytes, which takes time. */
  static CsvInput unsummed(String source, Opening opening) throws IOException {
    CsvInput input = open(source, opening);
    input.file.on(false);
    return input;
  }

  private static boolean isGzip(byte[] first) {
    return first.length == 2 && first[0] == 0x1f && first[1] == (byte) 0x8b;
  }

  /** What is in gzip, opened with the first byte, and a message if it is damaged. */
  private static final class Unpacked extends InputStream {

    private final String source;
    private final InputStream packed;
    private @Nullable InputStream bytes;

    Unpacked(String source, InputStream packed) {
      this.source = source;
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        InputStream unpacked = bytes;
        if (unpacked == null) {
          unpacked = new GZIPInputStream(packed, BUFFER_BYTES);
          bytes = unpacked;
        }
        return unpacked.read(target, offset, length);
      } catch (EOFException | ZipException e) {
        throw new DataException(
            source + ": the file must be whole to be unpacked, found damaged or cut-off gzip.", e);
      }
    }

    @Override
    public void close() throws IOException {
      packed.close();
    }
  }

  static DataException changed(String source) {
    return new DataException(source + ": the file changed while it was being read.");
  }

  /** The file's bytes, of which anybody may ask how many were read so far. */
  private static final class Counted extends FilterInputStream {

    private final AtomicLong count = new AtomicLong();

    Counted(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count.addAndGet(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count.addAndGet(Math.max(0, read));
      return read;
    }
  }

  /** How many bytes of the file were read so far. */
  long fileBytes() {
    return counted.count.get();
  }

  /** The table's bytes. */
  InputStream bytes() {
    return bytes;
  }

  /**
   * @return SHA-256 of all bytes of the file, 64 lower-case hexadecimal digits; once, and after the
   *     last of the table's
   */
  String sha256() throws IOException {
    file.transferTo(OutputStream.nullOutputStream());
    return Sha256.hex(file.getMessageDigest());
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
