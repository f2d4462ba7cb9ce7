package org.concordml.data.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which cells of a table count as missing, beside the empty ones.
 *
 * <p>In every column but those of labels these do: {@code NA}, {@code N/A}, {@code NaN} and {@code
 * null} in any case, and as they stand the other words of pandas' {@code read_csv}: {@code None},
 * {@code <NA>}, {@code #N/A}, {@code #N/A N/A}, {@code #NA}, {@code -nan}, {@code -NaN}, {@code
 * 1.#IND}, {@code 1.#QNAN}, {@code -1.#IND}, {@code -1.#QNAN}. More can be added, as pandas' {@code
 * na_values}. One that is a number, {@code -9}, means that number however it is written.
 *
 * @param everywhere words that count as missing in every column
 * @param byColumn words that count as missing in one column, by its name
 * @param labels columns of class labels: there the words above are labels like others, and only the
 *     words added here count
 */
public record MissingWords(
    Set<String> everywhere, Map<String, Set<String>> byColumn, Set<String> labels) {

  private static final MissingWords USUAL = new MissingWords(Set.of(), Map.of(), Set.of());

  /** Takes copies; words and names without the blanks around them. */
  public MissingWords {
    everywhere = plain(everywhere);
    Map<String, Set<String>> copy = new LinkedHashMap<>();
    byColumn.forEach((column, words) -> copy.put(PlainText.of(column), plain(words)));
    byColumn = Collections.unmodifiableMap(copy);
    labels = plain(labels);
  }

  private static Set<String> plain(Set<String> texts) {
    Set<String> plain = new LinkedHashSet<>();
    texts.forEach(text -> plain.add(PlainText.of(text)));
    return Collections.unmodifiableSet(plain);
  }

  /**
   * @return pandas' words and no others
   */
  public static MissingWords usual() {
    return USUAL;
  }

  /**
   * @param word that counts as missing in every column, beside those so far
   * @return words with it
   */
  public MissingWords with(String word) {
    Set<String> more = new LinkedHashSet<>(everywhere);
    more.add(Objects.requireNonNull(word, "word"));
    return new MissingWords(more, byColumn, labels);
  }

  /**
   * @param column a column's name
   * @param word that counts as missing there, beside those so far
   * @return words with it
   */
  public MissingWords with(String column, String word) {
    Map<String, Set<String>> more = new LinkedHashMap<>(byColumn);
    Set<String> words = new LinkedHashSet<>(more.getOrDefault(column, Set.of()));
    words.add(Objects.requireNonNull(word, "word"));
    more.put(column, words);
    return new MissingWords(everywhere, more, labels);
  }

  /**
   * @param others that count as missing, beside those so far
   * @return words with them
   */
  public MissingWords with(MissingWords others) {
    Set<String> all = new LinkedHashSet<>(everywhere);
    all.addAll(others.everywhere);
    Map<String, Set<String>> columns = new LinkedHashMap<>();
    Stream.of(byColumn, others.byColumn)
        .forEach(
            of ->
                of.forEach(
                    (column, words) ->
                        columns
                            .computeIfAbsent(column, first -> new LinkedHashSet<>())
                            .addAll(words)));
    Set<String> both = new LinkedHashSet<>(labels);
    both.addAll(others.labels);
    return new MissingWords(all, columns, both);
  }

  /**
   * @param columns which are looked at
   * @return these words without what is said of other columns
   */
  public MissingWords only(Predicate<String> columns) {
    Map<String, Set<String>> own = new LinkedHashMap<>(byColumn);
    own.keySet().removeIf(columns.negate());
    Set<String> ownLabels = new LinkedHashSet<>(labels);
    ownLabels.removeIf(columns.negate());
    return new MissingWords(everywhere, own, ownLabels);
  }

  /**
   * @param column a column of class labels
   * @return words with it
   */
  public MissingWords withLabels(String column) {
    Set<String> more = new LinkedHashSet<>(labels);
    more.add(Objects.requireNonNull(column, "column"));
    return new MissingWords(everywhere, byColumn, more);
  }

  /**
   * @param name of the column that a key of {@link #byColumn} means
   * @return these words for the columns of those names
   */
  public MissingWords renamed(UnaryOperator<String> name) {
    Map<String, Set<String>> named = new LinkedHashMap<>();
    byColumn.forEach((column, words) -> named.put(name.apply(column), words));
    return new MissingWords(everywhere, named, labels);
  }

  /**
   * @param column a column's name
   * @param decimalMark between whole and fraction in its numbers
   * @return what counts as missing there
   */
  public MissingCells of(String column, char decimalMark) {
    Set<String> words = new LinkedHashSet<>(everywhere);
    words.addAll(byColumn.getOrDefault(column, Set.of()));
    return new MissingCells(!labels.contains(column), words, decimalMark);
  }
}
