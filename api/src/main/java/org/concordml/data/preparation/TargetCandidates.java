package org.concordml.data.preparation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.concordml.data.Column;
import org.concordml.data.Table;
import org.concordml.data.text.Quoted;

/**
 * The columns of a table that could be the target of two classes: those with two different values.
 *
 * @param source the file
 * @param columns the columns, in file order; may be empty
 * @param names the names of all columns of the table, in file order
 */
public record TargetCandidates(String source, List<Candidate> columns, List<String> names) {

  private static final int SHOWN = 10;

  private static final Pattern USUAL =
      Pattern.compile(
          "(?i)(.*[^a-z])?(target|outcome|label|class|diagnosis|status|result|response|y)([^a-z].*)?");

  /**
   * A column with two values.
   *
   * @param name of the column
   * @param values both, in the order of the file
   */
  public record Candidate(String name, List<String> values) {

    /** Takes a copy. */
    public Candidate {
      Objects.requireNonNull(name, "name");
      values = List.copyOf(values);
    }
  }

  /** Takes copies. */
  public TargetCandidates {
    Objects.requireNonNull(source, "source");
    columns = List.copyOf(columns);
    names = List.copyOf(names);
  }

  /**
   * Looks at every column.
   *
   * @param table what was read
   * @return those with two values, missing ones not counted
   */
  public static TargetCandidates of(Table table) {
    List<Candidate> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      Set<String> values = new LinkedHashSet<>();
      for (int row = 0; row < table.rows() && values.size() < 3; row++) {
        if (!column.isMissing(row)) {
          values.add(column.text(row));
        }
      }
      if (values.size() == 2) {
        columns.add(new Candidate(column.name(), List.copyOf(values)));
      }
    }
    return new TargetCandidates(table.source(), columns, table.names());
  }

  /**
   * @return the one that is called like a target or, if none is, stands last; empty if there is no
   *     candidate
   */
  public Optional<String> likeliest() {
    return columns.stream()
        .map(Candidate::name)
        .filter(name -> USUAL.matcher(name).matches())
        .findFirst()
        .or(() -> columns.stream().map(Candidate::name).reduce((first, second) -> second));
  }

  /**
   * @return which columns there are, as a message to a user says it
   */
  public String sentence() {
    if (columns.isEmpty()) {
      return "No column of "
          + source
          + " has two values. Columns: "
          + Quoted.few(names, SHOWN)
          + ".";
    }
    return "Columns of "
        + source
        + " with two values: "
        + Quoted.first(
            columns.stream().map(column -> Quoted.text(column.name()) + " (" + both(column) + ")"),
            columns.size(),
            SHOWN)
        + ".";
  }

  private static String both(Candidate column) {
    return Quoted.text(column.values().get(0)) + ", " + Quoted.text(column.values().get(1));
  }
}
