package org.concordml.report.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.ArrayList;
import java.util.List;
import org.concordml.data.Schema;
import org.concordml.report.JobReport;
import org.concordml.training.EngineRun;

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
    List<String> fields = new ArrayList<>(List.of("row", "label"));
    List<double[]> probabilities = new ArrayList<>();
    for (EngineRun run : report.runs()) {
      fields.add(run.engine());
      probabilities.add(run.model().test().predictions());
    }
    csv.writeRecord(fields);
    Schema schema = report.data().schema();
    int[] test = report.split().test();
    for (int i = 0; i < test.length; i++) {
      fields.clear();
      fields.add(Integer.toString(test[i]));
      fields.add(report.data().rows().label(test[i]) ? schema.positive() : schema.negative());
      for (double[] ofEngine : probabilities) {
        fields.add(CsvText.number(ofEngine[i]));
      }
      csv.writeRecord(fields);
    }
  }
}
