package org.concordml.engine.testkit;

import org.concordml.learning.Adam;
import org.concordml.learning.AdamW;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Optimizer;
import org.concordml.learning.RmsProp;
import org.concordml.learning.Sgd;

/** Clipping and every optimizer as their papers and Keras write them, one parameter at a time. */
final class ReferenceUpdate {

  private final Optimizer optimizer;
  private final GradientClipping clipping;
  private final double[] m;
  private final double[] v;

  ReferenceUpdate(Optimizer optimizer, GradientClipping clipping, int parameters) {
    this.optimizer = optimizer;
    this.clipping = clipping;
    m = new double[parameters];
    v = new double[parameters];
  }

  void apply(double[] w, double[] gradient, double rate, long step) {
    double norm = norm(gradient);
    for (int i = 0; i < w.length; i++) {
      double g = clip(gradient[i], norm);
      if (optimizer instanceof Sgd rule) {
        w[i] += sgd(rule, i, g, rate);
      } else if (optimizer instanceof RmsProp rule) {
        v[i] = rule.rho() * v[i] + (1 - rule.rho()) * g * g;
        w[i] -= rate * g / Math.sqrt(v[i] + rule.epsilon());
      } else if (optimizer instanceof AdamW rule) {
        w[i] -= rate * rule.weightDecay() * w[i];
        w[i] -= adam(rule.adam(), i, g, rate, step);
      } else if (optimizer instanceof Adam rule) {
        w[i] -= adam(rule, i, g, rate, step);
      }
    }
  }

  private double sgd(Sgd rule, int i, double g, double rate) {
    m[i] = rule.momentum() * m[i] - rate * g;
    return rule.nesterov() ? rule.momentum() * m[i] - rate * g : m[i];
  }

  private double adam(Adam rule, int i, double g, double rate, long step) {
    m[i] = rule.beta1() * m[i] + (1 - rule.beta1()) * g;
    v[i] = rule.beta2() * v[i] + (1 - rule.beta2()) * g * g;
    double first = rule.float32BetaPowers() ? (float) rule.beta1() : rule.beta1();
    double second = rule.float32BetaPowers() ? (float) rule.beta2() : rule.beta2();
    double correction =
        Math.sqrt(1 - Math.pow(second, (double) step)) / (1 - Math.pow(first, (double) step));
    return rate * correction * m[i] / (Math.sqrt(v[i]) + rule.epsilon());
  }

  private double clip(double g, double norm) {
    if (clipping instanceof GradientClipping.ByValue byValue) {
      return g > byValue.limit() ? byValue.limit() : Math.max(g, -byValue.limit());
    }
    if (clipping instanceof GradientClipping.ByGlobalNorm byNorm && norm > byNorm.limit()) {
      return g * byNorm.limit() / norm;
    }
    return g;
  }

  private static double norm(double[] gradient) {
    double square = 0;
    for (double g : gradient) {
      square += g * g;
    }
    return Math.sqrt(square);
  }
}
