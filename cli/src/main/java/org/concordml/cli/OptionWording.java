package org.concordml.cli;

import org.concordml.Setting;
import org.concordml.Wording;

/** Names a setting as the option that sets it, with a value that can be pasted into a shell. */
final class OptionWording implements Wording {

  static final Wording OPTIONS = new OptionWording();

  @Override
  public String of(Setting setting, String value) {
    String option = option(setting);
    if (value.isEmpty()) {
      return option;
    }
    return option + " " + (setting.isOfTable() ? quoted(setting, value) : value);
  }

  static String option(Setting setting) {
    return switch (setting) {
      case TARGET -> "--target";
      case POSITIVE -> "--positive";
      case DROP -> "--drop";
      case KEEP_IDENTIFIERS -> "--keep-id";
      case STRATIFY -> "--stratify";
      case SCALER -> "--scaler";
      case LEARNING_RATE -> "--learning-rate";
      case CLIP_NORM -> "--clip-norm";
      case EARLY_STOPPING -> "--early-stopping";
      case ENGINE -> "--engine";
      case DEVICE -> "--device";
      case LIBTORCH -> "--libtorch";
    };
  }

  /** A list of names takes one with a comma in double quotes; those must reach the command. */
  private static String quoted(Setting setting, String value) {
    boolean ofList = setting == Setting.DROP;
    if (ofList && value.indexOf(',') >= 0) {
      return "'\"" + value + "\"'";
    }
    boolean plain = value.chars().noneMatch(c -> "\"$`\\!".indexOf(c) >= 0);
    return plain ? "\"" + value + "\"" : "'" + value.replace("'", "'\\''") + "'";
  }
}
