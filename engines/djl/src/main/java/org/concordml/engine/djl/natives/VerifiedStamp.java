package org.concordml.engine.djl.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.concordml.engine.NativeFile;

/**
 * A note beside unpacked libraries that their checksums were right, and for which sizes and dates
 * of theirs: so that half a gigabyte is summed once and not at every start. It is worth what its
 * folder is: whoever may write there can write it too (see {@link WriteAccess}).
 *
 * @param folder of the libraries
 * @param names of the files; one that is not there yet is noted as such
 */
record VerifiedStamp(Path folder, List<String> names) {

  boolean exists() {
    return Files.exists(folder.resolve(NativeFile.VERIFIED));
  }

  boolean holds() {
    try {
      return exists() && Files.readString(folder.resolve(NativeFile.VERIFIED)).equals(current());
    } catch (IOException unreadable) {
      return false; // then the sums are taken again
    }
  }

  void put() {
    try {
      NativeFile.writeNote(folder.resolve(NativeFile.VERIFIED), current());
    } catch (IOException readOnly) {
      return; // then the sums are taken again at the next start
    }
  }

  private String current() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      Path file = folder.resolve(name);
      text.append(name);
      if (Files.exists(file)) {
        text.append(' ')
            .append(Files.size(file))
            .append(' ')
            .append(Files.getLastModifiedTime(file).toMillis());
      }
      text.append('\n');
    }
    return text.toString();
  }
}
