package org.concordml.comparison;

import java.util.Locale;

/**
 * The first step and value at which two runs differ by more than the tolerance.
 *
 * @param engine that differs from the reference
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
    int epoch,
    int step,
    String quantity,
    double reference,
    double found,
    double difference) {

  @Override
  public String toString() {
    String place =
        epoch == 0
            ? "before the first update"
            : step == 0 ? "after epoch " + epoch : "at epoch " + epoch + ", step " + step;
    return String.format(
        Locale.ROOT,
        "%s differs first in %s %s: %.9g, reference %.9g (%.2g relative)",
        engine,
        quantity,
        place,
        found,
        reference,
        difference);
  }
}
