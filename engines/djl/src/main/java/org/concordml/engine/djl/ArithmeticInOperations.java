package org.concordml.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import org.concordml.engine.TrainingSpec;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer.Adam;
import org.jspecify.annotations.Nullable;

/** The computations of a session, operation by operation, on any DJL engine. */
final class ArithmeticInOperations implements DeviceArithmetic {

  private final DenseNetworkBlock block;
  private final EngineLayout layout;
  private final Loss loss;

  ArithmeticInOperations(TrainingSpec config) {
    block = new DenseNetworkBlock(config.network());
    layout = new EngineLayout(config.network().layout());
    loss = config.loss();
  }

  @Override
  public NDArray outputs(NDArray x, NDArray parameters) {
    return block.outputs(x, tensors(x, parameters), DenseNetworkBlock.DropoutRule.NONE);
  }

  @Override
  public NDArray rows(NDManager scratch, NDArray table, int from, int to) {
    return table.get(scratch, new NDIndex().addSliceDim(from, to));
  }

  @Override
  public TrainingPass gradient(
      NDArray x,
      NDArray targets,
      @Nullable NDArray rowWeights,
      NDArray parameters,
      List<@Nullable NDArray> masks) {
    DenseGradient pass = new DenseGradient(block, tensors(x, parameters), masks);
    NDArray z = pass.forward(x);
    NDArray slope = LossGradient.of(loss, z, targets, rowWeights);
    return new TrainingPass(z, pass.parameters(slope));
  }

  @Override
  public NDArray inputSlopes(NDArray x, NDArray parameters, int output) {
    DenseGradient pass = new DenseGradient(block, tensors(x, parameters), List.of());
    NDArray z = pass.forward(x);
    return pass.inputs(DeviceArithmetic.ofOne(x, Math.toIntExact(z.getShape().get(1)), output));
  }

  private NDList tensors(NDArray x, NDArray parameters) {
    return layout.views(parameters, x.getManager());
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
