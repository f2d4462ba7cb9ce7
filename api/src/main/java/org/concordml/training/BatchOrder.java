package org.concordml.training;

import java.util.random.RandomGenerator;
import org.concordml.random.RandomStreams;

/** The order of the training rows in each epoch. */
@FunctionalInterface
public interface BatchOrder {

  /**
   * @param epoch from 1
   * @return indices of the training rows; each batch is a contiguous range of it
   */
  int[] epoch(int epoch);

  /**
   * A new uniform shuffle (Fisher and Yates) for every epoch, from the stream {@code batch-order}.
   *
   * @param streams of the job's seed
   * @param rows number of training rows
   * @return the order
   */
  static BatchOrder shuffled(RandomStreams streams, int rows) {
    return epoch -> {
      RandomGenerator random = streams.open("batch-order", epoch);
      int[] order = new int[rows];
      for (int i = 0; i < rows; i++) {
        int j = random.nextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
      }
      return order;
    };
  }

  /**
   * A given order, as of a run to be repeated.
   *
   * @param epochs one order an epoch
   * @return the order
   */
  static BatchOrder fixed(int[][] epochs) {
    int[][] copy = new int[epochs.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = epochs[i].clone();
    }
    return epoch -> copy[epoch - 1].clone();
  }
}
