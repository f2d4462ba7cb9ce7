package org.concordml.model;

import java.util.List;
import java.util.Objects;
import org.concordml.data.Schema;
import org.concordml.network.NetworkSpec;
import org.concordml.network.Weights;
import org.concordml.preprocess.FittedPreprocessing;
import org.concordml.provenance.Provenance;

/**
 * All that is needed to score rows of a table: the way from its columns to numbers, the network
 * with its weights, and what its outputs mean. A value; it knows no engine, no loss and no
 * optimizer.
 *
 * @param schema features that the network is given, target and classes
 * @param preprocessing from columns to those features, fitted on the training rows
 * @param network what computes
 * @param members weights of the network, or of several whose predictions are averaged; at least one
 * @param decision from predictions to classes
 * @param provenance when and by which program it was made
 */
public record Model(
    Schema schema,
    FittedPreprocessing preprocessing,
    NetworkSpec network,
    List<Weights> members,
    Decision decision,
    Provenance provenance) {

  /** Checks that the parts fit one another. */
  public Model {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(provenance, "provenance");
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a model must have weights, found none");
    }
    for (Weights weights : members) {
      if (!weights.layout().equals(network.layout())) {
        throw new IllegalArgumentException(
            "weights must have the layout of the network, found "
                + weights.layout().size()
                + " values for "
                + network.layout().size());
      }
    }
    int features = preprocessing.outputs().size();
    if (features != network.inputs() || schema.features().size() != features) {
      throw new IllegalArgumentException(
          "preprocessing must give as many features as the network takes, found "
              + features
              + " for "
              + network.inputs());
    }
    if (schema.task() != network.head().task()) {
      throw new IllegalArgumentException(
          "the network must predict what the schema says, found the head "
              + network.head()
              + " for an outcome that is "
              + schema.task().key());
    }
  }
}
