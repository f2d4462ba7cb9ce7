package org.concordml.engine.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concordml.engine.NativeFile;

/**
 * A note beside unpacked libraries that their checksums were right, and for which sizes and dates
 * of theirs: so that half a gigabyte is summed once and not at every start.
 *
 * @param folder of the libraries
 * @param names of the files
 */
record VerifiedStamp(Path folder, List<String> names) {

  boolean holds() {
    try {
      Path note = folder.resolve(NativeFile.VERIFIED);
      return Files.exists(note) && Files.readString(note).equals(current());
    } catch (IOException unreadable) {
      return false; // then the sums are taken again
    }
  }

  void put() {
    try {
      Files.writeString(folder.resolve(NativeFile.VERIFIED), current());
    } catch (IOException readOnly) {
      return; // then the sums are taken again at the next start
    }
  }

  private String current() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      Path file = folder.resolve(name);
      text.append(name)
          .append(' ')
          .append(Files.size(file))
          .append(' ')
          .append(Files.getLastModifiedTime(file).toMillis())
          .append('\n');
    }
    return text.toString();
  }
}
