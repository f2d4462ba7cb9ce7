package org.concordml.linear;

import org.concordml.linear.LogisticObjective.Point;
import org.jspecify.annotations.Nullable;

/**
 * Newton's method: goes to the minimum of the parabola that touches the objective where it stands,
 * or as far in that direction as makes the objective smaller. Converges quadratically; since the
 * objective is convex, to the only minimum.
 */
final class NewtonMethod {

  /** No entry of the gradient may be larger at the optimum. */
  static final double TOLERANCE = 1e-10;

  /** Of the decrease that the gradient promises, the part that a step must bring (Armijo). */
  private static final double SUFFICIENT_DECREASE = 1e-4;

  /** Differences of this part of the objective are rounding. */
  private static final double ROUNDING = 16 * Math.ulp(1.0);

  private static final double SHORTEST_STEP = 0x1p-40;

  private NewtonMethod() {}

  /**
   * @param parameters where the search ended
   * @param iterations steps that it took
   * @param converged whether the gradient is within the tolerance there
   */
  @SuppressWarnings("ArrayRecordComponent") // made once a fit; never compared
  record Optimum(double[] parameters, int iterations, boolean converged) {}

  static Optimum minimise(LogisticObjective objective, NewtonStep solver, int maxIterations) {
    Point here = objective.at(new double[objective.size()]);
    int iterations = 0;
    while (iterations < maxIterations) {
      double[] step = solver.from(here);
      objective.centre(step);
      Point next = next(objective, here, step);
      if (next == null) {
        break;
      }
      here = next;
      iterations++;
    }
    return new Optimum(here.parameters(), iterations, here.slope() <= TOLERANCE);
  }

  private static @Nullable Point next(LogisticObjective objective, Point here, double[] step) {
    double slopeAlong = 0;
    for (int i = 0; i < step.length; i++) {
      slopeAlong += here.gradient()[i] * step[i];
    }
    for (double length = 1; length >= SHORTEST_STEP; length /= 2) {
      double[] parameters = here.parameters().clone();
      for (int i = 0; i < step.length; i++) {
        parameters[i] += length * step[i];
      }
      Point there = objective.at(parameters);
      if (isBetter(here, there, length * slopeAlong)) {
        return there;
      }
      if (here.slope() <= TOLERANCE) {
        return null;
      }
    }
    return null;
  }

  /** Near the optimum the objective itself no longer tells, and the gradient does. */
  private static boolean isBetter(Point here, Point there, double promised) {
    double change = there.value() - here.value();
    if (Math.abs(change) <= ROUNDING * Math.abs(here.value())) {
      return here.slope() > 0 && there.slope() <= here.slope() / 2;
    }
    return change <= SUFFICIENT_DECREASE * promised;
  }
}
