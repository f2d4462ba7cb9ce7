package org.concordml.cli.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Values separated by commas, as one value of one option: given twice it is an error like any
 * other, and nothing between two commas is not nothing at all.
 *
 * @param values at least one
 * @param <T> type of a value
 */
public record CommaList<T>(List<T> values) {

  public CommaList {
    values = List.copyOf(values);
  }

  /**
   * @param list of an option, null when it was not given
   * @return its values, or none
   */
  public static <T> List<T> orNone(CommaList<T> list) {
    return list == null ? List.of() : list.values();
  }

  private static <T> CommaList<T> parse(String text, Function<String, T> one) {
    List<T> values = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (part.isBlank()) {
        throw new TypeConversionException(
            "must be values separated by commas, found an empty one in '" + text + "'");
      }
      values.add(one.apply(part.strip()));
    }
    return new CommaList<>(values);
  }

  // The lambdas stand here: those of a class that implements picocli's interface are linked anew at
  // every start, as that class cannot be in the start-up archive.

  private static CommaList<Integer> integers(String text) {
    return parse(text, Numbers::integer);
  }

  private static CommaList<String> names(String text) {
    return parse(text, name -> name);
  }

  /** Reads whole numbers: {@code 32,16}. */
  public static final class OfIntegers implements ITypeConverter<CommaList<Integer>> {
    @Override
    public CommaList<Integer> convert(String text) {
      return integers(text);
    }
  }

  /** Reads names: {@code java,pytorch}. */
  public static final class OfNames implements ITypeConverter<CommaList<String>> {
    @Override
    public CommaList<String> convert(String text) {
      return names(text);
    }
  }
}
