package org.concordml.engine.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.concordml.engine.SessionConfig;
import org.concordml.learning.Adam;
import org.concordml.learning.Loss;

/** The computations of a session, operation by operation, on any DJL engine. */
final class ArithmeticInOperations implements DeviceArithmetic {

  private final Engine engine;
  private final DenseNetworkBlock block;
  private final EngineLayout layout;
  private final Loss loss;

  ArithmeticInOperations(SessionConfig config, Engine engine) {
    this.engine = engine;
    block = new DenseNetworkBlock(config.network());
    layout = new EngineLayout(config.network().layout());
    loss = config.loss();
  }

  @Override
  public NDArray logits(NDArray x, NDArray parameters) {
    return block.logits(
        x, layout.views(parameters, x.getManager()), DenseNetworkBlock.DropoutRule.NONE);
  }

  @Override
  public NDArray rows(NDManager scratch, NDArray table, int from, int to) {
    return table.get(scratch, new NDIndex().addSliceDim(from, to));
  }

  @Override
  public TrainingPass gradient(
      NDArray x, NDArray labels, NDArray rowWeights, NDArray parameters, List<NDArray> masks) {
    NDManager scratch = x.getManager();
    DenseNetworkBlock.DropoutRule rule =
        (layer, output) ->
            masks.isEmpty() || masks.get(layer) == null ? output : output.mul(masks.get(layer));
    NDArray z;
    try (GradientCollector collector = engine.newGradientCollector()) {
      z = block.logits(x, layout.views(parameters, scratch), rule);
      NDArray slope = LossGradient.of(loss, z.stopGradient(), labels, rowWeights);
      // The slope holds z fixed, so d(Σ z · slope)/dw is the gradient of the loss. Engines start
      // from a slope of 1 at every element, which sums without being told to.
      collector.backward(z.mul(slope));
    }
    NDArray gradient = parameters.getGradient();
    gradient.attach(scratch);
    return new TrainingPass(z, gradient);
  }

  @Override
  public AdamMeans adam(Adam rule, NDArray gradient, NDArray m, NDArray v) {
    try (NDArray towardsG = gradient.sub(m);
        NDArray towardsSquare = gradient.square()) {
      m.addi(towardsG.muli(1 - rule.beta1()));
      v.addi(towardsSquare.subi(v).muli(1 - rule.beta2()));
    }
    try (NDArray root = v.sqrt()) {
      NDArray direction = m.div(root.addi(rule.epsilon()));
      direction.attach(gradient.getManager());
      return new AdamMeans(m, v, direction);
    }
  }
}
