package org.concordml.bundle;

import org.concordml.data.NumberColumn;
import org.concordml.data.Task;
import org.concordml.run.NetworkHistory;
import org.concordml.training.EpochRecord;

/** The file {@code history.csv}: a line a network and epoch, without seconds, which vary. */
final class HistoryFile {

  private HistoryFile() {}

  static String of(Bundle bundle) {
    Task task = bundle.model().schema().task();
    StringBuilder csv = new StringBuilder();
    csv.append("member,epoch,loss,").append(task.historyMetric());
    csv.append(",valLoss,").append(task.validationMetric()).append('\n');
    int member = 0;
    for (NetworkHistory history : bundle.run().results().get(0).networks()) {
      member++;
      for (EpochRecord epoch : history.epochs()) {
        csv.append(member).append(',').append(epoch.epoch());
        append(csv, epoch.loss());
        append(csv, epoch.metric());
        append(csv, epoch.valLoss());
        append(csv, epoch.valMetric());
        csv.append('\n');
      }
    }
    return csv.toString();
  }

  /** An undefined number is an empty field. */
  private static void append(StringBuilder csv, double value) {
    csv.append(',').append(Double.isNaN(value) ? "" : NumberColumn.text(value));
  }
}
