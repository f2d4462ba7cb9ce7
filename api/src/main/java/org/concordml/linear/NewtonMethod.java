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

  /** Differences of this part of the objective may be rounding. */
  private static final double SMALL_CHANGE = 1e-6;

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
    if (here.slope() <= TOLERANCE) {
      Point there = objective.at(moved(here, step, 1));
      return here.slope() > 0 && there.slope() <= here.slope() / 2 ? there : null;
    }
    for (double length = 1; length >= SHORTEST_STEP; length /= 2) {
      Point there = objective.at(moved(here, step, length));
      if (isBetter(here, there, step, length)) {
        return there;
      }
    }
    return null;
  }

  private static double[] moved(Point from, double[] step, double length) {
    double[] parameters = from.parameters().clone();
    for (int i = 0; i < step.length; i++) {
      parameters[i] += length * step[i];
    }
    return parameters;
  }

  /**
   * Near the optimum the objective changes less than its rounding, and the derivative along the
   * step tells instead: the approximate Wolfe conditions of Hager and Zhang (2005).
   */
  private static boolean isBetter(Point here, Point there, double[] step, double length) {
    double change = there.value() - here.value();
    double before = along(here, step);
    return change <= SUFFICIENT_DECREASE * length * before
        || (change <= SMALL_CHANGE * Math.abs(here.value())
            && Math.abs(along(there, step)) <= Math.abs(before) / 2);
  }

  /** The derivative along a step; below 0 where the objective becomes smaller. */
  private static double along(Point point, double[] step) {
    double sum = 0;
    for (int i = 0; i < step.length; i++) {
      sum += point.gradient()[i] * step[i];
    }
    return sum;
  }
}
