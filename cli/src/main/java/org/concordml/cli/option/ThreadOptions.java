package org.concordml.cli.option;

import org.concordml.engine.ThreadCount;
import picocli.CommandLine.Option;

/** With how much of the processor it runs. */
public final class ThreadOptions {

  @Option(
      names = "--threads",
      paramLabel = "auto|N",
      defaultValue = "auto",
      description =
          "Threads of the processor to compute with; auto takes one for small work and all"
              + " processors where it pays (default: ${DEFAULT-VALUE}).")
  private String threads;

  /**
   * @throws IllegalArgumentException if it is no number of threads
   */
  public ThreadCount count() {
    return ThreadCount.parse(threads);
  }
}
