package org.concordml.report.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.ArrayList;
import java.util.List;
import org.concordml.data.Column;
import org.concordml.data.Schema;
import org.concordml.report.JobReport;
import org.concordml.training.runner.EngineRun;

/**
 * {@code predictions.csv}: one line a test row, in the order of the split: its 0-based position
 * among the rows used, its class as the data writes it, and for each engine a column of its name
 * with the probability of the positive class.
 */
public final class PredictionsCsv {

  private PredictionsCsv() {}

  /**
   * @param report a finished job
   * @return RFC 4180 with line feeds; the same in every locale
   */
  public static String of(JobReport report) {
    return CsvText.of(csv -> write(report, csv));
  }

  private static void write(JobReport report, CsvWriter csv) {
    List<Column> ids = report.experiment().ids();
    Schema schema = report.data().schema();
    int width = report.network().outputs();
    List<String> fields = new ArrayList<>(List.of("row"));
    ids.forEach(id -> fields.add(id.name()));
    fields.add("label");
    List<double[]> predictions = new ArrayList<>();
    for (EngineRun run : report.runs()) {
      for (int output = 0; output < width; output++) {
        fields.add(width == 1 ? run.engine() : run.engine() + ":" + schema.classes().get(output));
      }
      predictions.add(run.model().test().predictions());
    }
    csv.writeRecord(fields);
    int[] test = report.split().test();
    for (int i = 0; i < test.length; i++) {
      fields.clear();
      fields.add(Integer.toString(test[i]));
      for (Column id : ids) {
        fields.add(id.text(test[i]));
      }
      fields.add(schema.inWords(report.data().rows().targets(), test[i]));
      for (double[] ofEngine : predictions) {
        for (int output = 0; output < width; output++) {
          fields.add(CsvText.number(ofEngine[i * width + output]));
        }
      }
      csv.writeRecord(fields);
    }
  }
}
