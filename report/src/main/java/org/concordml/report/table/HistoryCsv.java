package org.concordml.report.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.concordml.data.Task;
import org.concordml.report.JobReport;
import org.concordml.training.EngineRun;
import org.concordml.training.EpochRecord;

/**
 * {@code history.csv}: one line an engine and epoch, engines in the order they ran. A number that
 * is undefined is an empty field.
 */
public final class HistoryCsv {

  private HistoryCsv() {}

  /**
   * @param report a finished job
   * @return RFC 4180 with line feeds; the same in every locale
   */
  public static String of(JobReport report) {
    return CsvText.of(csv -> write(report, csv));
  }

  private static void write(JobReport report, CsvWriter csv) {
    Task task = report.network().head().task();
    csv.writeRecord(
        "engine",
        "epoch",
        "loss",
        task.historyMetric(),
        "valLoss",
        task.validationMetric(),
        "seconds");
    for (EngineRun run : report.runs()) {
      for (EpochRecord epoch : run.model().history()) {
        csv.writeRecord(
            run.engine(),
            Integer.toString(epoch.epoch()),
            CsvText.number(epoch.loss()),
            CsvText.number(epoch.metric()),
            CsvText.number(epoch.valLoss()),
            CsvText.number(epoch.valMetric()),
            CsvText.number(epoch.seconds()));
      }
    }
  }
}
