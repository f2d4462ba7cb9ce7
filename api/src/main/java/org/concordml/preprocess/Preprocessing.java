package org.concordml.preprocess;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.concordml.data.DataException;
import org.concordml.data.kind.ColumnKind;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.split.TrainingColumns;

/**
 * How columns become numbers, by their kind; what is measured for it comes with {@link #fit}.
 *
 * <pre>{@code
 * FittedPreprocessing fitted = Preprocessing.standard().fit(split.training(table.features()));
 * FeatureMatrix test = fitted.apply(split.test(table.features()).table());
 * }</pre>
 *
 * @param numbers of numbers, booleans and parts of dates
 * @param ordinals of ordered categories, and of categories that are encoded by codes
 * @param categories of categories
 */
public record Preprocessing(Numbers numbers, Ordinals ordinals, Categories categories) {

  /** Checks that nothing is missing. */
  public Preprocessing {
    Objects.requireNonNull(numbers, "numbers");
    Objects.requireNonNull(ordinals, "ordinals");
    Objects.requireNonNull(categories, "categories");
  }

  /**
   * What becomes of a column of numbers: its tails are clipped, its gaps filled, a column of 0 and
   * 1 that tells where they were is added for each column with a gap in the training rows, and all
   * of them are scaled.
   *
   * @param fill what stands in for a missing value
   * @param fillOf another fill of some columns, by the name of the number
   * @param indicators whether there are columns that tell where the gaps were
   * @param keepEmpty whether a column without any value in the training rows stays, filled with the
   *     constant or 0; else it goes away
   * @param clipping at which quantiles tails are clipped, if they are
   * @param scaler scales what came of it
   */
  public record Numbers(
      NumberFill fill,
      Map<String, NumberFill> fillOf,
      boolean indicators,
      boolean keepEmpty,
      Optional<TailClipping> clipping,
      Scaler scaler) {

    /** Takes a copy. */
    public Numbers {
      Objects.requireNonNull(fill, "fill");
      Objects.requireNonNull(clipping, "clipping");
      Objects.requireNonNull(scaler, "scaler");
      fillOf = Collections.unmodifiableMap(new LinkedHashMap<>(fillOf));
    }

    /**
     * @param scaler scales what came of it
     * @return the median for gaps, with indicators
     */
    public static Numbers scaledBy(Scaler scaler) {
      return new Numbers(new NumberFill.Median(), Map.of(), true, false, Optional.empty(), scaler);
    }

    /**
     * @param name of the number
     * @return what stands in for its missing values
     */
    public NumberFill fillOf(String name) {
      return fillOf.getOrDefault(name, fill);
    }
  }

  /**
   * What becomes of an ordered category: a gap is filled with the most frequent level, levels
   * become their place (−1 if unknown), and that is scaled.
   *
   * @param scaler scales the codes
   */
  public record Ordinals(Scaler scaler) {

    /** Checks that nothing is missing. */
    public Ordinals {
      Objects.requireNonNull(scaler, "scaler");
    }
  }

  /**
   * What becomes of a category.
   *
   * @param fill what stands in for a missing value
   * @param fillOf another fill of some columns, by name
   * @param encoder makes numbers of them
   */
  public record Categories(
      CategoryFill fill, Map<String, CategoryFill> fillOf, CategoryEncoder encoder) {

    /** Takes a copy. */
    public Categories {
      Objects.requireNonNull(fill, "fill");
      Objects.requireNonNull(encoder, "encoder");
      fillOf = Collections.unmodifiableMap(new LinkedHashMap<>(fillOf));
    }

    /**
     * @param name of the column
     * @return what stands in for its missing values
     */
    public CategoryFill fillOf(String name) {
      return fillOf.getOrDefault(name, fill);
    }
  }

  /**
   * @return medians with indicators and the most frequent category for gaps, min-max, one-hot
   */
  public static Preprocessing standard() {
    return scaledBy(new MinMaxScaler());
  }

  /**
   * @param scaler of numbers and codes
   * @return medians with indicators and the most frequent category for gaps, one-hot
   */
  public static Preprocessing scaledBy(Scaler scaler) {
    return new Preprocessing(
        Numbers.scaledBy(scaler),
        new Ordinals(scaler),
        new Categories(new CategoryFill.MostFrequent(), Map.of(), new CategoryEncoder.OneHot()));
  }

  /**
   * Measures the columns of the training rows.
   *
   * @param training at least 1 row
   * @return what takes rows of the same columns to numbers
   * @throws DataException if no column has a value, a value is not of its column's {@link
   *     ColumnKind}, or a scaler refuses
   */
  public FittedPreprocessing fit(TrainingColumns training) {
    return new PreprocessingFit(this, training).fitted();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json one JSON object
   * @return the configuration
   * @throws IllegalArgumentException if it is not such an object, with the path of what is wrong
   */
  public static Preprocessing fromJson(String json) {
    return PreprocessingJson.read(json);
  }

  /**
   * @return one JSON object: {@code numbers}, {@code ordinals}, {@code categories}
   */
  public String toJson() {
    return PreprocessingJson.write(this).toString();
  }
}
