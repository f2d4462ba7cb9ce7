package org.concordml.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** What the file system throws at a full disk, a read-only one, and the like. */
class FileProblemTest {

  private static final String ELSEWHERE = "Choose another folder.";
  private static final String ROOM = "Make room there or choose another folder.";

  @Test
  void saysWhatJavaDoesNot() {
    assertProblem(new AccessDeniedException("/a"), "no permission to write /a", ELSEWHERE);
    assertProblem(new AccessDeniedException("/space"), "no permission to write /space", ELSEWHERE);
    assertProblem(new FileAlreadyExistsException("/a"), "/a is a file, not a folder", ELSEWHERE);
    assertProblem(new NoSuchFileException("/a"), "there is no /a", ELSEWHERE);
    assertProblem(new IOException(), "IOException", ELSEWHERE);
  }

  @Test
  void whoReadsIsNotToldOfWriting() {
    assertThat(FileProblem.ofReading(new AccessDeniedException("/a")))
        .isEqualTo("no permission to read /a");
    assertThat(FileProblem.ofReading(new NoSuchFileException("/a"))).isEqualTo("there is no /a");
  }

  @Test
  void keepsTheSystemsReason() {
    assertProblem(new IOException("No space left on device"), "No space left on device", ROOM);
    assertProblem(
        new FileSystemException("/a", null, "Disk quota exceeded"), "Disk quota exceeded", ROOM);
    assertProblem(
        new FileSystemException("/a", null, "Read-only file system"),
        "Read-only file system",
        ELSEWHERE);
  }

  private static void assertProblem(IOException thrown, String cause, String remedy) {
    assertThat(FileProblem.of(thrown)).isEqualTo(new FileProblem(cause, remedy));
  }
}
