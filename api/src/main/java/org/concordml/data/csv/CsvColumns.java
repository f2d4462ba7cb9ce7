package org.concordml.data.csv;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.concordml.data.text.Quoted;

/**
 * Which columns of a CSV are read, and what as. Nothing is inferred from their values, so that the
 * rows of every batch have columns of the same type.
 *
 * @param numbers names of columns of finite numbers
 * @param texts names of columns whose characters are kept: {@code 007} stays {@code 007}
 */
public record CsvColumns(Set<String> numbers, Set<String> texts) {

  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException if a column is both
   */
  public CsvColumns {
    numbers = Collections.unmodifiableSet(new LinkedHashSet<>(numbers));
    texts = Collections.unmodifiableSet(new LinkedHashSet<>(texts));
    Set<String> both = new TreeSet<>(numbers);
    both.retainAll(texts);
    if (!both.isEmpty()) {
      throw new IllegalArgumentException(
          "a column must be read as one thing, found "
              + Quoted.list(both.stream().toList())
              + " among the numbers and the texts");
    }
  }

  /**
   * @param names of more columns whose characters are kept
   * @return these columns and those; one that is a number here stays one
   */
  public CsvColumns withTexts(Collection<String> names) {
    Set<String> more = new LinkedHashSet<>(texts);
    names.stream().filter(name -> !numbers.contains(name)).forEach(more::add);
    return new CsvColumns(numbers, more);
  }

  /**
   * @return the names of all of them
   */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(numbers);
    names.addAll(texts);
    return names;
  }
}
