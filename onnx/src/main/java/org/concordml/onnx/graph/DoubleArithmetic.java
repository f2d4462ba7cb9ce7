package org.concordml.onnx.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arithmetic in float64 as nodes of a graph: one call an operator, so that formulas read as such.
 * Tensors of {@code [rows, n]}, {@code [1, n]} and single numbers go together.
 */
public final class DoubleArithmetic {

  private final GraphWriter graph;
  private final Map<Double, Value> numbers = new HashMap<>();

  /**
   * @param graph where to
   */
  public DoubleArithmetic(GraphWriter graph) {
    this.graph = graph;
  }

  /**
   * @param value any
   * @return a constant
   */
  public Value number(double value) {
    return numbers.computeIfAbsent(
        value, added -> graph.doubles("number", new double[] {added}, 1));
  }

  /**
   * @param name as it is wished for
   * @param values one a column
   * @return a constant {@code [1, columns]}
   */
  public Value row(String name, double... values) {
    return graph.doubles(name, values, 1, values.length);
  }

  /** {@code a + b}. */
  public Value add(Value a, Value b) {
    return graph.node("Add", List.of(a, b));
  }

  /** {@code a + b}. */
  public Value add(Value a, double b) {
    return add(a, number(b));
  }

  /** {@code a - b}. */
  public Value subtract(Value a, Value b) {
    return graph.node("Sub", List.of(a, b));
  }

  /** {@code a · b}. */
  public Value multiply(Value a, Value b) {
    return graph.node("Mul", List.of(a, b));
  }

  /** {@code a · b}. */
  public Value multiply(Value a, double b) {
    return multiply(a, number(b));
  }

  /** {@code a / b}. */
  public Value divide(Value a, Value b) {
    return graph.node("Div", List.of(a, b));
  }

  /** {@code a / b}. */
  public Value divide(Value a, double b) {
    return divide(a, number(b));
  }

  /** The larger one. */
  public Value max(Value a, Value b) {
    return graph.node("Max", List.of(a, b));
  }

  /** The smaller one. */
  public Value min(Value a, Value b) {
    return graph.node("Min", List.of(a, b));
  }

  /** {@code -a}. */
  public Value negate(Value a) {
    return graph.node("Neg", List.of(a));
  }

  /** The largest whole number that is not above it. */
  public Value floor(Value a) {
    return graph.node("Floor", List.of(a));
  }

  /** {@code e} to that power. */
  public Value exp(Value a) {
    return graph.node("Exp", List.of(a));
  }

  /** Its distance from 0. */
  public Value absolute(Value a) {
    return graph.node("Abs", List.of(a));
  }

  /** The nearest whole number, of two the even one. */
  public Value round(Value a) {
    return graph.node("Round", List.of(a));
  }

  /** {@code 10} to that power. */
  public Value powerOfTen(Value a) {
    return graph.node("Pow", List.of(number(10), a));
  }

  /** The nearest number of float32, in float64. */
  public Value roundedToFloat(Value a) {
    return toDouble(graph.cast(a, ElementType.FLOAT));
  }

  /** Whether they are the same, in booleans. */
  public Value equal(Value a, Value b) {
    return graph.node("Equal", List.of(a, b));
  }

  /** The natural logarithm. */
  public Value log(Value a) {
    return graph.node("Log", List.of(a));
  }

  /** The square root. */
  public Value sqrt(Value a) {
    return graph.node("Sqrt", List.of(a));
  }

  /** Whether {@code a > b}, in booleans. */
  public Value greater(Value a, Value b) {
    return graph.node("Greater", List.of(a, b));
  }

  /** Whether {@code a <= b}, in booleans. */
  public Value lessOrEqual(Value a, Value b) {
    return graph.node("LessOrEqual", List.of(a, b));
  }

  /** Whether {@code a < b}, in booleans. */
  public Value less(Value a, Value b) {
    return graph.node("Less", List.of(a, b));
  }

  /** Whether it is NaN, in booleans. */
  public Value isNaN(Value a) {
    return graph.node("IsNaN", List.of(a));
  }

  /** One where a boolean is true, the other elsewhere. */
  public Value where(Value condition, Value then, Value otherwise) {
    return graph.node("Where", List.of(condition, then, otherwise));
  }

  /** Booleans as 1 and 0, or numbers as float64. */
  public Value toDouble(Value value) {
    return graph.cast(value, ElementType.DOUBLE);
  }

  /**
   * @param values {@code [rows, n]}
   * @param columns which of them, from 0
   * @return {@code [rows, columns.length]}
   */
  public Value columns(Value values, long... columns) {
    Value indices = graph.integers("columns", columns, columns.length);
    return graph.node("Gather", List.of(values, indices), Attribute.integer("axis", 1));
  }

  /**
   * @param parts {@code [rows, n]} each; at least one
   * @return side by side
   */
  public Value beside(List<Value> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : graph.node("Concat", parts, Attribute.integer("axis", 1));
  }

  /**
   * {@code c0 + c1 x + c2 x² …} by Horner's scheme.
   *
   * @param x any
   * @param coefficients the constant first; at least two
   * @return of the shape of {@code x}
   */
  public Value polynomial(Value x, double... coefficients) {
    Value sum = number(coefficients[coefficients.length - 1]);
    for (int power = coefficients.length - 2; power >= 0; power--) {
      sum = add(multiply(sum, x), coefficients[power]);
    }
    return sum;
  }

  /**
   * Where a value stands among ascending numbers.
   *
   * @param x {@code [rows, 1]}
   * @param ascending at least two
   * @return {@code [rows, 1]}, int64: the last that is not above it, from 0 to the last but one
   */
  public Value place(Value x, double... ascending) {
    Value isReached = lessOrEqual(row("quantiles", ascending), x);
    // Counted in float32, where whole numbers are exact to 16 million.
    Value count =
        graph.node(
            "ReduceSum",
            List.of(
                graph.cast(isReached, ElementType.FLOAT),
                graph.integers("axes", new long[] {1}, 1)),
            Attribute.integer("keepdims", 1));
    Value last = add(toDouble(count), -1);
    Value within = min(max(last, number(0)), number(ascending.length - 2.0));
    return graph.cast(within, ElementType.INT64);
  }

  /**
   * @param name of the constant, as it is wished for
   * @param values to look up
   * @param at {@code [rows, 1]}, int64
   * @return {@code [rows, 1]}, float64
   */
  public Value looked(String name, double[] values, Value at) {
    return graph.node("Gather", List.of(graph.doubles(name, values, values.length), at));
  }
}
