package org.concordml.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows as other Java libraries take them. The reader is the least that reads the bundled table, so
 * that nobody is slowed down by it.
 *
 * @param x {@code [rows][30]}
 * @param y 0 or 1
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two methods of a benchmark
public record PeerRows(double[][] x, int[] y) {

  private static final int COLUMNS = 30;

  /** How many columns lie before the features: the id and the diagnosis. */
  private static final int LEADING = 2;

  /**
   * Rows of a work that is not the whole job.
   *
   * @param work {@code epoch}, {@code rows100k} or {@code rows1m}
   * @return drawn rows
   */
  public static PeerRows of(String work) {
    Random random = new Random(42);
    int rows = work.equals("epoch") ? 455 : work.equals("rows100k") ? 100_000 : 1_000_000;
    double[][] x = new double[rows][];
    int[] y = new int[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = random.doubles(COLUMNS).toArray();
      y[i] = x[i][0] + x[i][1] + 0.3 * random.nextGaussian() > 1 ? 1 : 0;
    }
    return new PeerRows(x, y);
  }

  /**
   * @param work that is timed
   * @return rows a batch
   */
  public static int batch(String work) {
    return work.equals("rows1m") ? 1024 : 32;
  }

  /**
   * The bundled table, split 80 to 20 at random and scaled by the minimum and maximum of its
   * training rows.
   *
   * @param csv the file
   * @return training rows and test rows
   * @throws IOException if it cannot be read
   */
  public static List<PeerRows> table(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    List<String> rows = lines.subList(1, lines.size());
    Collections.shuffle(rows, new Random(42));
    double[][] x = new double[rows.size()][COLUMNS];
    int[] y = new int[rows.size()];
    for (int i = 0; i < y.length; i++) {
      String[] fields = rows.get(i).split(",", -1);
      y[i] = fields[1].equals("M") ? 1 : 0;
      for (int j = 0; j < COLUMNS; j++) {
        x[i][j] = Double.parseDouble(fields[LEADING + j]);
      }
    }
    int test = (int) Math.ceil(0.2 * y.length);
    scale(x, test);
    return List.of(
        new PeerRows(Arrays.copyOfRange(x, test, y.length), Arrays.copyOfRange(y, test, y.length)),
        new PeerRows(Arrays.copyOf(x, test), Arrays.copyOf(y, test)));
  }

  private static void scale(double[][] x, int firstTraining) {
    for (int j = 0; j < COLUMNS; j++) {
      int column = j;
      var training =
          IntStream.range(firstTraining, x.length)
              .mapToDouble(i -> x[i][column])
              .summaryStatistics();
      for (double[] row : x) {
        row[j] = (row[j] - training.getMin()) / (training.getMax() - training.getMin());
      }
    }
  }

  /**
   * @param random draws the order
   * @return the numbers of all rows, in an order of their own
   */
  public int[] order(Random random) {
    int[] order = IntStream.range(0, y.length).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int held = order[i];
      order[i] = order[other];
      order[other] = held;
    }
    return order;
  }
}
