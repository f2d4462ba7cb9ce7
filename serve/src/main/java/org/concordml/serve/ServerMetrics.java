package org.concordml.serve;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Counts and times, in a registry of this server's own. */
final class ServerMetrics {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final Counter requests =
      Counter.builder()
          .name("concord_requests_total")
          .help("Requests answered.")
          .labelNames("path", "status")
          .register(registry);
  private final Counter rows =
      Counter.builder().name("concord_rows_total").help("Rows predicted.").register(registry);
  private final Histogram seconds =
      Histogram.builder()
          .name("concord_predict_seconds")
          .help("Time from a body that was read to its predictions.")
          .classicUpperBounds(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5)
          .classicOnly()
          .register(registry);

  /** Counts a request; a path that nobody knows is not kept, or each would take memory. */
  void answered(String path, int status) {
    requests.labelValues(path, Integer.toString(status)).inc();
  }

  void predicted(int count, long nanoseconds) {
    rows.inc(count);
    seconds.observe(nanoseconds / 1e9);
  }

  byte[] text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.write(bytes, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array never throws it
    }
    return bytes.toByteArray();
  }

  static String contentType() {
    return PrometheusTextFormatWriter.CONTENT_TYPE;
  }
}
