package org.concordml.tablesaw.inspection;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The column to predict.
 *
 * @param name of the column
 * @param classes its values by frequency; empty of a number with many values
 * @param counted of two classes the one that correlations count as 1: the greater number, or the
 *     later text in code-point order, as scikit-learn's LabelEncoder has it
 */
public record TargetProfile(String name, List<Level> classes, Optional<String> counted) {

  /** Takes a copy. */
  public TargetProfile {
    Objects.requireNonNull(name, "name");
    classes = List.copyOf(classes);
  }
}
