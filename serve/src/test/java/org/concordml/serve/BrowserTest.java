package org.concordml.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TextColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real browser the page shows what {@code Predictor} predicts. Needs Chromium. */
class BrowserTest {

  @TempDir private Path folder;

  private static Optional<Path> chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(place -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Test
  void theRowInTheAddressIsPredicted() throws IOException, InterruptedException {
    Optional<Path> browser = chromium();
    assumeTrue(browser.isPresent(), "skipped: there is no Chromium (apt-get install chromium)");
    try (ServedModel model = new ServedModel("ill", ServerLimits.STANDARD)) {
      double expected =
          model
              .predictor
              .predict(
                  Table.of(
                      "row",
                      List.of(
                          NumberColumn.of("age", 200),
                          NumberColumn.of("days", 2),
                          TextColumn.of("site", List.of("Oslo")),
                          TextColumn.of("ward", List.of("A")))))
              .value(0);
      Process process =
          new ProcessBuilder(
                  browser.get().toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--user-data-dir=" + folder,
                  "--virtual-time-budget=10000",
                  "--dump-dom",
                  model.uri("/#age=200&days=2&site=Oslo&ward=A").toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String page = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).isZero();
      assertThat(page)
          .contains("Model of ill")
          .contains("<dd>" + Double.toString(expected) + "</dd>")
          .contains("age 200 is outside the training rows");
    }
  }
}
