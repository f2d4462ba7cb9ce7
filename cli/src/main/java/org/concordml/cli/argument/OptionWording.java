package org.concordml.cli.argument;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.concordml.Setting;
import org.concordml.Wording;

/** Names a setting as the option that sets it, with a value that can be pasted into a shell. */
public final class OptionWording implements Wording {

  public static final Wording OPTIONS = new OptionWording();

  @Override
  public String of(Setting setting, List<String> values) {
    String option = option(setting);
    if (values.isEmpty()) {
      return option;
    }
    if (setting == Setting.SEPARATOR && values.get(0).isBlank()) {
      return option + (values.get(0).equals(" ") ? " space" : " tab");
    }
    String value = String.join(",", values);
    return option + " " + (setting.isOfTable() ? quoted(setting, values) : value);
  }

  static String option(Setting setting) {
    return switch (setting) {
      case TARGET -> "--target";
      case POSITIVE -> "--positive";
      case TASK -> "--task";
      case FILL -> "--fill";
      case CATEGORICAL -> "--categorical";
      case DROP -> "--drop";
      case KEEP_IDENTIFIERS -> "--keep-id";
      case SEPARATOR -> "--separator";
      case DECIMAL -> "--decimal";
      case ENCODING -> "--encoding";
      case HEADER -> "--header";
      case NO_HEADER -> "--no-header";
      case ROW_NAMES -> "--row-names";
      case NO_ROW_NAMES -> "--no-row-names";
      case SKIP_LINES -> "--skip-lines";
      case SKIP_ROWS -> "--skip-rows";
      case COMMENT -> "--comment";
      case MISSING -> "--missing";
      case STRATIFY -> "--stratify";
      case MONITOR_SIZE -> "--monitor-size";
      case SCALER -> "--scaler";
      case LEARNING_RATE -> "--learning-rate";
      case CLIP_NORM -> "--clip-norm";
      case EARLY_STOPPING -> "--early-stopping";
      case EARLY_STOPPING_MODE -> "--mode";
      case CLASS_WEIGHTS -> "--class-weight";
      case EPOCHS -> "--epochs";
      case THRESHOLD, CLASS_THRESHOLDS -> "--threshold";
      case ENGINE -> "--engine";
      case DEVICE -> "--device";
      case ONNX_INPUT -> "--input";
      case LIBTORCH -> "--libtorch";
    };
  }

  /**
   * @param path of a file or folder
   * @return it as a word of a command that can be pasted into a shell
   */
  public static String path(Path path) {
    String text = path.toString();
    return text.chars().allMatch(c -> isPlain(c) || c == '/') ? text : shell(text);
  }

  /** A list takes a text with a comma in double quotes; those must reach the command. */
  private static String quoted(Setting setting, List<String> values) {
    boolean ofList =
        switch (setting) {
          case DROP, POSITIVE, MISSING -> true;
          default -> false;
        };
    if (ofList && values.stream().anyMatch(value -> value.indexOf(',') >= 0)) {
      return shell(
          values.stream()
              .map(value -> value.indexOf(',') >= 0 ? "\"" + value + "\"" : value)
              .collect(Collectors.joining(",")));
    }
    String list = String.join(",", values);
    boolean words = values.size() > 1 && list.chars().allMatch(OptionWording::isPlain);
    return words ? list : shell(list);
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || "_.,+-".indexOf(c) >= 0;
  }

  private static String shell(String text) {
    boolean plain = text.chars().noneMatch(c -> "\"$`\\!".indexOf(c) >= 0);
    return plain ? "\"" + text + "\"" : "'" + text.replace("'", "'\\''") + "'";
  }
}
