package org.concordml.onnx.preprocess;

import java.util.Arrays;
import org.concordml.onnx.graph.DoubleArithmetic;
import org.concordml.onnx.graph.Value;
import org.concordml.preprocess.scaling.ColumnValues;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.MaxAbsScaler;
import org.concordml.preprocess.scaling.MeanCentringScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.preprocess.scaling.NoScaler;
import org.concordml.preprocess.scaling.PowerTransformer;
import org.concordml.preprocess.scaling.QuantileTransformer;
import org.concordml.preprocess.scaling.RobustScaler;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.preprocess.scaling.StandardScaler;

/** What a fitted scaler does to its columns, in the order of arithmetic that it has. */
final class ScalerNodes implements Scaler.Cases<Value> {

  /** A power nearer to 0 than this is taken for 0: the rounding of the other formula is more. */
  private static final double SMALLEST_POWER = 1e-9;

  private final DoubleArithmetic math;
  private final FittedScaler fitted;
  private final Value values;

  private ScalerNodes(DoubleArithmetic math, FittedScaler fitted, Value values) {
    this.math = math;
    this.fitted = fitted;
    this.values = values;
  }

  /**
   * @param values {@code [rows, columns]}, float64
   * @return of the same shape, scaled
   */
  static Value scaled(DoubleArithmetic math, FittedScaler fitted, Value values) {
    return fitted.scaler().match(new ScalerNodes(math, fitted, values));
  }

  private ColumnValues measured(String name) {
    ColumnValues found = fitted.measured().get(name);
    if (found == null) {
      throw new IllegalStateException("the scaler must have measured " + name);
    }
    return found;
  }

  private Value constant(String name) {
    return constant(name, measured(name));
  }

  private Value constant(String name, ColumnValues numbers) {
    return math.row("scaler." + name, numbers.toArray());
  }

  @Override
  public Value minMax(MinMaxScaler scaler) {
    MinMaxScaler.Fitted ranges =
        new MinMaxScaler.Fitted(scaler, measured("minimum"), measured("maximum"));
    Value scaled =
        math.add(
            math.multiply(values, constant("scale", ranges.scale())),
            constant("offset", ranges.offset()));
    return scaler.clip()
        ? math.max(math.min(scaled, math.number(scaler.high())), math.number(scaler.low()))
        : scaled;
  }

  @Override
  public Value standard(StandardScaler scaler) {
    return math.divide(math.subtract(values, constant("mean")), constant("scale"));
  }

  @Override
  public Value meanCentring(MeanCentringScaler scaler) {
    return math.subtract(values, constant("mean"));
  }

  @Override
  public Value robust(RobustScaler scaler) {
    return math.divide(math.subtract(values, constant("median")), constant("scale"));
  }

  @Override
  public Value maxAbs(MaxAbsScaler scaler) {
    return math.divide(values, constant("scale"));
  }

  @Override
  public Value quantile(QuantileTransformer scaler) {
    int count = fitted.measured().size();
    double[][] byColumn = new double[fitted.columns()][count];
    for (int q = 0; q < count; q++) {
      double[] row = measured("quantile " + q).toArray();
      for (int column = 0; column < row.length; column++) {
        byColumn[column][q] = row[column];
      }
    }
    return new QuantileNodes(math, scaler.output()).scaled(values, byColumn);
  }

  /**
   * Yeo and Johnson's transform: one formula from 0 up, its mirror image below, each 0 at 0, so
   * that they are added up.
   */
  @Override
  public Value power(PowerTransformer scaler) {
    double[] lambda = measured("lambda").toArray();
    Value zero = math.number(0);
    Value above = bent(math.max(values, zero), lambda, "above");
    double[] mirrored = Arrays.stream(lambda).map(power -> 2 - power).toArray();
    Value below = bent(math.max(math.negate(values), zero), mirrored, "below");
    Value bent = math.subtract(above, below);
    return math.divide(math.subtract(bent, constant("mean")), constant("scale"));
  }

  /** {@code ((1 + x)^p - 1) / p}, or {@code log(1 + x)} where p is 0. */
  private Value bent(Value x, double[] powers, String side) {
    Value logarithm = math.log(math.add(x, 1));
    double[] power = powers.clone();
    double[] inverse = powers.clone();
    double[] ofLogarithm = new double[powers.length];
    for (int column = 0; column < powers.length; column++) {
      boolean isZero = Math.abs(powers[column]) < SMALLEST_POWER;
      power[column] = isZero ? 0 : powers[column];
      inverse[column] = isZero ? 0 : 1 / powers[column];
      ofLogarithm[column] = isZero ? 1 : 0;
    }
    Value powered =
        math.add(math.exp(math.multiply(logarithm, math.row("power." + side, power))), -1);
    return math.add(
        math.multiply(powered, math.row("power.inverse." + side, inverse)),
        math.multiply(logarithm, math.row("power.logarithm." + side, ofLogarithm)));
  }

  @Override
  public Value none(NoScaler scaler) {
    return values;
  }
}
