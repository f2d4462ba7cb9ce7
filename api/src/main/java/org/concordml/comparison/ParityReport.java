package org.concordml.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether the engines agree.
 *
 * @param reference engine the others are compared with
 * @param tolerance relative to scale
 * @param engines one for every other engine
 */
public record ParityReport(String reference, double tolerance, List<EngineParity> engines) {

  /** Takes a copy. */
  public ParityReport {
    engines = List.copyOf(engines);
  }

  /**
   * @return true if no engine is beyond the tolerance anywhere
   */
  public boolean passed() {
    return engines.stream().allMatch(e -> e.firstDivergence().isEmpty());
  }

  /**
   * @return largest over the engines, 0 if there is no other engine
   */
  public double maxLossDifference() {
    return engines.stream().mapToDouble(EngineParity::maxLossDifference).max().orElse(0);
  }

  /**
   * @return largest over the engines, 0 if there is no other engine
   */
  public double maxWeightDifference() {
    return engines.stream().mapToDouble(EngineParity::maxWeightDifference).max().orElse(0);
  }

  /**
   * @return largest over the engines, 0 if there is no other engine
   */
  public double maxProbabilityDifference() {
    return engines.stream().mapToDouble(EngineParity::maxProbabilityDifference).max().orElse(0);
  }

  /**
   * @return sum over the engines
   */
  public int labelsFlipped() {
    return engines.stream().mapToInt(EngineParity::labelsFlipped).sum();
  }

  /**
   * @return the earliest divergence of any engine
   */
  public Optional<FirstDivergence> firstDivergence() {
    return engines.stream()
        .flatMap(e -> e.firstDivergence().stream())
        .min(Comparator.comparingInt(FirstDivergence::epoch).thenComparingInt(ParityReport::step));
  }

  /** Where within its epoch: what is known of the whole epoch only comes after its steps. */
  private static int step(FirstDivergence divergence) {
    return divergence.step() == 0 ? Integer.MAX_VALUE : divergence.step();
  }
}
