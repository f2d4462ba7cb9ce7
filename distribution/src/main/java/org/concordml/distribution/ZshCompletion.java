package org.concordml.distribution;

import java.util.ArrayList;
import java.util.List;

/** The completions of zsh, for a folder of its {@code fpath}: commands and options, described. */
final class ZshCompletion {

  private ZshCompletion() {}

  static String of(CommandOutline root) {
    StringBuilder commands = new StringBuilder();
    StringBuilder cases = new StringBuilder();
    for (CommandOutline command : root.commands()) {
      commands.append("\n    ").append(quoted(command.name() + ":" + command.description()));
      cases
          .append("\n        ")
          .append(command.name())
          .append(")\n          _arguments -s")
          .append(words(command, "\n            "))
          .append("\n          ;;");
    }
    return """
        #compdef PROGRAM

        # Completions of PROGRAM for zsh. This file, by its name, in a folder of the fpath.
        _PROGRAM() {
          local curcontext="$curcontext" state line
          typeset -A opt_args
          local -a commands
          commands=(@COMMANDS@
          )
          _arguments -C@OPTIONS@ \\
            '1: :->command' \\
            '*:: :->words'
          case $state in
            command) _describe -t commands command commands ;;
            words)
              case $line[1] in@CASES@
              esac
              ;;
          esac
        }

        _PROGRAM "$@"
        """
        .replace("PROGRAM", root.name())
        .replace("@COMMANDS@", commands)
        .replace("@OPTIONS@", words(root, "\n    "))
        .replace("@CASES@", cases);
  }

  private static String words(CommandOutline command, String indent) {
    List<String> words = new ArrayList<>();
    for (OptionOutline option : command.options()) {
      for (String name : option.names()) {
        words.add(quoted(specification(name, option)));
      }
    }
    if (command.files()) {
      words.add(quoted("*:file:_files"));
    }
    StringBuilder text = new StringBuilder();
    words.forEach(word -> text.append(" \\").append(indent).append(word));
    return text.toString();
  }

  /** An asterisk in front: an option may be given again, and picocli says when it may not. */
  private static String specification(String name, OptionOutline option) {
    String text = "*" + name;
    if (option.takesValue() && name.startsWith("--")) {
      text += "=";
    }
    text += "[" + escaped(option.description(), "[]") + "]";
    if (!option.takesValue()) {
      return text;
    }
    String values = option.values().isEmpty() ? " " : "(" + String.join(" ", option.values()) + ")";
    return text + ":" + escaped(option.label(), ":") + ":" + (option.files() ? "_files" : values);
  }

  private static String escaped(String text, String marks) {
    String result = text.replace("\\", "\\\\");
    for (String mark : marks.split("")) {
      result = result.replace(mark, "\\" + mark);
    }
    return result;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
