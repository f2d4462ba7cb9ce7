package org.concordml.report.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.concordml.benchmark.BenchmarkCell;
import org.concordml.benchmark.BenchmarkResult;
import org.concordml.benchmark.CellOutcome;
import org.concordml.benchmark.Sample;
import org.concordml.benchmark.TimeToTarget;
import org.concordml.benchmark.Workload;
import org.concordml.provenance.EngineIdentity;

/**
 * {@code benchmark.csv}: a line a cell. A number that is undefined, or was not measured because the
 * cell failed, is an empty field.
 */
public final class BenchmarkCsv {

  private static final List<String> HEADER =
      List.of(
          "engine,engineVersion,librarySha256,rows,hidden,batchSize,mode,status,reason",
          "deviceRequested,deviceUsed,threadsRequested,threadsUsed,openSeconds,firstRunSeconds,warmUpRuns,runs,passesPerRun",
          "rowsPerSecond,sd,lower95,upper95,min,max,stepsPerSecond",
          "medianSecondsPerRun,p95SecondsPerRun,p99SecondsPerRun,peakMemoryMb,peakGpuMemoryMb,coresBusy",
          "timeToSeconds,timeToEpochs,timeToLeastSeconds,timeToMostSeconds,timeToReached,timeToTrainings");

  private static final int COLUMNS = names().size();

  private BenchmarkCsv() {}

  /**
   * @param result of a benchmark
   * @return the file's text
   */
  public static String of(BenchmarkResult result) {
    return CsvText.of(csv -> write(result, csv));
  }

  private static void write(BenchmarkResult result, CsvWriter csv) {
    csv.writeRecord(names());
    for (BenchmarkCell cell : result.cells()) {
      EngineIdentity engine =
          result.engines().stream()
              .filter(identity -> identity.engine().equals(cell.engine()))
              .findFirst()
              .orElseThrow();
      List<String> fields = new ArrayList<>(identity(cell.workload(), engine));
      if (cell.outcome() instanceof CellOutcome.Measured measured) {
        fields.addAll(List.of("measured", ""));
        fields.addAll(numbers(cell.workload(), measured));
      } else if (cell.outcome() instanceof CellOutcome.Failed failed) {
        fields.addAll(List.of("failed", failed.reason()));
      }
      while (fields.size() < COLUMNS) {
        fields.add("");
      }
      csv.writeRecord(fields);
    }
  }

  private static List<String> names() {
    return List.of(String.join(",", HEADER).split(","));
  }

  private static List<String> identity(Workload workload, EngineIdentity engine) {
    return List.of(
        engine.engine(),
        engine.version(),
        engine.nativeFile().map(file -> file.sha256()).orElse("none"),
        String.valueOf(workload.rows()),
        workload.hidden().stream().map(String::valueOf).collect(Collectors.joining("-")),
        String.valueOf(workload.batchSize()),
        workload.mode().key());
  }

  private static List<String> numbers(Workload workload, CellOutcome.Measured measured) {
    Sample speed = measured.rowsPerSecond();
    Sample seconds = measured.seconds();
    List<String> fields = new ArrayList<>();
    fields.add(measured.device().requested().toString());
    fields.add(measured.device().used());
    fields.add(measured.device().requested().threads().toString());
    fields.add(BenchmarkText.threads(measured, ""));
    fields.add(CsvText.number(measured.openSeconds()));
    fields.add(CsvText.number(measured.firstSeconds()));
    fields.add(String.valueOf(measured.warmUpRuns()));
    fields.add(String.valueOf(seconds.count()));
    fields.add(String.valueOf(measured.passesPerRun()));
    fields.add(CsvText.number(speed.mean()));
    fields.add(CsvText.number(speed.standardDeviation()));
    fields.add(CsvText.number(speed.lower()));
    fields.add(CsvText.number(speed.upper()));
    fields.add(CsvText.number(speed.min()));
    fields.add(CsvText.number(speed.max()));
    fields.add(CsvText.number(speed.mean() * workload.stepsPerRun() / workload.rows()));
    for (double p : new double[] {50, 95, 99}) {
      fields.add(CsvText.number(seconds.percentile(p).orElse(Double.NaN)));
    }
    fields.add(CsvText.number(measured.peakMemoryMb()));
    fields.add(CsvText.number(measured.peakGpuMb().orElse(Double.NaN)));
    fields.add(CsvText.number(measured.coresBusy()));
    measured.timeToTarget().ifPresent(time -> fields.addAll(timeTo(time)));
    return fields;
  }

  private static List<String> timeTo(TimeToTarget time) {
    return List.of(
        CsvText.number(time.seconds().median()),
        CsvText.number(time.epochs().median()),
        CsvText.number(time.seconds().least()),
        CsvText.number(time.seconds().most()),
        String.valueOf(time.reached()),
        String.valueOf(time.trainings().size()));
  }
}
