package org.concordml.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concordml.cli.argument.ConfigFile;
import org.concordml.experiment.Preset;
import org.concordml.experiment.Recipe;
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
      return ConfigFile.read(config, standard);
    } catch (IOException unreadable) {
      throw wrong(
          "--config must name a readable file, found "
              + config
              + (Files.exists(config)
                  ? " (" + unreadable.getMessage() + ")"
                  : ", which is not there"));
    } catch (IllegalArgumentException invalid) {
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

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
