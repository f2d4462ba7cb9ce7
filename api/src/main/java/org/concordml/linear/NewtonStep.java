package org.concordml.linear;

import org.concordml.linear.LogisticObjective.Point;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.ConjugateGradient;
import org.hipparchus.linear.JacobiPreconditioner;
import org.hipparchus.linear.RealLinearOperator;
import org.hipparchus.linear.RealVector;

/** Solves Newton's equations, Hessian times step = −gradient. */
sealed interface NewtonStep {

  /** Up to so many parameters the Hessian is made and decomposed. */
  int MOST_DECOMPOSED = 500;

  static NewtonStep of(LogisticObjective objective) {
    return objective.size() <= MOST_DECOMPOSED ? new Direct(objective) : new Iterative(objective);
  }

  /**
   * @return a direction in which the objective becomes smaller
   */
  double[] from(Point point);

  /** By a Cholesky decomposition, whose cost grows with the cube of the parameters. */
  record Direct(LogisticObjective objective) implements NewtonStep {

    private static final double SMALLEST_DAMPING = 1e-15;

    @Override
    public double[] from(Point point) {
      double[][] hessian = objective.hessian(point);
      double largest = 0;
      for (int i = 0; i < hessian.length; i++) {
        largest = Math.max(largest, hessian[i][i]);
      }
      RealVector descent = new ArrayRealVector(point.gradient()).mapMultiplyToSelf(-1);
      double damping = 0;
      while (true) {
        try {
          // Symmetric as it was made; only what is not positive is refused.
          return new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false), 1, 0)
              .getSolver()
              .solve(descent)
              .toArray();
        } catch (MathIllegalArgumentException notPositive) {
          // Columns that depend on one another leave, with a weak penalty, a curvature that is lost
          // in rounding. A little more of it shortens the step there and still leads down.
          double more = Math.max(SMALLEST_DAMPING, 100 * damping);
          if (more > 1) {
            throw notPositive;
          }
          for (int i = 0; i < hessian.length; i++) {
            hessian[i][i] += (more - damping) * largest;
          }
          damping = more;
        }
      }
    }
  }

  /**
   * By conjugate gradients, which need the Hessian only times vectors: as near as the gradient is,
   * so that the whole converges superlinearly (Nocedal and Wright, Numerical Optimization, 7.1).
   */
  record Iterative(LogisticObjective objective) implements NewtonStep {

    private static final int MOST_PRODUCTS = 500;
    private static final double LEAST_ACCURACY = 0.1;

    @Override
    public double[] from(Point point) {
      double accuracy = Math.min(LEAST_ACCURACY, Math.sqrt(point.slope()));
      RealVector descent = new ArrayRealVector(point.gradient()).mapMultiplyToSelf(-1);
      RealVector step = new ArrayRealVector(objective.size());
      try {
        new ConjugateGradient(MOST_PRODUCTS, accuracy, false)
            .solveInPlace(
                new Hessian(objective, point),
                new JacobiPreconditioner(objective.hessianDiagonal(point), false),
                descent,
                step);
      } catch (MathIllegalStateException mostProducts) {
        // What was found so far leads down as well.
        return step.toArray();
      }
      return step.toArray();
    }
  }

  /** The second derivatives, as what they make of a vector. */
  record Hessian(LogisticObjective objective, Point point) implements RealLinearOperator {

    @Override
    public int getRowDimension() {
      return objective.size();
    }

    @Override
    public int getColumnDimension() {
      return objective.size();
    }

    @Override
    public RealVector operate(RealVector vector) {
      return new ArrayRealVector(objective.hessianTimes(point, vector.toArray()), false);
    }
  }
}
