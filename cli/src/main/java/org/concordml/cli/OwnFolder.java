package org.concordml.cli;

import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A folder of a command's own, so that no report of a training is written over. */
abstract class OwnFolder implements IDefaultValueProvider {

  private final String folder;

  /**
   * @param folder where reports go if {@code --out} names no other
   */
  OwnFolder(String folder) {
    this.folder = folder;
  }

  @Override
  public final String defaultValue(ArgSpec option) {
    boolean out = option instanceof OptionSpec named && named.longestName().equals("--out");
    return out ? folder : null;
  }
}
