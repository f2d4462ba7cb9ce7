package org.concordml.tablesaw.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.concordml.data.kind.ColumnKind;

/**
 * What is in a column.
 *
 * @param name of the column
 * @param kind what it holds
 * @param missing rows without a value
 * @param distinct how many different values it has
 * @param numbers of a column of numbers that has a value
 * @param levels of a column of text but for dates: its values, the most frequent first
 * @param days first and last, of a column of dates whose format is known
 * @param distribution for a picture
 * @param associations with the target; empty without one, for the target and for free text
 */
public record ColumnProfile(
    String name,
    ColumnKind kind,
    int missing,
    int distinct,
    Optional<NumberSummary> numbers,
    List<Level> levels,
    Optional<Days> days,
    Distribution distribution,
    List<Association> associations) {

  /**
   * @param first of all days
   * @param last of all days
   */
  public record Days(LocalDate first, LocalDate last) {}

  /** Takes copies. */
  public ColumnProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    levels = List.copyOf(levels);
    associations = List.copyOf(associations);
  }

  /**
   * @param measure which
   * @return its number; empty if it does not suit the column and the target
   */
  public Optional<Association> association(Association.Measure measure) {
    return associations.stream().filter(one -> one.measure() == measure).findFirst();
  }
}
