package org.concordml.data;

import java.util.List;
import java.util.Objects;

/**
 * What the columns mean.
 *
 * @param features names of the feature columns, in order; at least one
 * @param target name of the target column
 * @param positive name of the positive class: the target's value, or several joined by ", "
 * @param negative name of the negative class: the target's only other value, or "others"
 */
public record Schema(List<String> features, String target, String positive, String negative) {

  /** Checks that nothing is missing. */
  public Schema {
    features = List.copyOf(features);
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(positive, "positive");
    Objects.requireNonNull(negative, "negative");
    if (features.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one feature column, found none");
    }
  }
}
