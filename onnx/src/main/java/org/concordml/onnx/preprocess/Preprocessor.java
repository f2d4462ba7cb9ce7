package org.concordml.onnx.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.concordml.data.kind.ColumnKind;
import org.concordml.data.kind.DatePart;
import org.concordml.data.kind.NumberInput;
import org.concordml.onnx.graph.DoubleArithmetic;
import org.concordml.onnx.graph.ElementType;
import org.concordml.onnx.graph.GraphWriter;
import org.concordml.onnx.graph.Value;
import org.concordml.preprocess.FittedCodes;
import org.concordml.preprocess.FittedNumber;
import org.concordml.preprocess.FittedNumbers;
import org.concordml.preprocess.FittedOneHot;
import org.concordml.preprocess.FittedOrdinals;
import org.concordml.preprocess.FittedPreprocessing;

/** From columns as they are read to the features of a network. */
public final class Preprocessor {

  private final GraphWriter graph;
  private final DoubleArithmetic math;
  private final RawColumns columns;
  private final Lookup lookup;

  /**
   * @param graph where to
   * @param columns its inputs
   */
  public Preprocessor(GraphWriter graph, RawColumns columns) {
    this.graph = graph;
    this.columns = columns;
    math = new DoubleArithmetic(graph);
    lookup = new Lookup(graph);
  }

  /**
   * Adds the way from the inputs to the features.
   *
   * @param preprocessing fitted, of these inputs
   * @return {@code [rows, features]}, float32
   */
  public Value features(FittedPreprocessing preprocessing) {
    List<Value> parts = new ArrayList<>();
    preprocessing.numbers().ifPresent(numbers -> parts.add(numbers(numbers)));
    preprocessing.ordinals().ifPresent(ordinals -> parts.add(ordinals(ordinals)));
    for (FittedOneHot category : preprocessing.categories()) {
      if (category.width() > 0) {
        parts.add(lookup.oneHot(columns.texts(category.column()), category));
      }
    }
    return graph.cast(math.beside(parts), ElementType.FLOAT);
  }

  private Value numbers(FittedNumbers numbers) {
    List<FittedNumber> fitted = numbers.columns();
    Value values =
        new ShortDecimals(math)
            .of(math.beside(fitted.stream().map(number -> input(number.input())).toList()));
    Value gaps = math.isNaN(values);
    Value filled =
        math.where(
            gaps,
            math.row("fills", fitted.stream().mapToDouble(FittedNumber::fill).toArray()),
            clipped(values, fitted));
    long[] marked =
        IntStream.range(0, fitted.size())
            .filter(i -> fitted.get(i).indicator())
            .asLongStream()
            .toArray();
    Value all =
        marked.length == 0
            ? filled
            : math.beside(List.of(filled, math.columns(math.toDouble(gaps), marked)));
    return ScalerNodes.scaled(math, numbers.scaler(), all);
  }

  private Value clipped(Value values, List<FittedNumber> fitted) {
    if (fitted.stream().allMatch(number -> number.tails().isEmpty())) {
      return values;
    }
    double[] low = new double[fitted.size()];
    double[] high = new double[fitted.size()];
    for (int i = 0; i < low.length; i++) {
      low[i] = fitted.get(i).tails().map(FittedNumber.Tails::low).orElse(Double.NEGATIVE_INFINITY);
      high[i] =
          fitted.get(i).tails().map(FittedNumber.Tails::high).orElse(Double.POSITIVE_INFINITY);
    }
    return math.max(math.min(values, math.row("tails.high", high)), math.row("tails.low", low));
  }

  private Value input(NumberInput input) {
    if (input.kind() instanceof ColumnKind.Bool) {
      return lookup.booleans(columns.texts(input.column()));
    }
    if (input.kind() instanceof ColumnKind.Date) {
      DatePart part = Objects.requireNonNull(input.part(), "part");
      return part.match(new DateParts(math, columns, input.column()));
    }
    return columns.numbers(input.column());
  }

  private Value ordinals(FittedOrdinals ordinals) {
    List<Value> codes = new ArrayList<>();
    for (FittedCodes column : ordinals.columns()) {
      codes.add(lookup.codes(columns.texts(column.column()), column));
    }
    return ScalerNodes.scaled(math, ordinals.scaler(), math.beside(codes));
  }
}
