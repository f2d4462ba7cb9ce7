package org.concordml.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.datasets.GeneratedTable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A large CSV as numbers: a file of 32 features and a target, generated into a temporary folder, is
 * read and its types found. It stays in the system's file cache.
 *
 * <p>Other sizes: {@code -p rows=1000000 -jvmArgsAppend -Xmx4g}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class LargeCsvBenchmark {

  private static final int FEATURES = 32;

  /** Rows of the file. */
  @Param("100000")
  public int rows;

  private TableRoles roles;
  private Path file;

  /**
   * Writes the file.
   *
   * @throws IOException if the temporary folder cannot be written
   */
  @Setup
  public void write() throws IOException {
    GeneratedTable table = new GeneratedTable(rows, FEATURES, 42);
    roles = table.roles();
    file = Files.createTempFile("concord-benchmark", ".csv");
    table.writeCsv(file);
  }

  /**
   * Reads it.
   *
   * @return the table
   */
  @Benchmark
  public TabularData read() {
    return TabularDataReader.read(CsvSource.file(file), roles);
  }

  /**
   * Deletes the file.
   *
   * @throws IOException if it cannot be deleted
   */
  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }
}
