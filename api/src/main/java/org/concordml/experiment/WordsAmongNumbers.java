package org.concordml.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.concordml.data.Column;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TextColumn;
import org.concordml.data.preparation.TablePreparation;

/**
 * A column of numbers in which a word stands, or that are written in an unknown way, is no category
 * but a mistake: it is refused as a column that must hold numbers.
 */
final class WordsAmongNumbers {

  /** A number in any spelling, with a unit of per cent or with marks of thousands. */
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,' \u00a0]*%?");

  private WordsAmongNumbers() {}

  /**
   * @throws org.concordml.data.DataException naming the column, the line and what was found
   */
  static void refuse(Recipe recipe, Table table) {
    List<String> others = new ArrayList<>(recipe.data().besideFeatures());
    others.addAll(recipe.data().drop());
    List<String> wrong = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column instanceof TextColumn text && !column.name().equals(recipe.data().target())) {
        boolean said = recipe.kinds().containsKey(column.name());
        boolean feature = !others.contains(column.name());
        if (feature && !said && isMostlyNumbers(text)) {
          wrong.add(column.name());
        } else {
          others.add(column.name());
        }
      }
    }
    if (!wrong.isEmpty()) {
      TableRoles numbers =
          recipe.data().withDrop(others.stream().filter(table.names()::contains).toList());
      TablePreparation.prepare(table, numbers, recipe.task());
    }
  }

  private static boolean isMostlyNumbers(TextColumn column) {
    int values = 0;
    int numbers = 0;
    for (int row = 0; row < column.rows(); row++) {
      if (!column.isMissing(row)) {
        values++;
        numbers += NUMBER.matcher(column.text(row).strip()).matches() ? 1 : 0;
      }
    }
    return values > 0 && 2 * numbers >= values;
  }
}
