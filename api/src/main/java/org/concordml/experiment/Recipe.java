package org.concordml.experiment;

import java.util.Objects;
import org.concordml.data.TableRoles;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.training.FitConfig;

/**
 * A job on a table, but for the table: what its columns mean, how rows are divided, features scaled
 * and a network trained, and what counts as positive. A value; {@link #toJson} and {@link
 * #fromJson} write and read it.
 *
 * <pre>{@code
 * Recipe recipe = Recipe.standard(TableRoles.target("outcome"));
 * Experiment experiment = Experiment.of(recipe, table);
 * EngineRun run = experiment.run(backend, DeviceRequest.AUTO);
 * }</pre>
 *
 * @param data what the columns mean
 * @param scaler of the features, fitted on the training rows
 * @param split how rows are divided; the seed is that of {@code fit}
 * @param network its hidden layers
 * @param fit how it is trained; its loss as {@link org.concordml.learning.Loss#forTask} has it for
 *     the task of the table
 * @param threshold of two classes, 0 to 1: a probability above it counts as positive
 */
public record Recipe(
    TableRoles data,
    Scaler scaler,
    Splitting split,
    HiddenLayers network,
    FitConfig fit,
    double threshold) {

  /** Checks the ranges. */
  public Recipe {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(scaler, "scaler");
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(fit, "fit");
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be from 0 to 1, found " + threshold);
    }
  }

  /**
   * The main job: min-max, a fifth of the rows to test on, 32-16, ten epochs of Adam, seed 42.
   *
   * @param roles what the columns mean
   * @return the recipe
   */
  public static Recipe standard(TableRoles roles) {
    return new Recipe(
        roles,
        new MinMaxScaler(),
        Splitting.STANDARD,
        HiddenLayers.STANDARD,
        FitConfig.standard().build(),
        0.5);
  }

  /**
   * Reads a recipe.
   *
   * @param json as {@link #toJson} writes it; what it leaves out is as in the standard
   * @param standard what it may leave out
   * @return the recipe
   * @throws IllegalArgumentException if it is not JSON, or a member is unknown, of another type or
   *     out of its range; the message says which and tells the nearest name
   */
  public static Recipe fromJson(String json, Recipe standard) {
    return RecipeJson.read(json, standard);
  }

  /**
   * @return the recipe as JSON, indented; every member is there
   */
  public String toJson() {
    return RecipeJson.write(this);
  }

  /**
   * @return whether anything is chosen by rows that are not trained on: when to stop
   */
  public boolean chooses() {
    return fit.earlyStopping().isPresent();
  }

  /**
   * @param other what the columns mean
   * @return the same with that
   */
  public Recipe withData(TableRoles other) {
    return new Recipe(other, scaler, split, network, fit, threshold);
  }

  /**
   * @param other of the features
   * @return the same with that
   */
  public Recipe withScaler(Scaler other) {
    return new Recipe(data, other, split, network, fit, threshold);
  }

  /**
   * @param other how rows are divided
   * @return the same with that
   */
  public Recipe withSplit(Splitting other) {
    return new Recipe(data, scaler, other, network, fit, threshold);
  }

  /**
   * @param other hidden layers
   * @return the same with those
   */
  public Recipe withNetwork(HiddenLayers other) {
    return new Recipe(data, scaler, split, other, fit, threshold);
  }

  /**
   * @param other how it is trained
   * @return the same with that
   */
  public Recipe withFit(FitConfig other) {
    return new Recipe(data, scaler, split, network, other, threshold);
  }

  /**
   * @param other of two classes, 0 to 1
   * @return the same with that
   */
  public Recipe withThreshold(double other) {
    return new Recipe(data, scaler, split, network, fit, other);
  }
}
