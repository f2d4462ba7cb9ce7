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
  private final transient List<TrainedModel> members;

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
    this.members = List.of(model);
  }

  /**
   * @param members networks of an ensemble that were begun, in order; at least one
   * @param trained how many of them were trained to their end
   * @param planned networks of the whole ensemble
   */
  public TrainingInterruptedException(List<TrainedModel> members, int trained, int planned) {
    super(
        "training on "
            + members.get(0).engine()
            + " was interrupted: of "
            + planned
            + " networks "
            + trained
            + (trained == 1 ? " was" : " were")
            + " trained to the end and "
            + (members.size() - trained)
            + " in part.",
        List.of());
    this.model = members.get(0);
    this.members = List.copyOf(members);
  }

  /**
   * The model as far as it was trained; of an ensemble the first network, see {@link #members}. Its
   * history holds the epochs that were completed, which may be none. Its weights are those of the
   * best epoch where early stopping has one, and those after the last batch otherwise; {@link
   * TrainedModel#bestEpoch} is then one more than the history holds if an epoch had begun.
   *
   * @return the model, with its scores of the validation rows; null after deserialisation
   */
  public TrainedModel model() {
    return model;
  }

  /**
   * The networks of an ensemble that were begun, in order, each as far as it was trained.
   *
   * @return at least one; null after deserialisation
   */
  public List<TrainedModel> members() {
    return members;
  }
}
