package org.concordml.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Numbers by row and column, in blocks below each other. A small table is one block; a large file
 * that is read in chunks is one a chunk, so that its numbers are never moved. Columns and matrices
 * look into it and share it. Immutable.
 *
 * <p>Row and column indices are not checked here.
 */
public final class RowBlocks {

  private final double[][] blocks;

  /** The first row of each block, and the number of rows. */
  private final int[] starts;

  private final int width;

  private RowBlocks(double[][] blocks, int[] starts, int width) {
    this.blocks = blocks;
    this.starts = starts;
    this.width = width;
  }

  /**
   * Takes the array over, without a copy.
   *
   * @param values row-major; it may be longer than the rows need. It must not be changed any more
   * @param rows how many
   * @param width how many numbers a row has
   * @return one block
   */
  public static RowBlocks of(double[] values, int rows, int width) {
    return new RowBlocks(new double[][] {values}, new int[] {0, rows}, width);
  }

  /**
   * Takes the arrays over, without a copy.
   *
   * @param blocks row-major, each of at least one row
   * @param starts the first row of each, and the number of rows
   * @param width how many numbers a row has
   * @return the blocks below each other; the arrays must not be changed any more
   */
  public static RowBlocks of(List<double[]> blocks, int[] starts, int width) {
    return new RowBlocks(blocks.toArray(double[][]::new), starts, width);
  }

  int rows() {
    return starts[blocks.length];
  }

  /** How many numbers a row has. */
  int width() {
    return width;
  }

  double get(int row, int place) {
    int block = blockOf(row);
    return blocks[block][(row - starts[block]) * width + place];
  }

  private int blockOf(int row) {
    if (blocks.length == 1) {
      return 0;
    }
    int found = Arrays.binarySearch(starts, row);
    return found >= 0 ? found : -found - 2;
  }

  /** Copies rows, in the order given. */
  RowBlocks select(int[] rowIndices) {
    double[] picked = new double[Math.multiplyExact(rowIndices.length, width)];
    for (int i = 0; i < rowIndices.length; i++) {
      copyRow(Objects.checkIndex(rowIndices[i], rows()), 0, width, picked, i * width);
    }
    return of(picked, rowIndices.length, width);
  }

  /** Copies some neighbours of a row. */
  void copyRow(int row, int place, int count, double[] target, int at) {
    int block = blockOf(row);
    System.arraycopy(blocks[block], (row - starts[block]) * width + place, target, at, count);
  }

  /**
   * Copies a column of some rows.
   *
   * @param picked rows, ascending
   * @param from the first of them to copy
   * @param to the one after the last to copy
   * @param at where the first goes; each next one goes {@code stride} further
   */
  void copyColumn(int place, int[] picked, int from, int to, double[] target, int at, int stride) {
    int next = at;
    int i = from;
    while (i < to) {
      int block = blockOf(picked[i]);
      double[] values = blocks[block];
      int start = starts[block];
      for (; i < to && picked[i] < starts[block + 1]; i++) {
        target[next] = values[(picked[i] - start) * width + place];
        next += stride;
      }
    }
  }

  /** Copies a column of all rows. */
  void copyColumn(int place, double[] target) {
    for (int block = 0; block < blocks.length; block++) {
      double[] values = blocks[block];
      int at = place;
      for (int row = starts[block]; row < starts[block + 1]; row++) {
        target[row] = values[at];
        at += width;
      }
    }
  }

  /** Rounds some neighbours of all rows to float32. */
  void copyFloats(int place, int count, float[] target) {
    int next = 0;
    for (int block = 0; block < blocks.length; block++) {
      double[] values = blocks[block];
      int end = (starts[block + 1] - starts[block]) * width;
      for (int at = place; at < end; at += width) {
        for (int i = at; i < at + count; i++) {
          target[next++] = (float) values[i];
        }
      }
    }
  }

  /** Rounds some neighbours of a range of rows to float32. */
  void putFloats(int from, int to, int place, int count, FloatBuffer target) {
    int row = from;
    while (row < to) {
      int block = blockOf(row);
      int start = (row - starts[block]) * width + place;
      // Whole rows follow each other without a gap and go in one run, which is quicker.
      int run = count == width ? Math.min(to, starts[block + 1]) - row : 1;
      putFloats(blocks[block], start, start + run * count, target);
      row += run;
    }
  }

  private static void putFloats(double[] values, int from, int to, FloatBuffer target) {
    for (int i = from; i < to; i++) {
      target.put((float) values[i]);
    }
  }
}
