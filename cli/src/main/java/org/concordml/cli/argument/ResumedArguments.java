package org.concordml.cli.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The words of a training that goes on: those of its command, under those that are given now. */
public final class ResumedArguments {

  /** What makes the recipe is in the checkpoint; where checkpoints are is said anew. */
  private static final Set<String> NOT_KEPT =
      Set.of("--resume", "--checkpoint", "--config", "--preset");

  private static final String END_OF_OPTIONS = "--";

  private ResumedArguments() {}

  /**
   * @param command that runs
   * @return its words, without the names of the program and the command
   */
  public static List<String> of(CommandSpec command) {
    List<String> words = command.root().commandLine().getParseResult().expandedArgs();
    return words.subList(words.indexOf(command.name()) + 1, words.size());
  }

  /**
   * Reads the words that a training was begun with as if they stood before those that were given.
   *
   * @param command that runs
   * @param begun its words when the training was begun
   * @throws CommandLine.ParameterException if they make no command together
   */
  public static void parse(CommandSpec command, List<String> begun) {
    int end = begun.indexOf(END_OF_OPTIONS);
    List<String> words = new ArrayList<>(List.of(command.name()));
    words.addAll(kept(command, end < 0 ? begun : begun.subList(0, end)));
    words.addAll(of(command));
    if (end >= 0 && !command.commandLine().getParseResult().hasMatchedPositional(0)) {
      words.addAll(begun.subList(end, begun.size())); // behind all options, as they were
    }
    command.root().commandLine().parseArgs(words.toArray(String[]::new));
  }

  private static List<String> kept(CommandSpec command, List<String> begun) {
    ParseResult given = command.commandLine().getParseResult();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < begun.size(); i++) {
      String word = begun.get(i);
      OptionSpec option = command.findOption(word.replaceFirst("(?s)=.*", ""));
      boolean isKept =
          option == null
              ? !given.hasMatchedPositional(0)
              : !given.hasMatchedOption(option) && !NOT_KEPT.contains(option.longestName());
      int end = hasValueBehind(option, word) ? Math.min(i + 2, begun.size()) : i + 1;
      if (isKept) {
        words.addAll(begun.subList(i, end));
      }
      i = end - 1;
    }
    return words;
  }

  private static boolean hasValueBehind(OptionSpec option, String word) {
    return option != null && option.arity().max() > 0 && word.indexOf('=') < 0;
  }
}
