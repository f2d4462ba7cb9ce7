package org.concordml.comparison;

import java.util.Optional;

/**
 * How one engine's run agrees with the reference's.
 *
 * @param engine id
 * @param maxLossDifference largest over all steps and all validations, relative to scale
 * @param maxWeightDifference largest over all weights after each epoch, relative to scale
 * @param maxProbabilityDifference largest over the test rows
 * @param labelsFlipped test rows on different sides of the threshold
 * @param firstDivergence where the tolerance is first exceeded; empty if nowhere
 */
public record EngineParity(
    String engine,
    double maxLossDifference,
    double maxWeightDifference,
    double maxProbabilityDifference,
    int labelsFlipped,
    Optional<FirstDivergence> firstDivergence) {}
