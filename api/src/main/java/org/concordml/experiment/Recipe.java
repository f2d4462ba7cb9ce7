package org.concordml.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.text.Quoted;
import org.concordml.evaluation.ClassThresholds;
import org.concordml.preprocess.Preprocessing;
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
 * @param kinds what some features hold, by name; of the others it is inferred
 * @param task what kind of outcome the target is; empty to infer it
 * @param fill whether gaps are filled as {@code preprocessing} says; if not, rows with a gap in a
 *     feature are left out
 * @param preprocessing how features become numbers, fitted on the training rows
 * @param split how rows are divided; the seed is that of {@code fit}
 * @param network its hidden layers
 * @param fit how it is trained; its loss as {@link org.concordml.learning.Loss#forTask} has it for
 *     the task of the table
 * @param threshold of two classes, 0 to 1: a probability above it counts as positive
 * @param classThresholds of classes by name, each above 0 and at most 1: the class with the largest
 *     probability over its threshold is predicted, see {@link
 *     org.concordml.evaluation.ClassThresholds}. Classes that are not named share what is left of
 *     1, so that of two classes one threshold says all; empty for the most probable class
 */
public record Recipe(
    TableRoles data,
    Map<String, ColumnKind> kinds,
    Optional<Task> task,
    boolean fill,
    Preprocessing preprocessing,
    Splitting split,
    HiddenLayers network,
    FitConfig fit,
    double threshold,
    Map<String, Double> classThresholds) {

  /** The threshold of two classes unless another is asked for. */
  public static final double THRESHOLD = 0.5;

  /** Checks the ranges. */
  public Recipe {
    Objects.requireNonNull(data, "data");
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(preprocessing, "preprocessing");
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(fit, "fit");
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be from 0 to 1, found " + threshold);
    }
    classThresholds = Collections.unmodifiableMap(new LinkedHashMap<>(classThresholds));
    classThresholds.forEach(
        (name, value) -> ClassThresholds.requireThreshold(Quoted.text(name), value));
    if (!classThresholds.isEmpty() && threshold != THRESHOLD) {
      throw new IllegalArgumentException(
          "a threshold must be one number or by class, found " + threshold + " and some by class");
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
        Map.of(),
        Optional.empty(),
        false,
        Preprocessing.standard(),
        Splitting.STANDARD,
        HiddenLayers.STANDARD,
        FitConfig.standard().build(),
        THRESHOLD,
        Map.of());
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
   * @return the scaler of the features that are numbers
   */
  public Scaler scaler() {
    return preprocessing.numbers().scaler();
  }

  /**
   * @param other what the columns mean
   * @return the same with that
   */
  public Recipe withData(TableRoles other) {
    return new Recipe(
        other, kinds, task, fill, preprocessing, split, network, fit, threshold, classThresholds);
  }

  /**
   * @param other of the features
   * @return the same with that
   */
  public Recipe withScaler(Scaler other) {
    Preprocessing.Numbers numbers = preprocessing.numbers();
    return withPreprocessing(
        new Preprocessing(
            new Preprocessing.Numbers(
                numbers.fill(),
                numbers.fillOf(),
                numbers.indicators(),
                numbers.keepEmpty(),
                numbers.clipping(),
                other),
            new Preprocessing.Ordinals(other),
            preprocessing.categories()));
  }

  /**
   * @param other how features become numbers
   * @return the same with that
   */
  public Recipe withPreprocessing(Preprocessing other) {
    return new Recipe(
        data, kinds, task, fill, other, split, network, fit, threshold, classThresholds);
  }

  /**
   * @param other what some features hold, by name
   * @return the same with those
   */
  public Recipe withKinds(Map<String, ColumnKind> other) {
    return new Recipe(
        data, other, task, fill, preprocessing, split, network, fit, threshold, classThresholds);
  }

  /**
   * @param other what kind of outcome the target is
   * @return the same with that
   */
  public Recipe withTask(Task other) {
    return new Recipe(
        data,
        kinds,
        Optional.of(other),
        fill,
        preprocessing,
        split,
        network,
        fit,
        threshold,
        classThresholds);
  }

  /**
   * @param other whether gaps are filled; if not, rows with gaps are left out
   * @return the same, filled or not
   */
  public Recipe withFill(boolean other) {
    return new Recipe(
        data, kinds, task, other, preprocessing, split, network, fit, threshold, classThresholds);
  }

  /**
   * @param other how rows are divided
   * @return the same with that
   */
  public Recipe withSplit(Splitting other) {
    return new Recipe(
        data, kinds, task, fill, preprocessing, other, network, fit, threshold, classThresholds);
  }

  /**
   * @param other hidden layers
   * @return the same with those
   */
  public Recipe withNetwork(HiddenLayers other) {
    return new Recipe(
        data, kinds, task, fill, preprocessing, split, other, fit, threshold, classThresholds);
  }

  /**
   * @param other how it is trained
   * @return the same with that
   */
  public Recipe withFit(FitConfig other) {
    return new Recipe(
        data, kinds, task, fill, preprocessing, split, network, other, threshold, classThresholds);
  }

  /**
   * @param other of two classes, 0 to 1
   * @return the same with that
   */
  public Recipe withThreshold(double other) {
    return new Recipe(
        data, kinds, task, fill, preprocessing, split, network, fit, other, classThresholds);
  }

  /**
   * @param other of classes, by name
   * @return the same with those
   */
  public Recipe withClassThresholds(Map<String, Double> other) {
    return new Recipe(
        data, kinds, task, fill, preprocessing, split, network, fit, threshold, other);
  }
}
