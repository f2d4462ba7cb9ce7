package org.concordml.engine;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.concordml.learning.Adam;
import org.concordml.learning.AdamW;
import org.concordml.learning.BinaryCrossEntropy;
import org.concordml.learning.BinaryFocal;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.RmsProp;
import org.concordml.network.HiddenLayer;
import org.concordml.network.NetworkSpec;

/** Something an engine can or cannot do, as data. */
public enum Capability {
  /** Activation. */
  RELU,
  /** Activation. */
  TANH,
  /** Activation. */
  SIGMOID,
  /** Activation, the exact form. */
  GELU,
  /** Activation. */
  LEAKY_RELU,
  /** Host-drawn dropout masks. */
  DROPOUT,
  /** Penalty on the kernels. */
  L2_PENALTY,
  /** Host-drawn noise added to the inputs in training. */
  INPUT_NOISE,
  /** Loss. */
  BINARY_CROSS_ENTROPY,
  /** Loss. */
  SOFT_DICE,
  /** Loss. */
  FOCAL,
  /** Rows that weigh more than others. */
  ROW_WEIGHTS,
  /** Optimizer. */
  ADAM,
  /** Optimizer. */
  ADAMW,
  /** Optimizer, with and without momentum and Nesterov. */
  SGD,
  /** Optimizer. */
  RMSPROP,
  /** Two-sided clipping by value. */
  CLIP_BY_VALUE,
  /** Clipping by the norm over all parameters. */
  CLIP_BY_GLOBAL_NORM,
  /** Derivative of the logit with respect to the inputs. */
  INPUT_GRADIENTS;

  /**
   * @return the name in messages, such as {@code clip-by-value}
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What a job needs.
   *
   * @param config network, loss, optimizer and clipping
   * @param rowWeights whether rows weigh differently
   * @param noise whether noise is added to the inputs
   * @return every capability it will use
   */
  public static Set<Capability> neededBy(SessionConfig config, boolean rowWeights, boolean noise) {
    EnumSet<Capability> needed = EnumSet.of(of(config.loss()), of(config.optimizer()));
    addNetwork(config.network(), needed);
    if (config.clipping() instanceof GradientClipping.ByValue) {
      needed.add(CLIP_BY_VALUE);
    }
    if (config.clipping() instanceof GradientClipping.ByGlobalNorm) {
      needed.add(CLIP_BY_GLOBAL_NORM);
    }
    if (rowWeights) {
      needed.add(ROW_WEIGHTS);
    }
    if (noise) {
      needed.add(INPUT_NOISE);
    }
    return needed;
  }

  private static void addNetwork(NetworkSpec network, Set<Capability> needed) {
    for (HiddenLayer layer : network.hidden()) {
      needed.add(valueOf(layer.activation().name()));
    }
    if (network.hasDropout()) {
      needed.add(DROPOUT);
    }
    if (network.l2() > 0) {
      needed.add(L2_PENALTY);
    }
  }

  private static Capability of(Loss loss) {
    if (loss instanceof BinaryCrossEntropy) {
      return BINARY_CROSS_ENTROPY;
    }
    return loss instanceof BinaryFocal ? FOCAL : SOFT_DICE;
  }

  private static Capability of(Optimizer optimizer) {
    if (optimizer instanceof Adam) {
      return ADAM;
    }
    if (optimizer instanceof AdamW) {
      return ADAMW;
    }
    return optimizer instanceof RmsProp ? RMSPROP : SGD;
  }
}
