package org.concordml.cli.terminal;

/**
 * What the output goes to.
 *
 * @param outIsTerminal whether a person sees stdout
 * @param errIsTerminal whether a person sees stderr
 * @param color whether colours are wanted
 * @param columns characters in a line of the terminal
 */
public record Terminal(boolean outIsTerminal, boolean errIsTerminal, boolean color, int columns) {

  /** What the lines of output are made for that nobody sees the width of. */
  private static final int USUAL_COLUMNS = 80;

  private static final int COLUMNS_OF_HELP = 100;

  /** picocli refuses less. */
  private static final int LEAST_COLUMNS_OF_HELP = 55;

  /** A pipe or a file, which takes lines of any length. */
  public static final Terminal NONE = new Terminal(false, false, false, USUAL_COLUMNS);

  /**
   * Looks at the process. Java cannot ask about each stream on its own; the launcher can, and says
   * so in system properties. Without the launcher the output is taken for a pipe.
   *
   * @return what was found
   */
  public static Terminal ofProcess() {
    boolean out = Boolean.getBoolean("concord.stdout.terminal");
    boolean err = Boolean.getBoolean("concord.stderr.terminal");
    Integer columns = Integer.getInteger("concord.terminal.columns");
    return new Terminal(
        out,
        err,
        out && System.getenv("NO_COLOR") == null,
        columns == null || columns < 1 ? USUAL_COLUMNS : columns);
  }

  /** Characters that fit in a line of stdout; no limit where no terminal breaks it. */
  public int width() {
    return outIsTerminal ? columns : Integer.MAX_VALUE;
  }

  public int helpWidth() {
    return outIsTerminal ? Math.max(LEAST_COLUMNS_OF_HELP, columns) : COLUMNS_OF_HELP;
  }
}
