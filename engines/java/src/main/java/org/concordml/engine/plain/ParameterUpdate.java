package org.concordml.engine.plain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.concordml.learning.Adam;
import org.concordml.learning.AdamW;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Optimizer;
import org.concordml.learning.OptimizerState;
import org.concordml.learning.RmsProp;
import org.concordml.learning.Sgd;

/** Clipping, the optimizer's arithmetic and its state, on flat float64 vectors. */
final class ParameterUpdate {

  private final Optimizer optimizer;
  private final GradientClipping clipping;
  private final Map<String, double[]> slots = new LinkedHashMap<>();
  private long steps;

  ParameterUpdate(Optimizer optimizer, GradientClipping clipping, int parameters) {
    this.optimizer = optimizer;
    this.clipping = clipping;
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
    clip(g);
    if (optimizer instanceof Adam adam) {
      adam(adam, w, g, learningRate, step);
    } else if (optimizer instanceof AdamW adamW) {
      double keep = 1 - learningRate * adamW.weightDecay();
      for (int i = 0; i < w.length; i++) {
        w[i] *= keep;
      }
      adam(adamW.adam(), w, g, learningRate, step);
    } else if (optimizer instanceof Sgd sgd) {
      sgd(sgd, w, g, learningRate);
    } else if (optimizer instanceof RmsProp rmsProp) {
      rmsProp(rmsProp, w, g, learningRate);
    }
    steps = step;
  }

  private void clip(double[] g) {
    if (clipping instanceof GradientClipping.ByValue byValue) {
      for (int i = 0; i < g.length; i++) {
        g[i] = Math.max(-byValue.limit(), Math.min(byValue.limit(), g[i]));
      }
    } else if (clipping instanceof GradientClipping.ByGlobalNorm byNorm) {
      double square = 0;
      for (double value : g) {
        square += value * value;
      }
      double scale = byNorm.limit() / Math.max(byNorm.limit(), Math.sqrt(square));
      for (int i = 0; i < g.length; i++) {
        g[i] *= scale;
      }
    }
  }

  private void adam(Adam rule, double[] w, double[] g, double learningRate, long step) {
    double[] m = slots.get("m");
    double[] v = slots.get("v");
    double b1 = rule.beta1();
    double b2 = rule.beta2();
    double alpha = rule.stepSize(learningRate, step);
    double epsilon = rule.epsilon();
    for (int i = 0; i < w.length; i++) {
      m[i] += (g[i] - m[i]) * (1 - b1);
      v[i] += (g[i] * g[i] - v[i]) * (1 - b2);
      w[i] -= m[i] * alpha / (Math.sqrt(v[i]) + epsilon);
    }
  }

  private void sgd(Sgd rule, double[] w, double[] g, double learningRate) {
    if (rule.momentum() == 0) {
      for (int i = 0; i < w.length; i++) {
        w[i] -= learningRate * g[i];
      }
      return;
    }
    double[] m = slots.get("m");
    double mu = rule.momentum();
    for (int i = 0; i < w.length; i++) {
      m[i] = mu * m[i] - learningRate * g[i];
      w[i] += rule.nesterov() ? mu * m[i] - learningRate * g[i] : m[i];
    }
  }

  private void rmsProp(RmsProp rule, double[] w, double[] g, double learningRate) {
    double[] v = slots.get("v");
    for (int i = 0; i < w.length; i++) {
      v[i] = rule.rho() * v[i] + (1 - rule.rho()) * g[i] * g[i];
      w[i] -= learningRate * g[i] / Math.sqrt(v[i] + rule.epsilon());
    }
  }

  OptimizerState state() {
    return new OptimizerState(steps, slots);
  }

  void restore(OptimizerState state) {
    slots.replaceAll((name, old) -> state.slot(name));
    steps = state.steps();
  }
}
