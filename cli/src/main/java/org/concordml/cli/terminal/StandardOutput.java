package org.concordml.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * The process's stdout, which remembers how it failed: a full disk is an error, a reader who has
 * seen enough ({@code | head -1}) is none. Nothing more is written after a failure.
 */
public final class StandardOutput extends OutputStream {

  private final OutputStream stdout;
  private IOException failure;

  public StandardOutput(OutputStream stdout) {
    this.stdout = stdout;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (failure != null) {
      return;
    }
    try {
      stdout.write(bytes, offset, length);
    } catch (IOException thrown) {
      failure = thrown;
      throw thrown;
    }
  }

  @Override
  public void flush() throws IOException {
    if (failure == null) {
      stdout.flush();
    }
  }

  /** Whether the reader went away. The words are Linux's, macOS' and Windows'. */
  public boolean readerLeft() {
    String message = failure == null ? "" : String.valueOf(failure.getMessage());
    return message.toLowerCase(Locale.ROOT).contains("pipe");
  }
}
