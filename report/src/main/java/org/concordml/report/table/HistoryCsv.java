package org.concordml.report.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.ArrayList;
import java.util.List;
import org.concordml.data.Task;
import org.concordml.report.JobReport;
import org.concordml.training.EpochRecord;
import org.concordml.training.TrainedModel;
import org.concordml.training.runner.EngineRun;

/**
 * {@code history.csv}: one line an engine and epoch, engines in the order they ran; of an ensemble
 * one line a network and epoch, with the number of the network as {@code member}, from 1. A number
 * that is undefined is an empty field.
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
    boolean several = report.config().ensemble() > 1;
    List<String> header =
        fields(
            several,
            "engine",
            "member",
            "epoch",
            "loss",
            task.historyMetric(),
            "valLoss",
            task.validationMetric(),
            "seconds");
    if (report.runs().get(0).model().history().get(0).weightedMetric().isPresent()) {
      header.add(task.weightedMetric());
    }
    csv.writeRecord(header);
    for (EngineRun run : report.runs()) {
      int member = 0;
      for (TrainedModel model : run.model().members()) {
        member++;
        for (EpochRecord epoch : model.history()) {
          List<String> fields =
              fields(
                  several,
                  run.engine(),
                  Integer.toString(member),
                  Integer.toString(epoch.epoch()),
                  CsvText.number(epoch.loss()),
                  CsvText.number(epoch.metric()),
                  CsvText.number(epoch.valLoss()),
                  CsvText.number(epoch.valMetric()),
                  CsvText.number(epoch.seconds()));
          epoch.weightedMetric().ifPresent(value -> fields.add(CsvText.number(value)));
          csv.writeRecord(fields);
        }
      }
    }
  }

  /** A network alone has no number. */
  private static List<String> fields(
      boolean several, String engine, String member, String... numbers) {
    List<String> fields = new ArrayList<>(List.of(engine));
    if (several) {
      fields.add(member);
    }
    fields.addAll(List.of(numbers));
    return fields;
  }
}
