package org.concordml.learning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an optimizer remembers between steps, as plain arrays. Immutable. */
public final class OptimizerState {

  private final long steps;
  private final Map<String, double[]> slots;

  /**
   * @param steps updates made so far
   * @param slots by name, each in parameter order; copied
   */
  public OptimizerState(long steps, Map<String, double[]> slots) {
    if (steps < 0) {
      throw new IllegalArgumentException("steps must be at least 0, found " + steps);
    }
    this.steps = steps;
    this.slots = new LinkedHashMap<>();
    slots.forEach((name, values) -> this.slots.put(name, values.clone()));
  }

  /**
   * The state before the first step.
   *
   * @param optimizer whose slots
   * @param parameters length of each
   * @return all zero
   */
  public static OptimizerState initial(Optimizer optimizer, int parameters) {
    Map<String, double[]> zeros = new LinkedHashMap<>();
    optimizer.slots().forEach(name -> zeros.put(name, new double[parameters]));
    return new OptimizerState(0, zeros);
  }

  /**
   * @return updates made so far
   */
  public long steps() {
    return steps;
  }

  /**
   * @return names of the slots
   */
  public Iterable<String> names() {
    return Collections.unmodifiableSet(slots.keySet());
  }

  /**
   * @param name of a slot
   * @return a copy of its values, in parameter order
   */
  public double[] slot(String name) {
    double[] values = slots.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "slot must be one of " + slots.keySet() + ", found '" + name + "'");
    }
    return values.clone();
  }
}
