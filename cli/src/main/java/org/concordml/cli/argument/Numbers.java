package org.concordml.cli.argument;

import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the numbers of options in plain decimal digits. Java's own parsers also take the digits of
 * other scripts, hexadecimal fractions and the suffixes of literals, which are typing mistakes
 * here.
 */
public final class Numbers {

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private Numbers() {}

  /**
   * Reads the numbers of all options of a command line in this way.
   *
   * <p>The converters are classes: a lambda of picocli's interface, whose class file is of an old
   * version, makes JDK 17 abort while it writes the start-up archive.
   */
  public static void convert(CommandLine command) {
    ITypeConverter<Integer> integers = new Integers();
    ITypeConverter<Long> longs = new Longs();
    ITypeConverter<Double> decimals = new Decimals();
    command
        .registerConverter(int.class, integers)
        .registerConverter(Integer.class, integers)
        .registerConverter(long.class, longs)
        .registerConverter(Long.class, longs)
        .registerConverter(double.class, decimals)
        .registerConverter(Double.class, decimals);
  }

  private static final class Integers implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return integer(text);
    }
  }

  private static final class Longs implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  private static final class Decimals implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return decimal(text);
    }
  }

  static int integer(String text) {
    long number = whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    return Math.toIntExact(number);
  }

  private static long whole(String text, long least, long most) {
    if (!WHOLE.matcher(text).matches()) {
      throw new TypeConversionException("must be a whole number, found '" + text + "'");
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException tooManyDigits) {
      throw outside(text, least, most);
    }
    throw outside(text, least, most);
  }

  private static TypeConversionException outside(String text, long least, long most) {
    return new TypeConversionException(
        "must be a whole number from " + least + " to " + most + ", found '" + text + "'");
  }

  public static double decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new TypeConversionException(
          "must be a finite decimal number such as 0.5 or 1e-3, found '" + text + "'");
    }
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw new TypeConversionException(
          "must be at most " + Double.MAX_VALUE + " in size, found '" + text + "'");
    }
    return number;
  }
}
