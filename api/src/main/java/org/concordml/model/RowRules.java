package org.concordml.model;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.concordml.NamedChoices;
import org.concordml.Remedy;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.text.Quoted;
import org.concordml.preprocess.RowEncoder;

/**
 * What becomes of rows that are not like the training rows. A model can score any row: a gap is
 * filled with what the training rows said, an unknown category is none of the known ones. Whether
 * it should is for the user to say.
 *
 * @param missing of a row that lacks the value of a feature
 * @param unknown of a row with a category that no training row has
 */
public record RowRules(Rule missing, Rule unknown) {

  /** All rows are scored. */
  public static final RowRules SCORE_ALL = new RowRules(Rule.SCORE, Rule.SCORE);

  /** What becomes of a row. */
  public enum Rule {
    /** It is scored as the model's preprocessing has it. */
    SCORE("score"),
    /** It is refused, and the reading ends. */
    ERROR("error"),
    /** It is left out. */
    SKIP("skip"),
    /** It stays, without a prediction. */
    EMPTY("empty");

    private final String key;

    Rule(String key) {
      this.key = key;
    }

    /**
     * @return the name a command line knows it by
     */
    public String key() {
      return key;
    }

    /**
     * @param key score, error, skip or empty
     * @return the rule of that name
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Rule named(String key) {
      return NamedChoices.of("rule", List.of(values()), Rule::key).named(key);
    }
  }

  /** Checks that nothing is missing. */
  public RowRules {
    Objects.requireNonNull(missing, "missing");
    Objects.requireNonNull(unknown, "unknown");
  }

  /**
   * Which rows a rule is for.
   *
   * @throws DataException if one of them is to be refused
   */
  BitSet those(Rule rule, RowEncoder encoder, Table rows) {
    BitSet found = new BitSet();
    if (missing == rule) {
      found.or(encoder.withGaps(rows));
    }
    if (unknown == rule) {
      found.or(encoder.withUnknown(rows));
    }
    return found;
  }

  /** Refuses the first row that must not be there. */
  void check(RowEncoder encoder, Table rows, Iterable<String> features) {
    BitSet refused = those(Rule.ERROR, encoder, rows);
    if (refused.isEmpty()) {
      return;
    }
    int row = refused.nextSetBit(0);
    for (String name : features) {
      Column column = rows.column(name);
      if (missing == Rule.ERROR && column.isMissing(row)) {
        throw new DataException(
            rows.place(row)
                + ": column "
                + Quoted.text(name)
                + " must have a value in every row, found none.");
      }
    }
    throw unknownIn(rows.select(new int[] {row}), encoder);
  }

  private static DataException unknownIn(Table row, RowEncoder encoder) {
    String what =
        encoder.unseen(row).stream()
            .filter(unseen -> unseen.unknownRows() > 0)
            .map(
                unseen ->
                    "column "
                        + Quoted.text(unseen.column())
                        + " must have a value that a training row has, found "
                        + Quoted.text(unseen.unknown().keySet().iterator().next()))
            .findFirst()
            .orElseThrow();
    return new DataException(row.place(0) + ": " + what + ".", Remedy.of("correct the value"));
  }
}
