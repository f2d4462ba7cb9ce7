package org.concordml.training;

import java.util.List;
import org.concordml.ConcordException;
import org.concordml.Remedy;
import org.concordml.Setting;

/** A loss became NaN or infinite. */
public final class TrainingDivergedException extends ConcordException {

  private static final long serialVersionUID = 1L;

  private final int epoch;
  private final int batch;

  /**
   * @param engine id
   * @param epoch from 1
   * @param batch from 1 within the epoch; 0 when it was seen on the validation rows
   * @param loss NaN or an infinity
   */
  public TrainingDivergedException(String engine, int epoch, int batch, double loss) {
    super(
        "training on "
            + engine
            + " diverged: loss must be finite, found "
            + loss
            + " at epoch "
            + epoch
            + (batch > 0 ? ", batch " + batch : ", validation")
            + ".",
        List.of(
            Remedy.of("scale the features", Setting.SCALER, "minmax"),
            Remedy.of("lower the learning rate", Setting.LEARNING_RATE),
            Remedy.of("clip the gradient", Setting.CLIP_NORM, "1")));
    this.epoch = epoch;
    this.batch = batch;
  }

  /**
   * @return from 1
   */
  public int epoch() {
    return epoch;
  }

  /**
   * @return from 1 within the epoch; 0 for the validation rows
   */
  public int batch() {
    return batch;
  }
}
