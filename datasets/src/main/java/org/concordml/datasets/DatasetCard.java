package org.concordml.datasets;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.data.kind.ColumnKind;

/**
 * What must be known about a data set before its numbers mean anything.
 *
 * @param id short name, as in {@code bundled:wdbc}
 * @param title its full title
 * @param source where it was published
 * @param authors who made it, as they are to be cited
 * @param licence under which it may be passed on
 * @param changes what is different from the source
 * @param doi digital object identifier, without a resolver before it
 * @param sha256 of the CSV as it ships, 64 lower-case hexadecimal digits
 * @param rows number of rows, the header not counted
 * @param task what kind of outcome the target is
 * @param columns what each column holds and in which unit, by name, in the order of the file
 * @param roles what is predicted, and which columns are no features
 * @param kinds of features that cannot be told from their values: codes and ordered categories
 */
public record DatasetCard(
    String id,
    String title,
    String source,
    List<String> authors,
    String licence,
    String changes,
    String doi,
    String sha256,
    int rows,
    Task task,
    Map<String, String> columns,
    TableRoles roles,
    Map<String, ColumnKind> kinds) {

  /** Checks that nothing is missing. */
  public DatasetCard {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(source, "source");
    authors = List.copyOf(authors);
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(changes, "changes");
    Objects.requireNonNull(doi, "doi");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(task, "task");
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    Objects.requireNonNull(roles, "roles");
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
  }
}
