package org.concordml.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordml.data.Preparation;
import org.concordml.data.TabularData;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;

/** The table and the job in a few lines, before training starts. */
final class DataSummary {

  private DataSummary() {}

  static void print(JobOptions.PreparedJob job, PrintWriter out) {
    TabularData data = job.data();
    missing(data.preparation(), out);
    out.printf(
        Locale.ROOT,
        "Data     %s: %d rows, %d features; %d %s (positive), %d %s%n",
        data.source(),
        data.rows().rows(),
        data.schema().features().size(),
        data.rows().positives(),
        data.schema().positive(),
        data.rows().rows() - data.rows().positives(),
        data.schema().negative());
    dropped(data.preparation(), out);
    job.notices().forEach(notice -> out.println("Note     " + notice));
    out.printf(
        Locale.ROOT,
        "Split    %d training rows, %d test rows (test size %s, seed %d%s)%n",
        job.training().train().rows(),
        job.training().validation().rows(),
        job.splitting().testSize(),
        job.splitting().randomState(),
        job.splitting().stratified() ? ", stratified" : "");
    out.printf(
        Locale.ROOT,
        "Network  %s, %s scaled, batches of %d%n",
        layers(job.training().network()),
        job.scaler().name(),
        job.training().config().batchSize());
    out.println();
    out.flush();
  }

  /** Every column with its count, as the reference notebook prints it. */
  private static void missing(Preparation preparation, PrintWriter out) {
    out.println("Missing values per column");
    int width = preparation.missing().keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, Integer> column : preparation.missing().entrySet()) {
      out.printf(Locale.ROOT, "  %-" + width + "s %6d%n", column.getKey(), column.getValue());
    }
    out.println();
  }

  private static void dropped(Preparation preparation, PrintWriter out) {
    if (!preparation.droppedColumns().isEmpty()) {
      out.println("Dropped  columns " + String.join(", ", preparation.droppedColumns()));
    }
    if (preparation.rowsDropped() > 0) {
      out.printf(
          Locale.ROOT,
          "Dropped  %d of %d rows with a missing value%n",
          preparation.rowsDropped(),
          preparation.rowsRead());
    }
  }

  private static String layers(NetworkSpec network) {
    String widths =
        Stream.concat(
                Stream.of(network.inputs()), network.hidden().stream().map(HiddenLayer::units))
            .map(String::valueOf)
            .collect(Collectors.joining("-"));
    String activation =
        network.hidden().isEmpty() ? "" : " " + network.hidden().get(0).activation().key();
    return widths + "-1" + activation;
  }
}
