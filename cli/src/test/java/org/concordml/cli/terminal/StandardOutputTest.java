package org.concordml.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A reader who has seen enough is no error; a full disk is one. */
class StandardOutputTest {

  /** Fails as the operating system would. */
  private static final class Failing extends OutputStream {
    private final String how;
    private int calls;

    Failing(String how) {
      this.how = how;
    }

    @Override
    public void write(int b) throws IOException {
      calls++;
      throw new IOException(how);
    }
  }

  private static boolean readerLeft(Failing failing) {
    StandardOutput stdout = new StandardOutput(failing);
    PrintWriter out = new PrintWriter(stdout, false, StandardCharsets.UTF_8);
    out.println("line");
    out.flush();
    out.println("more");
    assertThat(out.checkError()).isTrue();
    assertThat(failing.calls).isEqualTo(1); // nothing more is written after a failure
    return stdout.readerLeft();
  }

  @Test
  void aClosedPipeIsAReaderWhoLeft() {
    assertThat(readerLeft(new Failing("Broken pipe"))).isTrue();
    assertThat(readerLeft(new Failing("The pipe is being closed"))).isTrue();
  }

  @Test
  void aFullDiskIsNot() {
    assertThat(readerLeft(new Failing("No space left on device"))).isFalse();
  }

  @Test
  void withoutAFailureNobodyLeft() {
    assertThat(new StandardOutput(OutputStream.nullOutputStream()).readerLeft()).isFalse();
  }
}
