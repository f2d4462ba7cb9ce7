package org.concordml.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.concordml.NearestName;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.NumberColumn;
import org.concordml.data.Table;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.FeatureColumns;
import org.concordml.data.kind.NumberInput;
import org.concordml.data.text.Quoted;
import org.concordml.preprocess.scaling.Quantile;
import org.concordml.split.TrainingColumns;

/** Measures the columns of training rows, once. */
final class PreprocessingFit {

  private static final int NAMES_SHOWN = 5;

  private final Preprocessing preprocessing;
  private final TrainingColumns training;
  private final FeatureColumns columns;
  private final Table table;
  private final List<FittedCodes> codes = new ArrayList<>();
  private final List<FittedOneHot> oneHots = new ArrayList<>();
  private final List<String> empty = new ArrayList<>();

  PreprocessingFit(Preprocessing preprocessing, TrainingColumns training) {
    this.preprocessing = preprocessing;
    this.training = training;
    this.columns = training.columns();
    this.table = columns.table();
  }

  FittedPreprocessing fitted() {
    requireColumns(
        "a fill of numbers must be of a column of numbers",
        preprocessing.numbers().fillOf().keySet(),
        columns.numbers().stream().map(NumberInput::name).toList());
    requireColumns(
        "a fill of categories must be of a column of categories",
        preprocessing.categories().fillOf().keySet(),
        columns.kinds().keySet().stream()
            .filter(name -> columns.kinds().get(name) instanceof ColumnKind.Category)
            .toList());
    Optional<FittedNumbers> numbers = numbers();
    // Ordered categories come before those that are encoded by codes.
    columns.kinds().forEach(this::fitOrdinal);
    columns.kinds().forEach(this::fitCategory);
    if (numbers.isEmpty() && codes.isEmpty() && oneHots.isEmpty()) {
      throw new DataException(
          table.source()
              + ": a feature must have a value in a training row, found none in "
              + Quoted.few(List.copyOf(columns.kinds().keySet()), NAMES_SHOWN)
              + ".");
    }
    return new FittedPreprocessing(
        preprocessing, columns.kinds(), numbers, ordinals(), oneHots, empty);
  }

  private void requireColumns(String rule, Collection<String> names, List<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new DataException(
            table.source()
                + ": "
                + rule
                + ", found "
                + Quoted.among(name, known)
                + "."
                + NearestName.to(name, known)
                    .map(near -> " Did you mean " + Quoted.among(near, List.of(name)) + "?")
                    .orElse("")
                + " Columns: "
                + Quoted.few(known, NAMES_SHOWN)
                + ".");
      }
    }
  }

  private Optional<FittedNumbers> numbers() {
    List<FittedNumber> fitted = new ArrayList<>();
    List<NumberColumn> values = new ArrayList<>();
    for (NumberInput input : columns.numbers()) {
      NumberColumn column = input.of(table);
      if (column.missing() < column.rows() || preprocessing.numbers().keepEmpty()) {
        fitted.add(number(input, column));
        values.add(column);
      } else {
        empty.add(input.name());
      }
    }
    if (fitted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FittedNumbers(
            fitted,
            preprocessing
                .numbers()
                .scaler()
                .fit(
                    training.as(
                        FittedNumbers.filled(fitted, values), FittedNumbers.names(fitted)))));
  }

  private FittedNumber number(NumberInput input, NumberColumn column) {
    Preprocessing.Numbers numbers = preprocessing.numbers();
    boolean indicator = numbers.indicators() && column.missing() > 0;
    NumberFill fill = numbers.fillOf(input.name());
    double[] present =
        column.missing() == 0
            ? column.values()
            : Arrays.stream(column.values()).filter(value -> !Double.isNaN(value)).toArray();
    if (present.length == 0) {
      double constant = fill instanceof NumberFill.Constant given ? given.value() : 0;
      return new FittedNumber(input, constant, indicator, Optional.empty());
    }
    Optional<FittedNumber.Tails> tails =
        numbers.clipping().map(clipping -> tails(clipping, present));
    tails.ifPresent(
        both -> {
          for (int i = 0; i < present.length; i++) {
            present[i] = both.clip(present[i]);
          }
        });
    return new FittedNumber(input, fill.measure(present), indicator, tails);
  }

  private static FittedNumber.Tails tails(TailClipping clipping, double[] present) {
    double[] sorted = present.clone();
    Arrays.sort(sorted);
    return new FittedNumber.Tails(
        Quantile.of(sorted, clipping.low()), Quantile.of(sorted, clipping.high()));
  }

  private void fitOrdinal(String column, ColumnKind kind) {
    if (kind instanceof ColumnKind.Ordinal ordinal) {
      CategoryCounts counts = CategoryCounts.of(table.column(column));
      if (counts.values().isEmpty()) {
        empty.add(column);
      } else {
        codes.add(
            new FittedCodes(
                column,
                Optional.of(counts.mostFrequent()),
                ordinal.levels(),
                List.of(),
                OptionalDouble.empty()));
      }
    }
  }

  private void fitCategory(String column, ColumnKind kind) {
    if (kind instanceof ColumnKind.Category) {
      CategoryCounts counts = CategoryCounts.of(table.column(column));
      if (counts.values().isEmpty()) {
        empty.add(column);
        return;
      }
      Optional<String> fill =
          preprocessing.categories().fillOf(column).match(new FillMeasure(counts));
      preprocessing
          .categories()
          .encoder()
          .match(new Encoding(column, fill, fill.map(counts::filledWith).orElse(counts)));
    }
  }

  /** What stands in for a missing value; empty if it is not filled. */
  private record FillMeasure(CategoryCounts counts)
      implements CategoryFill.Cases<Optional<String>> {

    @Override
    public Optional<String> mostFrequent(CategoryFill.MostFrequent fill) {
      return Optional.of(counts.mostFrequent());
    }

    @Override
    public Optional<String> constant(CategoryFill.Constant fill) {
      return Optional.of(fill.value());
    }

    @Override
    public Optional<String> ownCategory(CategoryFill.OwnCategory fill) {
      return Optional.empty();
    }
  }

  /** Adds what a column is encoded by. */
  private final class Encoding implements CategoryEncoder.Cases<Boolean> {

    private final String column;
    private final Optional<String> fill;
    private final CategoryCounts counts;

    /**
     * @param counts after the fill
     */
    Encoding(String column, Optional<String> fill, CategoryCounts counts) {
      this.column = column;
      this.fill = fill;
      this.counts = counts;
    }

    @Override
    public Boolean oneHot(CategoryEncoder.OneHot encoder) {
      boolean gap = counts.missing() > 0;
      int count = counts.values().size() + (gap ? 1 : 0);
      List<Integer> infrequent = counts.infrequent(encoder.minFrequency(), encoder.maxCategories());
      int outputs = infrequent.isEmpty() ? count : count - infrequent.size() + 1;
      boolean drops =
          encoder.drop() == CategoryEncoder.Drop.FIRST
              || (encoder.drop() == CategoryEncoder.Drop.IF_BINARY && outputs == 2);
      int first = 0;
      while (infrequent.size() < count && infrequent.contains(first)) {
        first++;
      }
      return oneHots.add(
          new FittedOneHot(
              column,
              fill,
              counts.values(),
              gap,
              infrequent,
              drops ? OptionalInt.of(first) : OptionalInt.empty(),
              encoder.unknown()));
    }

    @Override
    public Boolean codes(CategoryEncoder.Codes encoder) {
      boolean gap = counts.missing() > 0;
      if (gap && encoder.missing().isEmpty()) {
        throw new DataException(
            table.source()
                + ": column "
                + Quoted.text(column)
                + " must have no missing value to be encoded by codes as it is, found "
                + counts.missing()
                + " in "
                + table.rows()
                + " training rows.",
            Remedy.of("fill them"),
            Remedy.of("give them a code"),
            Remedy.of("leave the column out", Setting.DROP, column));
      }
      List<Integer> infrequent =
          counts.infrequent(encoder.minFrequency(), OptionalInt.empty()).stream()
              .filter(index -> index < counts.values().size())
              .toList();
      return codes.add(
          new FittedCodes(
              column,
              fill,
              counts.values(),
              infrequent,
              gap ? encoder.missing() : OptionalDouble.empty()));
    }
  }

  private Optional<FittedOrdinals> ordinals() {
    if (codes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FittedOrdinals(
            codes,
            preprocessing
                .ordinals()
                .scaler()
                .fit(
                    training.as(
                        FittedOrdinals.coded(codes, table),
                        codes.stream().map(FittedCodes::column).toList()))));
  }
}
