package org.concordml.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.concordml.NamedChoices;
import org.concordml.learning.Optimizer;
import org.concordml.network.Activation;
import org.concordml.preprocess.CategoryEncoder;
import org.concordml.preprocess.CategoryFill;
import org.concordml.preprocess.NumberFill;
import org.concordml.preprocess.Preprocessing;
import org.concordml.preprocess.TailClipping;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.preprocess.scaling.StandardScaler;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;
import org.concordml.training.MonitoredMetric;

/**
 * Settings that belong together, as a start for a recipe. What columns mean, the kind of outcome,
 * how rows are divided, the threshold and the seed are the job's own and stay.
 *
 * <pre>{@code
 * Recipe recipe = Preset.STRONG.over(Recipe.standard(TableRoles.target("outcome")));
 * }</pre>
 */
public enum Preset {

  /** The main job, as {@link Recipe#standard} has it: a notebook's network, ten epochs. */
  STANDARD {
    @Override
    public Recipe over(Recipe job) {
      Recipe standard = Recipe.standard(job.data());
      return of(
          job,
          standard.fill(),
          standard.preprocessing(),
          standard.network(),
          FitConfig.standard().build());
    }
  },

  /**
   * A model for a table of a few hundred or thousand rows: gaps filled and marked, tails clipped,
   * z-scores, one-hot categories; one hidden layer, AdamW, stopped early by the loss of the monitor
   * rows, its best weights kept; eight networks, averaged.
   */
  STRONG {
    @Override
    public Recipe over(Recipe job) {
      return of(job, true, preprocessing(), NETWORK, fit());
    }
  };

  private static final double TAIL = 0.02;
  private static final HiddenLayers NETWORK = new HiddenLayers(List.of(64), Activation.TANH, 0, 0);

  private static Preprocessing preprocessing() {
    Scaler scaler = new StandardScaler();
    return new Preprocessing(
        new Preprocessing.Numbers(
            new NumberFill.Median(),
            Map.of(),
            true,
            false,
            Optional.of(new TailClipping(TAIL, 1 - TAIL)),
            scaler),
        new Preprocessing.Ordinals(scaler),
        new Preprocessing.Categories(
            new CategoryFill.MostFrequent(), Map.of(), new CategoryEncoder.OneHot()));
  }

  private static FitConfig fit() {
    return FitConfig.standard()
        .epochs(200)
        .batchSize(32)
        .optimizer(new Optimizer.AdamW(Optimizer.Adam.STANDARD, 0.01))
        .learningRate(1e-3)
        .earlyStopping(
            new EarlyStopping(new MonitoredMetric("valLoss"), EarlyStopping.Mode.MIN, 10, 0))
        .ensemble(8)
        .build();
  }

  private static Recipe of(
      Recipe job, boolean fill, Preprocessing preprocessing, HiddenLayers network, FitConfig fit) {
    return job.withFill(fill)
        .withPreprocessing(preprocessing)
        .withNetwork(network)
        .withFit(fit.toBuilder().seed(job.fit().seed()).build());
  }

  /**
   * @param job a recipe
   * @return the same job, with what this sets
   */
  public abstract Recipe over(Recipe job);

  /**
   * @return the name used on the command line: standard or strong
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a preset by its name.
   *
   * @param name standard or strong, in any spelling
   * @return that preset
   * @throws IllegalArgumentException if there is none; the message lists them and tells the nearest
   */
  public static Preset named(String name) {
    return NamedChoices.of("preset", List.of(values()), Preset::key).named(name);
  }
}
