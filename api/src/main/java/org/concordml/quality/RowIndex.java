package org.concordml.quality;

import java.util.Arrays;
import org.concordml.data.LabelledRows;

/**
 * Finds rows that are equal in every feature and in the label: a hash table of row numbers with
 * open addressing, so that a million rows take some milliseconds and a few bytes each.
 */
final class RowIndex {

  private final LabelledRows rows;
  private final int[] slots;
  private final double[] one;
  private final double[] other;

  /** Indexes some rows. */
  RowIndex(LabelledRows rows, int[] indexed) {
    this.rows = rows;
    this.one = new double[rows.features().columns()];
    this.other = new double[one.length];
    this.slots = new int[Math.max(2, Integer.highestOneBit(indexed.length) << 2)];
    Arrays.fill(slots, -1);
    for (int row : indexed) {
      int slot = slotOf(row);
      if (slots[slot] < 0) {
        slots[slot] = row;
      }
    }
  }

  /** Whether a row equals one of those indexed. */
  boolean contains(int row) {
    return slots[slotOf(row)] >= 0;
  }

  /** Where an equal row is, or the empty place for it. */
  private int slotOf(int row) {
    rows.features().copyRow(row, one, 0);
    int slot = hash(one, rows.label(row)) & (slots.length - 1);
    while (slots[slot] >= 0 && !equalsRow(slots[slot], rows.label(row))) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean equalsRow(int row, boolean label) {
    if (rows.label(row) != label) {
      return false;
    }
    rows.features().copyRow(row, other, 0);
    for (int column = 0; column < one.length; column++) {
      if (one[column] != other[column]) {
        return false;
      }
    }
    return true;
  }

  private static int hash(double[] values, boolean label) {
    long hash = label ? 1 : 2;
    for (double value : values) {
      hash = (hash ^ Double.doubleToRawLongBits(value + 0.0)) * 0x9E3779B97F4A7C15L; // -0.0 is 0.0
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }
}
