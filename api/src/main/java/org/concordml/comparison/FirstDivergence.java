package org.concordml.comparison;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * The first step and value at which two runs differ by more than the tolerance.
 *
 * @param engine that differs from the reference
 * @param network which one of an ensemble differs, from 1; empty if there is no other, and where
 *     they differ in what they predict together
 * @param epoch from 1; 0 before the first update
 * @param step from 1 within the epoch; 0 before the first update, or where only the whole epoch
 *     could be compared
 * @param quantity what differs: {@code loss}, a weight such as {@code dense1.kernel[3, 5]}, {@code
 *     probability of test row 7}, or {@code epochs run}
 * @param reference the reference's value
 * @param found the engine's value
 * @param difference relative to scale
 */
public record FirstDivergence(
    String engine,
    OptionalInt network,
    int epoch,
    int step,
    String quantity,
    double reference,
    double found,
    double difference) {

  /**
   * Of a network alone.
   *
   * @param engine that differs
   * @param epoch from 1; 0 before the first update
   * @param step from 1; 0 as above
   * @param quantity what differs
   * @param reference the reference's value
   * @param found the engine's value
   * @param difference relative to scale
   */
  public FirstDivergence(
      String engine,
      int epoch,
      int step,
      String quantity,
      double reference,
      double found,
      double difference) {
    this(engine, OptionalInt.empty(), epoch, step, quantity, reference, found, difference);
  }

  /** The same of a network of an ensemble. */
  FirstDivergence in(OptionalInt which) {
    return new FirstDivergence(engine, which, epoch, step, quantity, reference, found, difference);
  }

  @Override
  public String toString() {
    String place =
        epoch == 0
            ? "before the first update"
            : step == 0 ? "after epoch " + epoch : "at epoch " + epoch + ", step " + step;
    return String.format(
        Locale.ROOT,
        "%s differs first in %s%s %s: %.9g, reference %.9g (%.2g relative)",
        engine,
        quantity,
        network.isPresent() ? " of network " + network.getAsInt() : "",
        place,
        found,
        reference,
        difference);
  }
}
