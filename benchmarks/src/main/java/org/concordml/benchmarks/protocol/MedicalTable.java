package org.concordml.benchmarks.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.experiment.Recipe;
import org.concordml.json.JsonFields;
import org.concordml.split.CrossValidation;
import org.concordml.split.KFold;
import org.concordml.split.StratifiedKFold;

/**
 * A table of the protocol and what is asked of it.
 *
 * @param name of it
 * @param heldBack whether no recipe was chosen by it
 * @param table what was read; every row has an outcome
 * @param recipe what its columns mean, and of what task its outcome is; all else is the standard
 */
record MedicalTable(String name, boolean heldBack, Table table, Recipe recipe) {

  private static final int FOLDS = 5;

  /**
   * Reads the tables of a folder.
   *
   * @param folder with {@code tables.json}: of each table its {@code name}, whether it is {@code
   *     heldBack}, and a {@code recipe} in part; {@code NAME.csv} beside it
   * @return the tables, in that order
   * @throws IOException if there is no such file
   */
  static List<MedicalTable> read(Path folder) throws IOException {
    String text = Files.readString(folder.resolve("tables.json"));
    JsonElement json = JsonParser.parseString(text);
    return JsonFields.list(
        "tables", json, (path, table) -> JsonFields.read(path, table, of -> read(of, folder)));
  }

  private static MedicalTable read(JsonFields table, Path folder) {
    String name = table.text("name");
    table.text("source");
    Recipe recipe =
        Recipe.fromJson(
            table.element("recipe").toString(), Recipe.standard(TableRoles.target("outcome")));
    return new MedicalTable(
        name,
        table.flag("heldBack"),
        CsvTableReader.read(CsvSource.file(folder.resolve(name + ".csv"))),
        recipe);
  }

  /**
   * @return whether the outcome is a number
   */
  boolean isNumber() {
    return recipe.task().equals(Optional.of(Task.REGRESSION));
  }

  /**
   * @param repeat from 0, the seed of the folds
   * @return five folds, of classes stratified; index for index scikit-learn's
   */
  CrossValidation folds(int repeat) {
    return isNumber() ? new KFold(FOLDS, true, repeat) : new StratifiedKFold(FOLDS, true, repeat);
  }
}
