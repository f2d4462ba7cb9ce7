package org.concordml.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordml.cli.argument.Given;
import org.concordml.cli.argument.Numbers;
import org.concordml.experiment.Recipe;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which class is predicted. */
final class ThresholdOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--threshold",
      paramLabel = "P|CLASS=P",
      split = ",",
      splitSynopsisLabel = ",",
      description =
          "Of two classes: probability above which a test row counts as positive, as Keras counts its"
              + " accuracy (default: ${DEFAULT-VALUE}). By class: the class with the largest"
              + " probability over its threshold is predicted; classes that are not named share"
              + " what is left of 1 (default: the most probable class). Repeatable.")
  private List<String> threshold = List.of();

  /**
   * @param base what holds where the option is not given
   * @param given which are
   * @return the recipe with it
   */
  Recipe over(Recipe base, Given given) {
    return given.option("--threshold") ? decided(base) : base;
  }

  private Recipe decided(Recipe base) {
    boolean one = threshold.size() == 1 && threshold.get(0).indexOf('=') < 0;
    Recipe free = base.withClassThresholds(Map.of());
    if (one) {
      return free.withThreshold(share(threshold.get(0)));
    }
    Map<String, Double> byClass = new LinkedHashMap<>();
    for (String text : threshold) {
      int equals = text.lastIndexOf('=');
      if (equals < 1) {
        throw wrong("--threshold must be one P, or CLASS=P for classes, found '" + text + "'");
      }
      byClass.put(text.substring(0, equals).strip(), share(text.substring(equals + 1)));
    }
    return free.withThreshold(Recipe.THRESHOLD).withClassThresholds(byClass);
  }

  private double share(String text) {
    double share;
    try {
      share = Numbers.decimal(text.strip());
    } catch (TypeConversionException notANumber) {
      throw wrong("Invalid value for option '--threshold': " + notANumber.getMessage());
    }
    if (!(share >= 0 && share <= 1)) {
      throw wrong("--threshold must be from 0 to 1, found " + share);
    }
    return share;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
