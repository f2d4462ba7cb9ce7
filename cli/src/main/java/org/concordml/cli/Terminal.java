package org.concordml.cli;

/**
 * What the output goes to.
 *
 * @param outIsTerminal whether a person sees stdout
 * @param errIsTerminal whether a person sees stderr
 * @param color whether colours are wanted
 */
record Terminal(boolean outIsTerminal, boolean errIsTerminal, boolean color) {

  /**
   * Looks at the process. Java cannot ask about each stream on its own; the launcher can, and says
   * so in system properties. Without the launcher the output is taken for a pipe.
   *
   * @return what was found
   */
  static Terminal ofProcess() {
    boolean out = Boolean.getBoolean("concord.stdout.terminal");
    boolean err = Boolean.getBoolean("concord.stderr.terminal");
    return new Terminal(out, err, out && System.getenv("NO_COLOR") == null);
  }
}
