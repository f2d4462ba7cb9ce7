package org.concordml.learning;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.concordml.NamedChoices;
import org.concordml.data.Targets;
import org.jspecify.annotations.Nullable;

/** How much a row of each class weighs in the training loss; validation and test never weigh. */
public sealed interface ClassWeights {

  /**
   * @return every row weighs 1
   */
  static ClassWeights none() {
    return new None();
  }

  /**
   * The same for any data.
   *
   * @param byClass weight of a row of each class, above 0; of two classes the negative one first
   * @return the weights
   */
  static ClassWeights of(double... byClass) {
    return new Fixed(Arrays.stream(byClass).boxed().toList());
  }

  /**
   * @return the name used in files
   */
  String key();

  /**
   * Finds a kind by its name.
   *
   * @param name none, balanced or fixed, in any spelling
   * @return that kind; of fixed ones, with weights of no class
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  static ClassWeights named(String name) {
    return NamedChoices.<ClassWeights>of(
            "class weights",
            List.of(new None(), new Balanced(), new Fixed(List.of())),
            ClassWeights::key)
        .named(name);
  }

  /**
   * Resolves the weights for a training set.
   *
   * @param targets of the training rows
   * @return a weight for each class
   * @throws IllegalArgumentException if there are not as many weights as classes, or a class
   *     without rows is to be balanced
   */
  List<Double> resolve(Targets.Classes targets);

  /**
   * @param targets of the training rows
   * @return a weight a row; null when all weigh 1
   */
  default double @Nullable [] perRow(Targets.Classes targets) {
    List<Double> byClass = resolve(targets);
    if (byClass.stream().allMatch(weight -> weight == 1)) {
      return null;
    }
    double[] weights = new double[targets.rows()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = byClass.get(targets.index(i));
    }
    return weights;
  }

  /** Every row weighs 1. */
  record None() implements ClassWeights {
    @Override
    public String key() {
      return "none";
    }

    @Override
    public List<Double> resolve(Targets.Classes targets) {
      return Collections.nCopies(targets.count(), 1.0);
    }
  }

  /**
   * The same for any data.
   *
   * @param byClass weight of a row of each class, above 0; of two classes the negative one first
   */
  record Fixed(List<Double> byClass) implements ClassWeights {

    /** Checks the ranges. */
    public Fixed {
      byClass = List.copyOf(byClass);
      for (double weight : byClass) {
        Optimizer.positive("class weight", weight);
      }
    }

    @Override
    public String key() {
      return "fixed";
    }

    @Override
    public List<Double> resolve(Targets.Classes targets) {
      if (byClass.size() != targets.count()) {
        throw new IllegalArgumentException(
            "there must be a class weight for each of the "
                + targets.count()
                + " classes, found "
                + byClass.size());
      }
      return byClass;
    }
  }

  /** {@code rows / (classes · rows of the class)}, as scikit-learn's {@code balanced}. */
  record Balanced() implements ClassWeights {
    @Override
    public String key() {
      return "balanced";
    }

    @Override
    public List<Double> resolve(Targets.Classes targets) {
      int[] counts = targets.counts();
      if (Arrays.stream(counts).anyMatch(count -> count == 0)) {
        throw new IllegalArgumentException(
            "balanced class weights need rows of "
                + (counts.length == 2
                    ? "both classes, found "
                        + counts[0]
                        + " negative and "
                        + counts[1]
                        + " positive"
                    : "every class, found " + Arrays.toString(counts)));
      }
      return IntStream.of(counts)
          .mapToObj(count -> targets.rows() / ((double) counts.length * count))
          .toList();
    }
  }
}
