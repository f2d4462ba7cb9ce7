package org.concordml.cli.run;

import org.concordml.comparison.Tolerance;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far apart the losses of two runs may be. */
public final class ToleranceOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      defaultValue = "1e-4",
      description =
          "Largest difference of a loss that counts as agreement, relative to scale (default:"
              + " ${DEFAULT-VALUE}).")
  private double tolerance;

  /**
   * @throws ParameterException if it is none
   */
  public Tolerance tolerance() {
    try {
      return new Tolerance(tolerance);
    } catch (IllegalArgumentException invalid) {
      throw new ParameterException(spec.commandLine(), invalid.getMessage(), invalid);
    }
  }
}
