package org.concordml.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import org.concordml.cli.terminal.WrappedText;
import org.concordml.comparison.EngineParity;
import org.concordml.comparison.ParityReport;
import picocli.CommandLine.Help.Ansi;

/** The verdict, in words. */
final class ParityText {

  /** Where the second line of an engine begins. */
  private static final int DETAIL = 11;

  private ParityText() {}

  static void print(ParityReport parity, boolean color, int width, PrintWriter out) {
    if (parity.engines().isEmpty()) {
      out.println("Parity: nothing to compare, only " + parity.reference() + " was run");
      return;
    }
    Ansi ansi = color ? Ansi.ON : Ansi.OFF;
    String verdict = parity.passed() ? "@|bold,green passed|@" : "@|bold,red FAILED|@";
    out.println(
        ansi.string(
            String.format(
                Locale.ROOT,
                "Parity: %s; reference %s, tolerance %s relative to scale",
                verdict,
                parity.reference(),
                parity.tolerance())));
    for (EngineParity engine : parity.engines()) {
      String line =
          String.format(
              Locale.ROOT,
              "  %-8s largest difference in loss %.1e, weights %.1e, predictions %.1e; %d labels"
                  + " flipped",
              engine.engine(),
              engine.maxLossDifference(),
              engine.maxWeightDifference(),
              engine.maxProbabilityDifference(),
              engine.labelsFlipped());
      out.println(WrappedText.of(line, width, DETAIL));
      engine
          .firstDivergence()
          .ifPresent(place -> out.println(WrappedText.of("  " + place, width, DETAIL)));
    }
  }
}
