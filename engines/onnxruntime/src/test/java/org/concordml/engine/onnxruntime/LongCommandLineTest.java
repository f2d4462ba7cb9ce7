package org.concordml.engine.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.concordml.engine.EngineAvailability;
import org.junit.jupiter.api.Test;

/**
 * The engine loads in a process whose command line is long, as a class path makes it. Trap: ONNX
 * Runtime 1.29.0 brings the process down where it has more than 4,096 bytes.
 */
class LongCommandLineTest {

  /** What runs in the process. */
  public static final class Program {

    private Program() {}

    public static void main(String[] args) {
      EngineAvailability found = new OnnxRuntimeBackend().availability();
      System.exit(found instanceof EngineAvailability.Available ? 0 : 1);
    }
  }

  @Test
  void twentyThousandBytesDoNoHarm() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + "long/".repeat(4000),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
  }
}
