package org.concordml.datasets;

import java.util.List;
import java.util.Objects;

/**
 * What must be known about a data set before its numbers mean anything.
 *
 * @param id short name, as in {@code bundled:wdbc}
 * @param title its full title
 * @param source where it was published
 * @param authors who made it, as they are to be cited
 * @param licence under which it may be passed on
 * @param doi digital object identifier, without a resolver before it
 * @param sha256 of the CSV as it ships, 64 lower-case hexadecimal digits
 * @param rows number of rows, the header not counted
 * @param target name of the column to predict
 * @param positive the target's value that is the positive class
 * @param identifier name of the column that names a row
 */
public record DatasetCard(
    String id,
    String title,
    String source,
    List<String> authors,
    String licence,
    String doi,
    String sha256,
    int rows,
    String target,
    String positive,
    String identifier) {

  /** Checks that nothing is missing. */
  public DatasetCard {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(source, "source");
    authors = List.copyOf(authors);
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(doi, "doi");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(positive, "positive");
    Objects.requireNonNull(identifier, "identifier");
  }
}
