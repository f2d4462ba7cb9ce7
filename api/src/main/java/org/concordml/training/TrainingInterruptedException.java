package org.concordml.training;

import java.util.List;
import org.concordml.ConcordException;

/**
 * The thread was interrupted while it trained. What was trained until then is in {@link #model}.
 *
 * <p>The training ended after the batch at hand, its session is closed, and the thread's interrupt
 * flag is set.
 */
public final class TrainingInterruptedException extends ConcordException {

  private static final long serialVersionUID = 1L;

  private final transient TrainedModel model;

  /**
   * @param model what was trained
   * @param epoch in which it ended, from 1
   * @param batches of that epoch that were trained, at least 0
   */
  TrainingInterruptedException(TrainedModel model, int epoch, int batches) {
    super(
        "training on "
            + model.engine()
            + " was interrupted in epoch "
            + epoch
            + ", after "
            + batches
            + (batches == 1 ? " batch" : " batches")
            + " of it.",
        List.of());
    this.model = model;
  }

  /**
   * The model as far as it was trained. Its history holds the epochs that were completed, which may
   * be none. Its weights are those of the best epoch where early stopping has one, and those after
   * the last batch otherwise; {@link TrainedModel#bestEpoch} is then one more than the history
   * holds if an epoch had begun.
   *
   * @return the model, with its scores of the validation rows; null after deserialisation
   */
  public TrainedModel model() {
    return model;
  }
}
