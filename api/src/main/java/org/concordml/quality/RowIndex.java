package org.concordml.quality;

import java.util.Arrays;
import org.concordml.data.Examples;
import org.concordml.data.Targets;

/**
 * Finds rows that are equal in every feature and in the label: a hash table of row numbers with
 * open addressing. Every row is read once, in order, for its hash, and again only when the hash of
 * another is the same.
 */
final class RowIndex {

  private final Examples rows;
  private final int[] hashes;
  private final int[] slots;
  private final double[] one;
  private final double[] other;

  /** Indexes some rows of a table. */
  RowIndex(Examples rows, int[] indexed) {
    this.rows = rows;
    this.one = new double[rows.features().columns()];
    this.other = new double[one.length];
    this.hashes = new int[rows.rows()];
    for (int row = 0; row < hashes.length; row++) {
      rows.features().copyRow(row, one, 0);
      hashes[row] = hash(one);
    }
    this.slots = new int[Math.max(2, Integer.highestOneBit(indexed.length) << 2)];
    Arrays.fill(slots, -1);
    for (int row : indexed) {
      int slot = slotOf(row);
      if (slots[slot] < 0) {
        slots[slot] = row;
      }
    }
  }

  /** Whether a row of the table equals one of those indexed. */
  boolean contains(int row) {
    return slots[slotOf(row)] >= 0;
  }

  /** Where an equal row is, or the empty place for it. */
  private int slotOf(int row) {
    int slot = hashes[row] & (slots.length - 1);
    while (slots[slot] >= 0 && !areEqual(slots[slot], row)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean areEqual(int first, int second) {
    if (hashes[first] != hashes[second] || !sameOutcome(first, second)) {
      return false;
    }
    rows.features().copyRow(first, one, 0);
    rows.features().copyRow(second, other, 0);
    for (int column = 0; column < one.length; column++) {
      if (one[column] != other[column]) {
        return false;
      }
    }
    return true;
  }

  private boolean sameOutcome(int first, int second) {
    return rows.targets()
        .match(
            new Targets.Cases<Boolean>() {
              @Override
              public Boolean classes(Targets.Classes classes) {
                return classes.index(first) == classes.index(second);
              }

              @Override
              public Boolean numbers(Targets.Numbers numbers) {
                return numbers.value(first) == numbers.value(second);
              }
            });
  }

  private static int hash(double[] values) {
    long hash = 1;
    for (double value : values) {
      hash = (hash ^ Double.doubleToRawLongBits(value + 0.0)) * 0x9E3779B97F4A7C15L; // -0.0 is 0.0
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }
}
