package org.concordml.engine.testkit.reference;

import java.util.Arrays;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Optimizer;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.learning.Optimizer.Sgd;

/** Clipping and every optimizer as their papers and Keras write them, one parameter at a time. */
final class ReferenceUpdate {

  /** How parameter i moves along g. */
  @FunctionalInterface
  private interface Move {
    void along(double[] w, int i, double g, double rate, long step);
  }

  /** What is left of a component of a gradient with that norm. */
  @FunctionalInterface
  private interface Clip {
    double of(double g, double norm);
  }

  private final Move move;
  private final Clip clip;
  private final double[] m;
  private final double[] v;
  private final int first;

  /** Parameters before the first that moves keep their values. */
  ReferenceUpdate(Optimizer optimizer, GradientClipping clipping, int parameters, int first) {
    this.first = first;
    move = optimizer.match(new Moves());
    clip = clipping.match(new Clips());
    m = new double[parameters];
    v = new double[parameters];
  }

  void apply(double[] w, double[] gradient, double rate, long step) {
    double norm = norm(Arrays.copyOfRange(gradient, first, gradient.length));
    for (int i = first; i < w.length; i++) {
      move.along(w, i, clip.of(gradient[i], norm), rate, step);
    }
  }

  private final class Moves implements Optimizer.Cases<Move> {

    @Override
    public Move adam(Adam rule) {
      return (w, i, g, rate, step) -> w[i] -= ReferenceUpdate.this.adam(rule, i, g, rate, step);
    }

    @Override
    public Move adamW(AdamW rule) {
      return (w, i, g, rate, step) -> {
        w[i] -= rate * rule.weightDecay() * w[i];
        w[i] -= ReferenceUpdate.this.adam(rule.adam(), i, g, rate, step);
      };
    }

    @Override
    public Move sgd(Sgd rule) {
      return (w, i, g, rate, step) -> w[i] += ReferenceUpdate.this.sgd(rule, i, g, rate);
    }

    @Override
    public Move rmsProp(RmsProp rule) {
      return (w, i, g, rate, step) -> {
        v[i] = rule.rho() * v[i] + (1 - rule.rho()) * g * g;
        w[i] -= rate * g / Math.sqrt(v[i] + rule.epsilon());
      };
    }
  }

  private static final class Clips implements GradientClipping.Cases<Clip> {

    @Override
    public Clip none(GradientClipping.None clipping) {
      return (g, norm) -> g;
    }

    @Override
    public Clip byValue(GradientClipping.ByValue clipping) {
      return (g, norm) -> g > clipping.limit() ? clipping.limit() : Math.max(g, -clipping.limit());
    }

    @Override
    public Clip byGlobalNorm(GradientClipping.ByGlobalNorm clipping) {
      return (g, norm) -> norm > clipping.limit() ? g * clipping.limit() / norm : g;
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

  private static double norm(double[] gradient) {
    double square = 0;
    for (double g : gradient) {
      square += g * g;
    }
    return Math.sqrt(square);
  }
}
