package org.concordml.engine.testkit.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.concordml.data.Column;
import org.concordml.data.Examples;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.FeatureColumns;
import org.concordml.data.kind.OutcomeTable;
import org.concordml.data.text.CsvFormat;
import org.concordml.data.text.MissingWords;
import org.concordml.json.JsonFields;
import org.concordml.network.Head;
import org.concordml.preprocess.CategoryEncoder.Drop;
import org.concordml.preprocess.CategoryEncoder.OneHot;
import org.concordml.preprocess.CategoryEncoder.Unknown;
import org.concordml.preprocess.CategoryFill;
import org.concordml.preprocess.FittedPreprocessing;
import org.concordml.preprocess.Preprocessing;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.split.Split;

/**
 * A table of any columns and any outcome, preprocessed as a {@code ColumnTransformer} is told to.
 *
 * @param csv of all rows; an empty field is missing, and nothing else is; categories are texts as
 *     the file has them
 * @param rowsInFile how many it has
 * @param rowsWithOutcome how many of them have an outcome; the others are left out
 * @param task what is predicted
 * @param target the column of the outcome
 * @param classes its values, by class; empty if the outcome is a number
 * @param weight the column of row weights, if there is one
 * @param kinds of the features, in the order of the transformer; other columns are left out
 * @param preprocessing the transformer
 */
record GoldenTable(
    Path csv,
    int rowsInFile,
    int rowsWithOutcome,
    Task task,
    String target,
    List<String> classes,
    Optional<String> weight,
    Map<String, ColumnKind> kinds,
    Preprocessing preprocessing)
    implements GoldenData {

  static GoldenTable of(Path folder, JsonFields fields) {
    fields.optional("pipeline", JsonFields::text); // the same in words
    texts(fields, "drop"); // so is every column that is not listed
    GoldenTable table =
        new GoldenTable(
            GoldenData.csv(folder, fields),
            fields.integer("rows_in_file"),
            fields.integer("rows_with_outcome"),
            Task.named(fields.text("task")),
            fields.text("target"),
            texts(fields, "classes"),
            fields.optional("weight", JsonFields::text),
            kinds(fields),
            preprocessing(fields));
    Optional<String> positive = fields.optional("positive", JsonFields::text);
    if (positive.isPresent() && table.classes.indexOf(positive.get()) != 1) {
      throw new IllegalArgumentException(
          "the positive class must be the second of the classes, found '"
              + positive.get()
              + "' and "
              + table.classes);
    }
    return table;
  }

  private static List<String> texts(JsonFields fields, String key) {
    return fields
        .optional(key, (path, json) -> JsonFields.list(path, json, JsonFields::text))
        .orElse(List.of());
  }

  private static Map<String, ColumnKind> kinds(JsonFields fields) {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    texts(fields, "numeric").forEach(column -> kinds.put(column, new ColumnKind.Numeric()));
    fields.object(
        "ordinal",
        columns -> {
          for (String column : columns.keys()) {
            kinds.put(column, new ColumnKind.Ordinal(columns.list(column, JsonFields::text)));
          }
          return columns;
        });
    texts(fields, "categorical").forEach(column -> kinds.put(column, new ColumnKind.Category()));
    return Collections.unmodifiableMap(kinds);
  }

  private static Preprocessing preprocessing(JsonFields fields) {
    Preprocessing standard = Preprocessing.scaledBy(Scaler.named(fields.text("scaler")));
    String fill = fields.text("cat_impute");
    return new Preprocessing(
        standard.numbers(),
        standard.ordinals(),
        new Preprocessing.Categories(
            fill.equals("constant")
                ? new CategoryFill.Constant("missing")
                : CategoryFill.named(fill),
            Map.of(),
            fields.object("onehot", GoldenTable::oneHot)));
  }

  private static OneHot oneHot(JsonFields fields) {
    return new OneHot(
        Unknown.named(fields.text("handle_unknown")),
        fields
            .optional("min_frequency", JsonFields::number)
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty()),
        fields
            .optional("max_categories", JsonFields::integer)
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()),
        fields.optional("drop", JsonFields::text).map(Drop::named).orElse(Drop.NONE));
  }

  /**
   * Reads the table.
   *
   * @return the rows with an outcome, in file order
   */
  OutcomeTable table() {
    Set<String> texts = new LinkedHashSet<>();
    kinds.forEach(
        (column, kind) -> {
          if (!(kind instanceof ColumnKind.Numeric)) {
            texts.add(column);
          }
        });
    if (task != Task.REGRESSION) {
      texts.add(target);
    }
    MissingWords words = MissingWords.usual();
    for (String column : texts) {
      words = words.withLabels(column);
    }
    Table table =
        CsvTableReader.read(CsvSource.file(csv), CsvFormat.standard().withMissing(words), texts);
    List<String> others = new ArrayList<>(table.names());
    others.removeAll(kinds.keySet());
    others.remove(target);
    weight.ifPresent(others::remove);
    TableRoles roles = TableRoles.target(target).withDrop(others);
    return OutcomeTable.of(table, weight.map(roles::withWeight).orElse(roles), kinds);
  }

  @Override
  public Sides sides(Split split) {
    OutcomeTable table = table();
    FeatureColumns features = new FeatureColumns(table.features().table(), kinds);
    FittedPreprocessing fitted = preprocessing.fit(split.training(features));
    Examples all =
        new Examples(fitted.apply(features.table()), targets(table.target()), table.weights());
    return headed(split.training(all).labelled(), split.test(all));
  }

  /** Outcomes that are numbers are trained on standardised. */
  private static Sides headed(Examples train, Examples test) {
    if (train.targets() instanceof Targets.Numbers numbers) {
      Head.Linear head = Head.Linear.standardising(numbers);
      return new Sides(standardised(train, head), standardised(test, head), head);
    }
    return new Sides(train, test, Head.of(train.targets()));
  }

  private static Examples standardised(Examples rows, Head.Linear head) {
    return rows.withTargets(head.standardised((Targets.Numbers) rows.targets()));
  }

  /**
   * @return the outcomes of all rows, as they are
   */
  Targets targets(Column column) {
    if (task == Task.REGRESSION) {
      if (column instanceof NumberColumn numbers) {
        return new Targets.Numbers(numbers.values());
      }
      throw new IllegalArgumentException(
          "the outcome must be a number, found text in column '" + column.name() + "'");
    }
    int[] index = new int[column.rows()];
    for (int row = 0; row < index.length; row++) {
      index[row] = classes.indexOf(column.text(row));
      if (index[row] < 0) {
        throw new IllegalArgumentException(
            "every outcome must be one of the classes "
                + classes
                + ", found '"
                + column.text(row)
                + "'");
      }
    }
    return new Targets.Classes(index, classes.size());
  }
}
