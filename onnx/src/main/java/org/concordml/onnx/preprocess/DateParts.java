package org.concordml.onnx.preprocess;

import org.concordml.data.kind.DatePart;
import org.concordml.onnx.graph.DoubleArithmetic;
import org.concordml.onnx.graph.Value;

/**
 * Numbers of a day that is given as days since 1970-01-01. Year and month as H. Hinnant's {@code
 * civil_from_days} has them ("chrono-Compatible Low-Level Date Algorithms", 2013), in float64,
 * where whole numbers are exact and NaN stays NaN.
 */
final class DateParts implements DatePart.Cases<Value> {

  /** Days from 0000-03-01 to 1970-01-01: a year begins in March, its leap day is the last. */
  private static final double TO_MARCH_OF_YEAR_0 = 719_468;

  private static final double DAYS_OF_400_YEARS = 146_097;

  private final DoubleArithmetic math;
  private final RawColumns columns;
  private final Value days;

  /**
   * @param math of the graph
   * @param columns that days may be counted from
   * @param column the date
   */
  DateParts(DoubleArithmetic math, RawColumns columns, String column) {
    this.math = math;
    this.columns = columns;
    days = math.floor(columns.numbers(column));
  }

  @Override
  public Value year(DatePart.Year part) {
    Civil civil = civil();
    Value isAfterDecember = math.toDouble(math.lessOrEqual(civil.month(), math.number(2)));
    return math.add(civil.yearFromMarch(), isAfterDecember);
  }

  @Override
  public Value month(DatePart.Month part) {
    return civil().month();
  }

  /** Both as whole numbers. */
  private record Civil(Value yearFromMarch, Value month) {}

  private Civil civil() {
    Value z = math.add(days, TO_MARCH_OF_YEAR_0);
    Value era = quotient(z, DAYS_OF_400_YEARS);
    Value day = math.subtract(z, math.multiply(era, DAYS_OF_400_YEARS));
    Value leapDays =
        math.subtract(
            math.add(quotient(day, 36_524), math.negate(quotient(day, 1460))),
            quotient(day, 146_096));
    Value yearOfEra = quotient(math.add(day, leapDays), 365);
    Value dayOfYear =
        math.subtract(
            day,
            math.subtract(
                math.add(math.multiply(yearOfEra, 365), quotient(yearOfEra, 4)),
                quotient(yearOfEra, 100)));
    Value fromMarch = quotient(math.add(math.multiply(dayOfYear, 5), 2), 153);
    Value isNextYear = math.toDouble(math.less(math.number(9), fromMarch));
    Value month = math.add(math.subtract(fromMarch, math.multiply(isNextYear, 12)), 3);
    return new Civil(math.add(yearOfEra, math.multiply(era, 400)), month);
  }

  private Value quotient(Value dividend, double divisor) {
    return math.floor(math.divide(dividend, divisor));
  }

  /** 1970-01-01 was a Thursday. */
  @Override
  public Value dayOfWeek(DatePart.DayOfWeek part) {
    Value fromMonday = math.add(days, 3);
    return math.subtract(fromMonday, math.multiply(quotient(fromMonday, 7), 7));
  }

  @Override
  public Value daysSince(DatePart.DaysSince part) {
    return math.add(days, (double) -part.origin().toEpochDay());
  }

  @Override
  public Value daysSinceColumn(DatePart.DaysSinceColumn part) {
    return math.subtract(days, math.floor(columns.numbers(part.column())));
  }
}
