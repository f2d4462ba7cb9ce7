package org.concordml.distribution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a shell has to know of an option to complete it.
 *
 * @param names with their dashes
 * @param description its first sentence
 * @param label what stands for its value; empty if it takes none
 * @param files whether the value is a file
 * @param values those it can have; empty if that is not a list
 */
record OptionOutline(
    List<String> names, String description, String label, boolean files, List<String> values) {

  static OptionOutline of(OptionSpec option) {
    List<String> values = new ArrayList<>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(values::add);
    }
    return new OptionOutline(
        List.of(option.names()),
        firstSentence(String.join(" ", option.description())),
        option.arity().max() == 0 ? "" : option.paramLabel(),
        takesFiles(option),
        List.copyOf(values));
  }

  boolean takesValue() {
    return !label.isEmpty();
  }

  /** A table may be a type of the command line's own, which reads files too. */
  static boolean takesFiles(ArgSpec argument) {
    return argument.type() == Path.class || argument.paramLabel().equals("CSV");
  }

  /** The formats of picocli are resolved: what is printed is no format any more. */
  static String firstSentence(String text) {
    String line = text.replace("%n", " ").replace("%%", "%").strip();
    int end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end + 1);
  }
}
