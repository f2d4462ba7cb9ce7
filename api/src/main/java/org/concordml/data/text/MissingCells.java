package org.concordml.data.text;

import java.util.Locale;
import java.util.Set;

/** Tells which cells of one column are missing. */
public final class MissingCells {

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

  /**
   * Whether a cell is missing at first sight: empty, NA, N/A, NaN or null, in any case.
   *
   * @param chars the cell, and what is around it
   * @param offset of its first character
   * @param length may be 0
   * @return whether it is
   */
  public boolean isPlainly(char[] chars, int offset, int length) {
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

  /**
   * @param label of a class
   * @return whether it may be no class but stand for one that is not known
   */
  public static boolean mayBeMissing(String label) {
    return isOfAnyCase(label)
        || isOfPandas(label)
        || label.codePoints().noneMatch(Character::isLetterOrDigit)
        || label.equalsIgnoreCase("missing")
        || label.equalsIgnoreCase("unknown");
  }

  /**
   * @return whether there are any numbers that stand for a missing value
   */
  public boolean hasNumbers() {
    return numbers.length > 0;
  }

  /**
   * @param number in a cell
   * @return whether it stands for a missing value
   */
  public boolean isNumber(double number) {
    for (double missing : numbers) {
      if (missing == number) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param text of a cell that is not {@linkplain #isPlainly plainly} missing
   * @return whether it is one of the other words
   */
  public boolean isWord(String text) {
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
