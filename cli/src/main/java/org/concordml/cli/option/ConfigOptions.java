package org.concordml.cli.option;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.concordml.experiment.Preset;
import org.concordml.experiment.Recipe;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands below the options: a preset, and over it a file; and the making of such a file. */
final class ConfigOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "What is neither said by an option nor by a file: standard, the main job (the default); or"
              + " strong, a model worth choosing for a table of one's own: gaps filled and marked,"
              + " tails clipped, z-scores, AdamW with early stopping, eight networks averaged."
              + " --print-config shows all of it.")
  private String preset;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Take what no option says from this file (JSON, or YAML if it ends in .yaml or .yml), and"
              + " what it leaves out from the preset.")
  private Path config;

  @Option(
      names = "--print-config",
      description = "Print what the options come to, as a file for --config, and do nothing else.")
  private boolean print;

  boolean prints() {
    return print;
  }

  /**
   * @param usual of the table
   * @return what the file says over what the preset says over what is usual
   */
  Recipe base(Recipe usual) {
    Recipe standard = preset == null ? usual : preset().over(usual);
    if (config == null) {
      return standard;
    }
    try {
      String text = Files.readString(config);
      return Recipe.fromJson(isYaml() ? json(text) : text, standard);
    } catch (IOException unreadable) {
      throw wrong(
          "--config must name a readable file, found "
              + config
              + (Files.exists(config)
                  ? " (" + unreadable.getMessage() + ")"
                  : ", which is not there"));
    } catch (IllegalArgumentException | YamlEngineException invalid) {
      throw wrong("--config " + config + ": " + invalid.getMessage());
    }
  }

  private Preset preset() {
    try {
      return Preset.named(preset);
    } catch (IllegalArgumentException unknown) {
      throw wrong(unknown.getMessage());
    }
  }

  private boolean isYaml() {
    String name = config.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static String json(String yaml) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return new Gson().toJson(loaded);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
