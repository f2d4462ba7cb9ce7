package org.concordml.preprocess;

import java.util.Objects;

/**
 * A column that comes out of preprocessing.
 *
 * @param transformer which part made it: {@code num}, {@code ord} or {@code cat}
 * @param name of the column as that part calls it: {@code age}, {@code missingindicator_age},
 *     {@code city_Oslo}
 * @param source name of the column it was made from
 */
public record OutputColumn(String transformer, String name, String source) {

  /** Checks that nothing is missing. */
  public OutputColumn {
    Objects.requireNonNull(transformer, "transformer");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
  }

  /**
   * @return the name as scikit-learn's {@code get_feature_names_out()} has it: {@code
   *     cat__city_Oslo}
   */
  public String fullName() {
    return transformer + "__" + name;
  }
}
