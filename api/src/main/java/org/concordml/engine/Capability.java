package org.concordml.engine;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.concordml.learning.Adam;
import org.concordml.learning.AdamW;
import org.concordml.learning.BinaryCrossEntropy;
import org.concordml.learning.BinaryFocal;
import org.concordml.learning.GradientClipping;
import org.concordml.learning.Loss;
import org.concordml.learning.Optimizer;
import org.concordml.learning.RmsProp;
import org.concordml.learning.Sgd;
import org.concordml.learning.SoftDice;
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

  private static final Loss.Cases<Capability> OF_LOSS =
      new Loss.Cases<>() {
        @Override
        public Capability binaryCrossEntropy(BinaryCrossEntropy loss) {
          return BINARY_CROSS_ENTROPY;
        }

        @Override
        public Capability softDice(SoftDice loss) {
          return SOFT_DICE;
        }

        @Override
        public Capability binaryFocal(BinaryFocal loss) {
          return FOCAL;
        }
      };

  private static final Optimizer.Cases<Capability> OF_OPTIMIZER =
      new Optimizer.Cases<>() {
        @Override
        public Capability adam(Adam optimizer) {
          return ADAM;
        }

        @Override
        public Capability adamW(AdamW optimizer) {
          return ADAMW;
        }

        @Override
        public Capability sgd(Sgd optimizer) {
          return SGD;
        }

        @Override
        public Capability rmsProp(RmsProp optimizer) {
          return RMSPROP;
        }
      };

  private static final GradientClipping.Cases<Optional<Capability>> OF_CLIPPING =
      new GradientClipping.Cases<>() {
        @Override
        public Optional<Capability> none(GradientClipping.None clipping) {
          return Optional.empty();
        }

        @Override
        public Optional<Capability> byValue(GradientClipping.ByValue clipping) {
          return Optional.of(CLIP_BY_VALUE);
        }

        @Override
        public Optional<Capability> byGlobalNorm(GradientClipping.ByGlobalNorm clipping) {
          return Optional.of(CLIP_BY_GLOBAL_NORM);
        }
      };

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
  public static Set<Capability> neededBy(TrainingSpec config, boolean rowWeights, boolean noise) {
    EnumSet<Capability> needed =
        EnumSet.of(config.loss().match(OF_LOSS), config.optimizer().match(OF_OPTIMIZER));
    addNetwork(config.network(), needed);
    config.clipping().match(OF_CLIPPING).ifPresent(needed::add);
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
}
