package org.concordml.distribution;

import java.util.StringJoiner;

/** The completions of fish: one line a command, one an option, with their descriptions. */
final class FishCompletion {

  private FishCompletion() {}

  static String of(CommandOutline root) {
    StringBuilder text = new StringBuilder();
    text.append("# Completions of ").append(root.name()).append(" for fish 3.0 and later.\n\n");
    text.append(conditions(root.name()));
    String without = "__fish_" + root.name() + "_without_command";
    root.options().forEach(option -> text.append(line(root, without, option)));
    for (CommandOutline command : root.commands()) {
      text.append(
          new Line(root, without)
              .with("-a", command.name())
              .with("-d", command.description())
              .end());
    }
    for (CommandOutline command : root.commands()) {
      String within = "__fish_" + root.name() + "_in_command " + command.name();
      text.append('\n');
      if (command.files()) {
        text.append(new Line(root, within).with("-F").end());
      }
      command.options().forEach(option -> text.append(line(root, within, option)));
    }
    return text.toString();
  }

  private static String conditions(String program) {
    return """
        function __fish_PROGRAM_without_command
            test (count (commandline -opc)) -eq 1
        end

        function __fish_PROGRAM_in_command
            set -l words (commandline -opc)
            test (count $words) -ge 2; and test "$words[2]" = "$argv[1]"
        end

        # No files, but where they are said to be.
        complete -c PROGRAM -f
        """
        .replace("PROGRAM", program);
  }

  private static String line(CommandOutline root, String condition, OptionOutline option) {
    Line line = new Line(root, condition);
    for (String name : option.names()) {
      if (name.startsWith("--")) {
        line.with("-l", name.substring(2));
      } else {
        line.with("-s", name.substring(1));
      }
    }
    if (option.takesValue()) {
      if (option.files()) {
        line.with("-r").with("-F");
      } else {
        line.with("-x");
      }
      if (!option.values().isEmpty()) {
        line.with("-a", String.join(" ", option.values()));
      }
    }
    return line.with("-d", option.description()).end();
  }

  /** One call of {@code complete}. */
  private static final class Line {

    private final StringJoiner words = new StringJoiner(" ", "complete ", "\n");

    Line(CommandOutline root, String condition) {
      with("-c", root.name()).with("-n", condition);
    }

    Line with(String flag) {
      words.add(flag);
      return this;
    }

    Line with(String flag, String value) {
      words.add(flag).add("'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'");
      return this;
    }

    String end() {
      return words.toString();
    }
  }
}
