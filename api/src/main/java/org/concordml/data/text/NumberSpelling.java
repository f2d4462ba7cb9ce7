package org.concordml.data.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text that is no finite decimal number is, if it is nearly one. */
public final class NumberSpelling {

  private static final Pattern GROUPS =
      Pattern.compile(
          "([+-]?\\d{1,3})((?:([,.'\u2019 \u00a0\u202f_])\\d{3})(?:\\3\\d{3})*)([.,]\\d+)?");
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
  private static final Pattern POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");
  private static final Pattern LIMIT =
      Pattern.compile("([<>\u2264\u2265]=?|[<>\u2264\u2265~\u2248])\\s*[+-]?\\d.*");
  private static final Pattern UNIT =
      Pattern.compile(
          "([+-]?\\d+(?:[.,]\\d+)?)\\s*(%|[\\p{L}\u00b0\u00b5][\\p{L}\\d/%\u00b2\u00b3.^]*)");
  private static final Pattern CURRENCY = Pattern.compile("[$\u20ac\u00a3\u00a5]\\s*[+-]?\\d.*");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}.*|\\d{1,2}([./-])\\d{1,2}\\1\\d{2,4}.*");

  private NumberSpelling() {}

  /**
   * @param text that is no finite decimal number
   * @param decimal the mark that numbers have in this file
   * @return the rest of a sentence: {@code looks like 207749 with a separator of thousands}; empty
   *     if it is nothing like a number
   */
  public static Optional<String> describe(String text, char decimal) {
    return otherCharacters(text, decimal)
        .or(() -> groups(text))
        .or(() -> otherMark(text, decimal))
        .or(() -> withUnit(text))
        .or(() -> other(text));
  }

  /**
   * @param text of a cell
   * @param mark a point or a comma
   * @return whether it is a number with that decimal mark
   */
  public static boolean hasMark(String text, char mark) {
    return (mark == ',' ? COMMA : POINT).matcher(text).matches();
  }

  /**
   * @param text of a cell
   * @return whether it looks like a number with a separator of thousands
   */
  public static boolean isGrouped(String text) {
    return groups(text).isPresent();
  }

  /**
   * @param text that is no finite decimal number
   * @param decimal the mark that numbers have in this file
   * @return whether it has a value, and only must be written in another way
   */
  public static boolean isNumber(String text, char decimal) {
    return otherCharacters(text, decimal)
        .or(() -> groups(text))
        .or(() -> otherMark(text, decimal))
        .or(() -> withUnit(text))
        .isPresent();
  }

  private static Optional<String> otherCharacters(String text, char decimal) {
    StringBuilder plain = new StringBuilder();
    int odd = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dash = Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212';
      int digit = Character.digit(c, 10);
      boolean same = c < '\u0080' || (!dash && digit < 0 && !PlainText.isUnseen(c));
      odd = (same || odd >= 0) ? odd : i;
      if (same) {
        plain.append(c);
      } else if (dash) {
        plain.append('-');
      } else if (digit >= 0) {
        plain.append(digit);
      }
    }
    if (odd < 0 || Double.isNaN(DecimalNumber.parse(plain.toString(), decimal))) {
      return Optional.empty();
    }
    int c = text.codePointAt(odd);
    return Optional.of(
        String.format(
            Locale.ROOT, "is %s with the character U+%04X (%s)", plain, c, Character.getName(c)));
  }

  private static Optional<String> groups(String text) {
    Matcher found = GROUPS.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    String separator = found.group(3);
    String fraction = found.group(4) == null ? "" : "." + found.group(4).substring(1);
    if (!fraction.isEmpty() && found.group(4).startsWith(separator)) {
      return Optional.empty();
    }
    String whole = found.group(1) + found.group(2).replace(separator, "");
    return Optional.of("looks like " + whole + fraction + " with a separator of thousands");
  }

  private static Optional<String> otherMark(String text, char decimal) {
    char other = decimal == '.' ? ',' : '.';
    return hasMark(text, other)
        ? Optional.of("is a number with a decimal " + (other == ',' ? "comma" : "point"))
        : Optional.empty();
  }

  private static Optional<String> withUnit(String text) {
    Matcher unit = UNIT.matcher(text);
    if (unit.matches()) {
      return Optional.of(
          "is " + unit.group(1) + " with " + Quoted.text(unit.group(2)) + " behind it");
    }
    return CURRENCY.matcher(text).matches()
        ? Optional.of("has the sign of a currency")
        : Optional.empty();
  }

  private static Optional<String> other(String text) {
    if (LIMIT.matcher(text).matches()) {
      return Optional.of("is a limit and no value");
    }
    if (DATE.matcher(text).matches()) {
      return Optional.of("is a date");
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity" ->
          Optional.of("is not finite");
      case "true", "false", "yes", "no", "t", "f", "y", "n" ->
          Optional.of("would be 0 or 1 as a number");
      default -> Optional.empty();
    };
  }
}
