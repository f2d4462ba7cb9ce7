package org.concordml.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.concordml.data.Table;
import org.concordml.preprocess.UnseenValues;

/**
 * Some rows of a table, and what a model says of them.
 *
 * @param read how many rows were read
 * @param skipped how many of them were left out
 * @param empty how many of them have no prediction
 * @param rows that are left, in their order; empty if none is
 * @param predictions of those rows; empty if none is left
 * @param unseen what the rows that were read have that training rows did not, by column
 */
public record ScoredBatch(
    int read,
    int skipped,
    int empty,
    Optional<Table> rows,
    Optional<Predictions> predictions,
    List<UnseenValues> unseen) {

  /** Takes a copy. */
  public ScoredBatch {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(predictions, "predictions");
    unseen = List.copyOf(unseen);
  }
}
