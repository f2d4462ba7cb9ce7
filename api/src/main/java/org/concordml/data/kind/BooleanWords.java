package org.concordml.data.kind;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Words for true and false, in any case. */
final class BooleanWords {

  private static final List<List<String>> PAIRS =
      List.of(List.of("false", "true"), List.of("no", "yes"), List.of("n", "y"), List.of("f", "t"));

  private BooleanWords() {}

  /**
   * Whether these are the words of one pair. Of single letters both must be there: F alone may be
   * anything.
   */
  static boolean areAll(Collection<String> values) {
    List<String> words =
        values.stream().map(value -> value.toLowerCase(Locale.ROOT)).distinct().toList();
    return !words.isEmpty()
        && PAIRS.stream()
            .anyMatch(
                pair ->
                    pair.containsAll(words) && (words.size() == 2 || words.get(0).length() > 1));
  }

  /**
   * @return 1 for true, 0 for false; empty for another word
   */
  static OptionalInt value(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (word.equals("0") || word.equals("1")) {
      return OptionalInt.of(word.equals("1") ? 1 : 0);
    }
    return PAIRS.stream().mapToInt(pair -> pair.indexOf(word)).filter(i -> i >= 0).findFirst();
  }
}
