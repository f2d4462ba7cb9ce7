package org.concordml.split;

import java.util.List;
import java.util.Objects;
import org.concordml.data.Examples;

/**
 * Rows that each network of an ensemble divides in another way, in those to learn from and those to
 * judge each epoch by: so every row is learnt by most of them, and their errors differ more than by
 * initial weights alone.
 *
 * @param rows all of them, scaled; weights are of training, and have no effect on what is judged
 * @param splits one a network; what it holds back, it is judged by
 */
public record EnsembleRows(Examples rows, List<Split> splits) {

  /** Checks that the splits are of these rows. */
  public EnsembleRows {
    Objects.requireNonNull(rows, "rows");
    splits = List.copyOf(splits);
    if (splits.isEmpty()) {
      throw new IllegalArgumentException("an ensemble must have a split a network, found none");
    }
    for (Split split : splits) {
      if (split.rows() != rows.rows() || split.hasMonitor()) {
        throw new IllegalArgumentException(
            "a split must divide the " + rows.rows() + " rows in two, found " + split);
      }
    }
  }

  /**
   * @param network from 0
   * @return the rows that it learns from
   */
  public Examples train(int network) {
    return splits.get(network).training(rows).labelled();
  }

  /**
   * @param network from 0
   * @return the rows that it is judged by, without weights
   */
  public Examples validation(int network) {
    Examples judged = splits.get(network).test(rows);
    return new Examples(judged.features(), judged.targets());
  }
}
