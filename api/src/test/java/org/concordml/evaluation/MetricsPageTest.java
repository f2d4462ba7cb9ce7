package org.concordml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of the metrics lists every metric, below the heading of its family. */
class MetricsPageTest {

  private static String section(String family) throws IOException {
    String page = Files.readString(Path.of("../docs/metrics.md"));
    String after = page.substring(page.indexOf(": `" + family + "`\n"));
    return after.substring(0, after.indexOf("\n## "));
  }

  private static void assertLists(String section, List<? extends Metric> metrics) {
    for (Metric metric : metrics) {
      assertThat(section.lines().filter(line -> line.contains("`" + metric.key() + "`")))
          .as(metric.key())
          .anyMatch(line -> line.contains(metric.higherIsBetter() ? "| ↑ |" : "| ↓ |"));
    }
  }

  @Test
  void everyMetricIsListed() throws IOException {
    assertLists(section("BinaryMetric"), List.of(BinaryMetric.values()));
    assertLists(section("QuantityMetric"), QuantityMetric.all());
    // Of the top-k accuracies the first.
    assertLists(section("ClassMetric"), ClassMetric.all(3));
  }
}
