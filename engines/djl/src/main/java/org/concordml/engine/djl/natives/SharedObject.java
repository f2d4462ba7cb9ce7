package org.concordml.engine.djl.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A look at a shared library's header. Loading one that was cut short brings the whole process
 * down, so it is looked at first.
 */
public final class SharedObject {

  private static final int HEADER = 64;
  private static final int ELF_MAGIC = 0x464c457f;
  private static final int SECTION_TABLE_AT = 0x28;
  private static final int SECTION_SIZE_AT = 0x3a;
  private static final int SECTIONS_AT = 0x3c;

  private SharedObject() {}

  /**
   * Whether a file is as long as its header says. In a 64-bit ELF file the table of sections comes
   * last; of other formats only emptiness is noticed.
   *
   * @param library the file
   * @return false if something is missing at its end
   */
  public static boolean isWhole(Path library) {
    try (FileChannel file = FileChannel.open(library)) {
      ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
      int read = 0;
      while (header.hasRemaining() && read >= 0) {
        read = file.read(header);
      }
      if (header.hasRemaining()) {
        return false;
      }
      if (header.getInt(0) != ELF_MAGIC) {
        return true;
      }
      long tableEnd =
          header.getLong(SECTION_TABLE_AT)
              + (long) header.getShort(SECTION_SIZE_AT) * header.getShort(SECTIONS_AT);
      return tableEnd <= file.size();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the library " + library + " must be readable", unreadable);
    }
  }
}
