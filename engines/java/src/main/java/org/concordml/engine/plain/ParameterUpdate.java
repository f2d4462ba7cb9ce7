package org.concordml.engine.plain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Optimizer;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.learning.OptimizerState;

/** Clipping, the optimizer's arithmetic and its state, on flat float64 vectors. */
final class ParameterUpdate {

  /** How an optimizer moves parameters along a gradient that is clipped already. */
  @FunctionalInterface
  private interface Rule {
    void move(double[] w, double[] g, double learningRate, long step);
  }

  private final Rule rule;
  private final Consumer<double[]> clipping;
  private final Map<String, double[]> slots = new LinkedHashMap<>();
  private final int first;
  private long steps;

  /**
   * @param optimizer the rule
   * @param clipping of the gradient of what moves
   * @param parameters all there are
   * @param first that moves; those before keep their values, and count in no norm
   */
  ParameterUpdate(Optimizer optimizer, GradientClipping clipping, int parameters, int first) {
    this.first = first;
    rule = optimizer.match(new Rules());
    this.clipping = clipping.match(new Clippings());
    optimizer.slots().forEach(name -> slots.put(name, new double[parameters]));
  }

  /**
   * One update.
   *
   * @param w parameters, changed in place
   * @param g gradient, clipped in place
   * @param learningRate of this step
   * @param step from 1
   */
  void apply(double[] w, double[] g, double learningRate, long step) {
    Arrays.fill(g, 0, first, 0);
    clipping.accept(g);
    rule.move(w, g, learningRate, step);
    steps = step;
  }

  private final class Rules implements Optimizer.Cases<Rule> {

    @Override
    public Rule adam(Adam adam) {
      return (w, g, learningRate, step) ->
          ParameterUpdate.this.adam(adam, w, g, learningRate, step);
    }

    @Override
    public Rule adamW(AdamW adamW) {
      Rule adam = adam(adamW.adam());
      return (w, g, learningRate, step) -> {
        double keep = 1 - learningRate * adamW.weightDecay();
        for (int i = first; i < w.length; i++) {
          w[i] *= keep;
        }
        adam.move(w, g, learningRate, step);
      };
    }

    @Override
    public Rule sgd(Sgd sgd) {
      return (w, g, learningRate, step) -> ParameterUpdate.this.sgd(sgd, w, g, learningRate);
    }

    @Override
    public Rule rmsProp(RmsProp rmsProp) {
      return (w, g, learningRate, step) ->
          ParameterUpdate.this.rmsProp(rmsProp, w, g, learningRate);
    }
  }

  private static final class Clippings implements GradientClipping.Cases<Consumer<double[]>> {

    @Override
    public Consumer<double[]> none(GradientClipping.None clipping) {
      return g -> {};
    }

    @Override
    public Consumer<double[]> byValue(GradientClipping.ByValue clipping) {
      double limit = clipping.limit();
      return g -> {
        for (int i = 0; i < g.length; i++) {
          g[i] = Math.max(-limit, Math.min(limit, g[i]));
        }
      };
    }

    @Override
    public Consumer<double[]> byGlobalNorm(GradientClipping.ByGlobalNorm clipping) {
      double limit = clipping.limit();
      return g -> {
        double square = 0;
        for (double value : g) {
          square += value * value;
        }
        double scale = limit / Math.max(limit, Math.sqrt(square));
        for (int i = 0; i < g.length; i++) {
          g[i] *= scale;
        }
      };
    }
  }

  private void adam(Adam rule, double[] w, double[] g, double learningRate, long step) {
    double[] m = slot("m");
    double[] v = slot("v");
    double b1 = rule.beta1();
    double b2 = rule.beta2();
    double alpha = rule.stepSize(learningRate, step);
    double epsilon = rule.epsilon();
    for (int i = first; i < w.length; i++) {
      m[i] += (g[i] - m[i]) * (1 - b1);
      v[i] += (g[i] * g[i] - v[i]) * (1 - b2);
      w[i] -= m[i] * alpha / (Math.sqrt(v[i]) + epsilon);
    }
  }

  private void sgd(Sgd rule, double[] w, double[] g, double learningRate) {
    if (rule.momentum() == 0) {
      for (int i = first; i < w.length; i++) {
        w[i] -= learningRate * g[i];
      }
      return;
    }
    double[] m = slot("m");
    double mu = rule.momentum();
    for (int i = first; i < w.length; i++) {
      m[i] = mu * m[i] - learningRate * g[i];
      w[i] += rule.nesterov() ? mu * m[i] - learningRate * g[i] : m[i];
    }
  }

  private void rmsProp(RmsProp rule, double[] w, double[] g, double learningRate) {
    double[] v = slot("v");
    for (int i = first; i < w.length; i++) {
      v[i] = rule.rho() * v[i] + (1 - rule.rho()) * g[i] * g[i];
      w[i] -= learningRate * g[i] / Math.sqrt(v[i] + rule.epsilon());
    }
  }

  /** One that the optimizer names, so it is there. */
  private double[] slot(String name) {
    return Objects.requireNonNull(slots.get(name), name);
  }

  OptimizerState state() {
    return new OptimizerState(steps, slots);
  }

  void restore(OptimizerState state) {
    slots.replaceAll((name, old) -> state.slot(name));
    steps = state.steps();
  }
}
