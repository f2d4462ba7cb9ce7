package org.concordml.engine.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordml.engine.EngineAvailability.Available;
import org.concordml.engine.EngineAvailability.Unavailable;
import org.junit.jupiter.api.Test;

/** The engine says whether it can be used, in processes of all kinds, and ends none of them. */
class LoadingTest {

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  /** What runs in the process: prints what the engine says of itself. */
  public static final class Program {

    private Program() {}

    public static void main(String[] args) {
      var found = new OnnxRuntimeBackend().availability();
      System.out.println(
          found instanceof Unavailable missing
              ? missing.reason() + " | " + missing.remedies().get(0).words()
              : "version " + ((Available) found).version());
    }
  }

  private static String printed(String classPath, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                Arrays.stream(options),
                Stream.of("-cp", classPath, Program.class.getName()))
            .flatMap(words -> words)
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text.strip();
  }

  /** Trap: ONNX Runtime 1.29.0 brings a process down whose command line has over 4,096 bytes. */
  @Test
  void aLongCommandLineDoesNoHarm() throws IOException, InterruptedException {
    String longer = CLASS_PATH + File.pathSeparator + "long/".repeat(4000);

    assertThat(printed(longer)).startsWith("version 1.");
  }

  @Test
  void withoutItsJarItIsAbsent() throws IOException, InterruptedException {
    String without =
        Arrays.stream(CLASS_PATH.split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().matches("onnxruntime-.*jar"))
            .collect(Collectors.joining(File.pathSeparator));

    assertThat(printed(without))
        .startsWith("its library is not on the class path (ai.onnxruntime.")
        .endsWith(" | add com.microsoft.onnxruntime:onnxruntime to the class path");
  }

  @Test
  void withoutAFolderToUnpackToItIsAbsent() throws IOException, InterruptedException {
    assertThat(printed(CLASS_PATH, "-Djava.io.tmpdir=/nowhere/at/all"))
        .startsWith("its native library did not load (java.nio.file.NoSuchFileException: /nowhere")
        .contains(" | let the system property java.io.tmpdir name a folder");
  }
}
