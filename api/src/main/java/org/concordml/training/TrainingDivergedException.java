package org.concordml.training;

import java.util.ArrayList;
import java.util.List;
import org.concordml.ConcordException;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.TabularData;
import org.concordml.data.text.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * A loss became NaN or infinite. Where a scaled feature is so large that it is the likely cause,
 * the message says which.
 */
public final class TrainingDivergedException extends ConcordException {

  private static final long serialVersionUID = 1L;

  private final String engine;
  private final int epoch;
  private final int batch;
  private final double loss;
  private final String network;
  private final @Nullable LargeFeature large;

  /**
   * @param engine id
   * @param epoch from 1
   * @param batch from 1 within the epoch; 0 when it was seen on the validation rows
   * @param loss NaN or an infinity
   */
  public TrainingDivergedException(String engine, int epoch, int batch, double loss) {
    this(engine, epoch, batch, loss, null);
  }

  /**
   * @param large the largest of the scaled features; null if they are all of a usual size
   */
  TrainingDivergedException(
      String engine, int epoch, int batch, double loss, @Nullable LargeFeature large) {
    this(engine, epoch, batch, loss, "", large, large == null ? "" : large.inWords(), List.of());
  }

  private TrainingDivergedException(
      String engine,
      int epoch,
      int batch,
      double loss,
      String network,
      @Nullable LargeFeature large,
      String cause,
      List<Remedy> remedies) {
    super(
        "training on "
            + engine
            + " diverged: loss must be finite, found "
            + loss
            + " at epoch "
            + epoch
            + (batch > 0 ? ", batch " + batch : ", validation")
            + network
            + "."
            + cause,
        remedies(remedies));
    this.engine = engine;
    this.epoch = epoch;
    this.batch = batch;
    this.loss = loss;
    this.network = network;
    this.large = large;
  }

  private static List<Remedy> remedies(List<Remedy> first) {
    List<Remedy> all = new ArrayList<>(first);
    all.add(Remedy.of("scale the features", Setting.SCALER, "minmax"));
    all.add(Remedy.of("lower the learning rate", Setting.LEARNING_RATE));
    all.add(Remedy.of("clip the gradient", Setting.CLIP_NORM, "1"));
    return all;
  }

  /**
   * The same failure, of a network of an ensemble.
   *
   * @param number of the network, from 1
   * @param of how many
   * @return a failure that names it
   */
  public TrainingDivergedException inNetwork(int number, int of) {
    TrainingDivergedException named =
        new TrainingDivergedException(
            engine,
            epoch,
            batch,
            loss,
            ", in network " + number + " of " + of,
            large,
            large == null ? "" : large.inWords(),
            List.of());
    named.setStackTrace(getStackTrace());
    return named;
  }

  /**
   * The same failure in the words of a table.
   *
   * @param data whose features were trained on, in its order of columns
   * @return a failure that names the column and the file, if a feature is the likely cause; this
   *     otherwise
   */
  public TrainingDivergedException in(TabularData data) {
    if (large == null) {
      return this;
    }
    String column = data.schema().features().get(large.column());
    TrainingDivergedException named =
        new TrainingDivergedException(
            engine,
            epoch,
            batch,
            loss,
            network,
            large,
            large.inWords("column " + Quoted.text(column) + " of " + data.source()),
            List.of(Remedy.of("correct or leave out the column", Setting.DROP, column)));
    named.setStackTrace(getStackTrace());
    return named;
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
