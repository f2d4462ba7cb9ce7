package org.concordml.experiment;

import java.util.List;
import java.util.Optional;
import org.concordml.Notice;
import org.concordml.data.Column;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.data.TextColumn;
import org.concordml.data.preparation.TablePreparation;
import org.concordml.preprocess.FittedPreprocessing;
import org.concordml.preprocess.OutputColumn;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.split.Split;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that have an outcome, ready to be divided: complete numbers, or columns of
 * any kind.
 */
sealed interface Dataset permits NumberDataset, ColumnDataset {

  /** The outcomes, one a row. */
  Targets targets();

  /** Which rows belong together, numbered by their sorted names; null if none do. */
  int @Nullable [] groups();

  /** The columns that features are made of, before any preprocessing, of all rows. */
  Table columns();

  /** Columns that are carried to predictions. */
  List<Column> ids();

  /** Features of each side as numbers, fitted on the training rows. */
  Sides sides(Split split, Recipe recipe);

  /**
   * Features of each side as numbers, by what was measured on the rows of another table.
   *
   * @throws org.concordml.data.DataException if a column is not there, or not of its kind
   */
  Sides sides(Split split, FittedPreprocessing fitted);

  /**
   * What became of the rows.
   *
   * @param data all rows, not scaled unless they were fitted on others, with the names of the
   *     features
   * @param checked the part of it that is numbers, for what looks at ranges; empty if none is
   * @param scaler of that part
   * @param train features of the training rows
   * @param monitor of the rows that choices look at; empty if there are none
   * @param test of the test rows
   * @param weights of the training rows; null if all weigh 1
   * @param testWeights of the test rows; null if all weigh 1
   * @param outputs the columns that the features are
   * @param fitted what was measured; empty if only the scaler was
   * @param notices of what preprocessing left out
   */
  @SuppressWarnings("ArrayRecordComponent") // handed forward once; never compared
  record Sides(
      TabularData data,
      Optional<TabularData> checked,
      Optional<FittedScaler> scaler,
      FeatureMatrix train,
      Optional<FeatureMatrix> monitor,
      FeatureMatrix test,
      double @Nullable [] weights,
      double @Nullable [] testWeights,
      List<OutputColumn> outputs,
      Optional<FittedPreprocessing> fitted,
      List<Notice> notices) {}

  /**
   * Chooses the way a table is prepared: one of complete numbers is divided and scaled as ever.
   *
   * @param recipe of the job
   * @param table what was read
   */
  static Dataset of(Recipe recipe, Table table) {
    WordsAmongNumbers.refuse(recipe, table);
    return isPlain(recipe, table)
        ? new NumberDataset(TablePreparation.prepare(table, recipe.data(), recipe.task()))
        : ColumnDataset.of(recipe, table);
  }

  private static boolean isPlain(Recipe recipe, Table table) {
    TableRoles roles = recipe.data();
    boolean onlyNumbers =
        table.columns().stream()
            .filter(column -> !roles.drop().contains(column.name()))
            .filter(column -> !roles.target().equals(column.name()))
            .filter(
                column -> roles.keepIdentifiers() || !roles.identifiers().contains(column.name()))
            .noneMatch(column -> column instanceof TextColumn && column.missing() < column.rows());
    return onlyNumbers
        && recipe.kinds().isEmpty()
        && !recipe.fill()
        && recipe.preprocessing().numbers().clipping().isEmpty()
        && roles.ids().isEmpty()
        && roles.groups().isEmpty()
        && roles.weight().isEmpty();
  }
}
