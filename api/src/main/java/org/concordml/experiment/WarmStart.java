package org.concordml.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.concordml.data.Column;
import org.concordml.data.DataException;
import org.concordml.data.Schema;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.text.Quoted;
import org.concordml.model.Model;
import org.concordml.network.Head;
import org.concordml.training.TrainingJob;

/**
 * A training that starts from a model instead of drawn weights. Its features are made as the model
 * makes them and its outcome means the same, or the weights would mean nothing.
 *
 * @param model to start from
 */
record WarmStart(Model model) {

  /** The recipe on the columns that the model has, of the kinds that it knows. */
  Recipe of(Recipe recipe, Table table) {
    TableRoles roles = recipe.data();
    requireKept(roles);
    Set<String> drop = new LinkedHashSet<>(roles.drop());
    for (Column column : table.columns()) {
      String name = column.name();
      if (!model.preprocessing().kinds().containsKey(name)
          && !roles.besideFeatures().contains(name)
          && !roles.target().equals(name)) {
        drop.add(name);
      }
    }
    table.requireColumns("a feature of the model", model.preprocessing().kinds().keySet());
    return recipe
        .withData(roles.withDrop(List.copyOf(drop)))
        .withKinds(model.preprocessing().kinds())
        .withPreprocessing(model.preprocessing().preprocessing());
  }

  /** A role for a column of the model would take it away from the features. */
  private void requireKept(TableRoles roles) {
    Set<String> elsewhere = new LinkedHashSet<>(roles.drop());
    elsewhere.addAll(roles.besideFeatures());
    elsewhere.add(roles.target());
    elsewhere.retainAll(model.preprocessing().columns());
    if (!elsewhere.isEmpty()) {
      throw new DataException(
          "the model to start from has the features "
              + Quoted.list(model.preprocessing().columns())
              + "; found that "
              + Quoted.list(List.copyOf(elsewhere))
              + " is to be something else, or to be left out.");
    }
  }

  /**
   * The head of the model.
   *
   * @throws DataException if the table has another kind of outcome, or other classes
   */
  Head head(TabularData data) {
    Schema found = data.schema();
    Schema trained = model.schema();
    if (found.task() != trained.task() || !found.classes().equals(trained.classes())) {
      throw new DataException(
          data.source()
              + ": the outcome must be that of the model to start from, "
              + said(trained)
              + "; found "
              + said(found)
              + ".");
    }
    return model.network().head();
  }

  private static String said(Schema schema) {
    return schema.classes().isEmpty() ? "a number" : "the classes " + Quoted.list(schema.classes());
  }

  /**
   * The job with the weights of the model.
   *
   * @throws IllegalArgumentException if its networks are of another shape or number
   */
  TrainingJob apply(TrainingJob job) {
    if (!job.network().layout().equals(model.network().layout())
        || job.config().ensemble() != model.members().size()) {
      throw new IllegalArgumentException(
          "a training must have the networks of the model it starts from, "
              + said(model.members().size(), model.network().layout().size())
              + ", found "
              + said(job.config().ensemble(), job.network().layout().size()));
    }
    return job.startingFrom(model.members());
  }

  private static String said(int networks, int parameters) {
    return (networks == 1 ? "1 network" : networks + " networks")
        + " of "
        + parameters
        + " parameters";
  }
}
