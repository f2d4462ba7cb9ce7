package org.concordml.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.Examples;
import org.concordml.data.Targets;

/** Nothing can be learnt of a class that no training row is of. */
final class ClassesToTrainOn {

  private ClassesToTrainOn() {}

  /**
   * @throws DataException if the training rows lack a class
   */
  static void require(Examples train, Examples heldBack) {
    if (train.targets() instanceof Targets.Classes ofTrain
        && heldBack.targets() instanceof Targets.Classes ofHeldBack) {
      require(ofTrain.counts(), ofHeldBack.counts());
    }
  }

  private static void require(int[] train, int[] heldBack) {
    if (Arrays.stream(train).allMatch(count -> count > 0)) {
      return;
    }
    boolean enough = IntStream.range(0, train.length).allMatch(i -> train[i] + heldBack[i] > 1);
    throw new DataException(
        train.length == 2
            ? "the rows to train on must be of both classes, found "
                + train[1]
                + " positive and "
                + train[0]
                + " negative; those held back are "
                + heldBack[1]
                + " positive and "
                + heldBack[0]
                + " negative."
            : "the rows to train on must be of every class, found "
                + Arrays.toString(train)
                + " by class; those held back are "
                + Arrays.toString(heldBack)
                + ".",
        enough
            ? new Remedy[] {Remedy.of("keep the classes' shares in both parts", Setting.STRATIFY)}
            : new Remedy[] {
              Remedy.of("give more rows of the rarer class"),
              Remedy.of("once there are more, keep their share in both parts", Setting.STRATIFY)
            });
  }
}
