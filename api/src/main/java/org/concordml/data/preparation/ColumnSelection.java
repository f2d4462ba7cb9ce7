package org.concordml.data.preparation;

import java.util.ArrayList;
import java.util.List;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TextColumn;
import org.concordml.data.text.Quoted;

/**
 * Which columns of a table are used, and why the others are not.
 *
 * @param source the file, for messages
 * @param target the column to predict
 * @param features in file order; at least one
 * @param dropped names of columns left out, in file order
 * @param keptIdentifiers names of features that the roles say are identifiers
 * @param notices what a user should see
 */
record ColumnSelection(
    String source,
    Column target,
    List<Column> features,
    List<String> dropped,
    List<String> keptIdentifiers,
    List<Notice> notices) {

  private static final int FEW = 3;

  static ColumnSelection of(Table table, TableRoles roles) {
    checkHeader(table, roles.target());
    table.requireColumns("the target", List.of(roles.target()));
    Column target = table.column(roles.target());
    table.requireColumns("a column to leave out", roles.drop());
    table.requireColumns("an identifier", roles.identifiers());
    table.requireColumns("a column beside the features", roles.besideFeatures());
    checkTarget(table, target, roles);

    List<Column> features = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    for (Column column : table.columns()) {
      String name = column.name();
      if (name.equals(target.name())) {
        continue;
      }
      boolean identifier = roles.identifiers().contains(name) && !roles.keepIdentifiers();
      if (identifier && !roles.drop().contains(name)) {
        notices.add(
            Notice.of(
                "Left out the identifier column " + Quoted.text(name) + ".",
                Remedy.of("keep it", Setting.KEEP_IDENTIFIERS)));
      }
      if (identifier
          || roles.drop().contains(name)
          || roles.besideFeatures().contains(name)
          || column.missing() == table.rows()) {
        dropped.add(name);
      } else {
        features.add(column);
      }
    }
    if (features.isEmpty()) {
      throw new DataException(
          table.source()
              + ": there must be at least one feature column beside the target, found none.");
    }
    List<String> keptIdentifiers = roles.keepIdentifiers() ? roles.identifiers() : List.of();
    return new ColumnSelection(table.source(), target, features, dropped, keptIdentifiers, notices);
  }

  /** A name that is in the first row instead of the header says that a title is above it. */
  private static void checkHeader(Table table, String target) {
    boolean inRow = table.columns().stream().anyMatch(column -> column.text(0).equals(target));
    boolean numbers = table.columns().stream().anyMatch(NumberColumn.class::isInstance);
    if (table.names().contains(target) || !inRow || numbers || table.line(0) < 2) {
      return;
    }
    int line = table.line(0);
    throw new DataException(
        table.source()
            + ": the target must be a column of the table, found "
            + Quoted.text(target)
            + " not among the names of the header ("
            + Quoted.few(table.names(), FEW)
            + ") but in line "
            + line
            + "; is that the header?",
        Remedy.of("skip what is above it", Setting.SKIP_LINES, String.valueOf(line - 1)));
  }

  private static void checkTarget(Table table, Column target, TableRoles roles) {
    String name = target.name();
    if (roles.drop().contains(name) || roles.identifiers().contains(name)) {
      throw new DataException(
          table.source()
              + ": the target must not be a column that is left out, found "
              + Quoted.text(name)
              + " as both.",
          Remedy.of("name another target", Setting.TARGET));
    }
    if (target.missing() == table.rows()) {
      throw new DataException(
          table.source()
              + ": the target must have values, found none in column "
              + Quoted.text(name)
              + ".");
    }
  }

  /**
   * @return the features
   * @throws DataException if one is not of numbers
   */
  List<NumberColumn> numbers(Table table) {
    List<NumberColumn> numbers = new ArrayList<>();
    List<TextColumn> texts = new ArrayList<>();
    for (Column column : features) {
      if (column instanceof NumberColumn number) {
        numbers.add(number);
      } else if (column instanceof TextColumn text) {
        texts.add(text);
      }
    }
    if (!texts.isEmpty()) {
      throw NotNumbers.of(table, texts, features.size());
    }
    return numbers;
  }
}
