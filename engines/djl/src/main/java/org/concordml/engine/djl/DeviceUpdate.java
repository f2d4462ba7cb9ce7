package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Optimizer;
import org.concordml.learning.Optimizer.Adam;
import org.concordml.learning.Optimizer.AdamW;
import org.concordml.learning.Optimizer.RmsProp;
import org.concordml.learning.Optimizer.Sgd;
import org.concordml.learning.OptimizerState;
import org.jspecify.annotations.Nullable;

/**
 * Clipping, the optimizer's arithmetic and its state, on flat float32 vectors on the device.
 *
 * <p>Of DJL's primitive updates only {@code w −= rate · d} is used. Everything else is array
 * operations, because DJL's optimizers differ between engines or are missing.
 */
final class DeviceUpdate {

  private static final float NO_DECAY = 0;
  private static final float NO_RESCALE = 1;
  private static final float NO_CLIP = -1;

  private final NDManager manager;
  private final DeviceArithmetic arithmetic;

  /** How an optimizer moves parameters along a gradient that is clipped already. */
  @FunctionalInterface
  private interface Rule {
    void move(NDArray w, NDArray g, double learningRate, long step);
  }

  private final Rule rule;
  private final UnaryOperator<NDArray> clipping;
  private final EngineLayout layout;
  private final Map<String, NDArray> slots = new LinkedHashMap<>();

  /** 0 at parameters that keep their values, which come first, and 1 at those that move. */
  private final @Nullable NDArray moving;

  private long steps;

  DeviceUpdate(
      NDManager manager,
      DeviceArithmetic arithmetic,
      Optimizer optimizer,
      GradientClipping clipping,
      EngineLayout layout,
      int size,
      int frozen) {
    this.manager = manager;
    this.arithmetic = arithmetic;
    rule = optimizer.match(new Rules());
    this.clipping = clipping.match(new Clippings());
    this.layout = layout;
    this.moving = frozen == 0 ? null : moving(manager, size, frozen);
    for (String name : optimizer.slots()) {
      slots.put(name, manager.create(new float[size], new Shape(size)));
    }
  }

  private static NDArray moving(NDManager manager, int size, int frozen) {
    float[] mask = new float[size];
    Arrays.fill(mask, frozen, size, 1);
    return manager.create(mask, new Shape(size));
  }

  /** Without what would move a parameter that keeps its value: {@code w − rate · 0} is w. */
  private NDArray ofMoving(NDArray gradient) {
    return moving == null ? gradient : gradient.mul(moving);
  }

  /**
   * One update.
   *
   * @param w parameters, changed in place
   * @param gradient owned by the step's manager
   * @param learningRate of this step
   * @param step from 1
   */
  void apply(NDArray w, NDArray gradient, double learningRate, long step) {
    rule.move(w, clipping.apply(ofMoving(gradient)), learningRate, step);
    steps = step;
  }

  private final class Rules implements Optimizer.Cases<Rule> {

    @Override
    public Rule adam(Adam adam) {
      return (w, g, learningRate, step) -> DeviceUpdate.this.adam(adam, w, g, learningRate, step);
    }

    @Override
    public Rule adamW(AdamW adamW) {
      Rule adam = adam(adamW.adam());
      return (w, g, learningRate, step) -> {
        try (NDArray decay = w.mul(learningRate * adamW.weightDecay())) {
          adam.move(w, g, learningRate, step);
          subtract(w, 1, moving == null ? decay : decay.muli(moving));
        }
      };
    }

    @Override
    public Rule sgd(Sgd sgd) {
      return (w, g, learningRate, step) -> DeviceUpdate.this.sgd(sgd, w, g, learningRate);
    }

    @Override
    public Rule rmsProp(RmsProp rmsProp) {
      return (w, g, learningRate, step) -> {
        NDArray v = slot("v");
        v.muli(rmsProp.rho()).addi(g.square().muli(1 - rmsProp.rho()));
        rmsStep(w, g, v, rmsProp, learningRate);
      };
    }
  }

  private static final class Clippings implements GradientClipping.Cases<UnaryOperator<NDArray>> {

    @Override
    public UnaryOperator<NDArray> none(GradientClipping.None clipping) {
      return UnaryOperator.identity();
    }

    @Override
    public UnaryOperator<NDArray> byValue(GradientClipping.ByValue clipping) {
      return g -> g.clip(-clipping.limit(), clipping.limit());
    }

    @Override
    public UnaryOperator<NDArray> byGlobalNorm(GradientClipping.ByGlobalNorm clipping) {
      return g -> {
        NDArray norm = g.square().sum().sqrt();
        NDArray scale = norm.maximum(clipping.limit()).getNDArrayInternal().rdiv(clipping.limit());
        return g.mul(scale);
      };
    }
  }

  private void adam(Adam rule, NDArray w, NDArray g, double learningRate, long step) {
    DeviceArithmetic.AdamMeans means = arithmetic.adam(rule, g, slot("m"), slot("v"));
    keep("m", means.m());
    keep("v", means.v());
    try (NDArray direction = means.direction()) {
      subtract(w, rule.stepSize(learningRate, step), direction);
    }
  }

  /** One that the optimizer names, so it is there. */
  private NDArray slot(String name) {
    return Objects.requireNonNull(slots.get(name), name);
  }

  private void keep(String slot, NDArray array) {
    NDArray old = slots.put(slot, array);
    if (old != null && old != array) {
      array.attach(manager);
      old.close();
    }
  }

  private void sgd(Sgd rule, NDArray w, NDArray g, double learningRate) {
    if (rule.momentum() == 0) {
      subtract(w, learningRate, g);
      return;
    }
    NDArray m = slot("m");
    NDArray move = g.mul(learningRate);
    m.muli(rule.momentum()).subi(move);
    if (rule.nesterov()) {
      try (NDArray ahead = m.mul(rule.momentum())) {
        subtract(w, -1, ahead.subi(move));
      }
    } else {
      subtract(w, -1, m);
    }
  }

  private static void rmsStep(NDArray w, NDArray g, NDArray v, RmsProp rule, double learningRate) {
    try (NDArray shifted = v.add(rule.epsilon());
        NDArray root = shifted.sqrt()) {
      subtract(w, learningRate, g.div(root));
    }
  }

  /** {@code w −= rate · direction}. */
  private static void subtract(NDArray w, double rate, NDArray direction) {
    w.getNDArrayInternal()
        .sgdUpdate(
            new NDList(w, direction),
            new NDList(w),
            (float) rate,
            NO_DECAY,
            NO_RESCALE,
            NO_CLIP,
            0,
            false);
  }

  OptimizerState state() {
    Map<String, double[]> values = new LinkedHashMap<>();
    slots.forEach((name, array) -> values.put(name, layout.fromDevice(array.toFloatArray())));
    return new OptimizerState(steps, values);
  }

  void restore(OptimizerState state) {
    slots.forEach((name, array) -> array.set(layout.toDevice(state.slot(name))));
    steps = state.steps();
  }
}
