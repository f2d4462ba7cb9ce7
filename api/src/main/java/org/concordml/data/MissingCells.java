package org.concordml.data;

import java.util.Locale;
import java.util.Set;

/** Tells which cells of one column are missing. */
final class MissingCells {

  private final boolean usual;
  private final Set<String> words;
  private final double[] numbers;
  private final char decimalMark;

  /**
   * @param usual whether pandas' words count
   * @param words others that count
   */
  MissingCells(boolean usual, Set<String> words, char decimalMark) {
    this.usual = usual;
    this.words = words;
    this.decimalMark = decimalMark;
    this.numbers =
        words.stream()
            .mapToDouble(word -> DecimalNumber.parse(word, decimalMark))
            .filter(number -> !Double.isNaN(number))
            .toArray();
  }

  /** Whether a cell is missing at first sight: empty, NA, N/A, NaN or null, in any case. */
  boolean isPlainly(char[] chars, int offset, int length) {
    if (length == 0) {
      return true;
    }
    if ((chars[offset] | 0x20) != 'n' || length > 4 || !usual) {
      return false;
    }
    return isOfAnyCase(new String(chars, offset, length));
  }

  private static boolean isOfAnyCase(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "na", "n/a", "nan", "null" -> true;
      default -> false;
    };
  }

  /** Whether a label may be no class but stand for one that is not known. */
  static boolean mayBeMissing(String label) {
    return isOfAnyCase(label)
        || isOfPandas(label)
        || label.codePoints().noneMatch(Character::isLetterOrDigit)
        || label.equalsIgnoreCase("missing")
        || label.equalsIgnoreCase("unknown");
  }

  /** Whether there are any numbers that stand for a missing value. */
  boolean hasNumbers() {
    return numbers.length > 0;
  }

  /** Whether a number stands for a missing value. */
  boolean isNumber(double number) {
    for (double missing : numbers) {
      if (missing == number) {
        return true;
      }
    }
    return false;
  }

  /** Whether a cell that is not plainly missing is one of the other words. */
  boolean isWord(String text) {
    return (usual && isOfPandas(text))
        || words.contains(text)
        || (numbers.length > 0 && isNumber(DecimalNumber.parse(text, decimalMark)));
  }

  private static boolean isOfPandas(String text) {
    return switch (text) {
      case "None", "<NA>", "#N/A", "#N/A N/A", "#NA", "-nan", "-NaN" -> true;
      case "1.#IND", "1.#QNAN", "-1.#IND", "-1.#QNAN" -> true;
      default -> false;
    };
  }
}
