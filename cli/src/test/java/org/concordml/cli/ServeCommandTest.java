package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process: it says where it answers, answers, and stops when it is told to. */
class ServeCommandTest {

  private static final Pattern WHERE = Pattern.compile("Serving .* on (http://[^ ]+) \\(java\\).*");

  @TempDir private Path folder;

  private Path model() {
    Path model = folder.resolve("model.concord");
    Invocation train =
        Invocation.of(
            "train",
            "--engine",
            "java",
            "--epochs",
            1,
            "--out",
            folder.resolve("o"),
            "--save",
            model);
    assertThat(train.code()).as(train.err()).isZero();
    return model;
  }

  @Test
  void answersWhatPredictPrintsUntilItIsStopped() throws IOException, InterruptedException {
    Path model = model();
    Path rows = folder.resolve("rows.csv");
    Files.write(
        rows,
        new String(
                getClass()
                    .getClassLoader()
                    .getResourceAsStream("org/concordml/datasets/wdbc.csv")
                    .readAllBytes(),
                StandardCharsets.UTF_8)
            .lines()
            .limit(6)
            .toList());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.concordml.cli.Main",
                "serve",
                model.toString(),
                "--port",
                "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Matcher where = WHERE.matcher(out.readLine());
      assertThat(where.matches()).isTrue();
      String body =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(where.group(1) + "predict"))
                      .header("Content-Type", "text/csv")
                      .POST(BodyPublishers.ofFile(rows))
                      .build(),
                  BodyHandlers.ofString())
              .body();

      String printed = Invocation.of("predict", model, rows).out();
      assertThat(printed.lines()).hasSize(6);
      printed.lines().skip(1).forEach(line -> assertThat(body).contains(probability(line)));
      process.destroy(); // SIGTERM, or what stands for it
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String probability(String line) {
    Matcher number = Pattern.compile("[0-9.]+(E-?[0-9]+)?").matcher(line);
    String last = "";
    while (number.find()) {
      last = number.group();
    }
    return last;
  }

  @Test
  void whatCannotBeServedIsSaid() throws IOException {
    assertThat(Invocation.of("serve", folder.resolve("none")).code()).isEqualTo(3);
    Path model = model();
    assertThat(Invocation.of("serve", model, "--port", 70000).err())
        .contains("--port must be from 0 to 65535, found 70000");
    assertThat(Invocation.of("serve", model, "--max-rows", 0).code()).isEqualTo(2);
    assertThat(Invocation.of("serve", model, "--engine", "jaba").err()).contains("java");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Invocation run = Invocation.of("serve", model, "--port", taken.getLocalPort());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("must be able to listen on 127.0.0.1:");
    }
  }
}
