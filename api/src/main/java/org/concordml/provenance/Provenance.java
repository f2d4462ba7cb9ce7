package org.concordml.provenance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * When, by which program and on which Java a result was made.
 *
 * @param concordVersion such as {@code 0.1.0}
 * @param date when the work was started, in whole seconds
 * @param commandLine the program and its arguments, one an element; empty when a program that
 *     embeds Concord did the work
 * @param javaVersion such as {@code 17.0.15+6}
 * @param javaVendor such as {@code Eclipse Adoptium}
 * @param os name, version and architecture of the operating system
 */
public record Provenance(
    String concordVersion,
    Instant date,
    List<String> commandLine,
    String javaVersion,
    String javaVendor,
    String os) {

  /** Takes a copy and leaves fractions of a second out. */
  public Provenance {
    commandLine = List.copyOf(commandLine);
    date = date.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Describes this process, now.
   *
   * @param commandLine the program and its arguments; empty without one
   * @return the facts
   */
  public static Provenance now(List<String> commandLine) {
    return new Provenance(
        Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
            .orElse("(development build)"),
        Instant.now(),
        commandLine,
        System.getProperty("java.runtime.version"),
        System.getProperty("java.vendor"),
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")));
  }
}
