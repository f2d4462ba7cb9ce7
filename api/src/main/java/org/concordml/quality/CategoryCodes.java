package org.concordml.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.data.FeatureMatrix;
import org.concordml.data.TabularData;

/**
 * Tells columns of few whole numbers that are codes of categories, by their name or by their shape.
 * A network takes a code for a quantity.
 */
final class CategoryCodes {

  /** Two values are no more than yes and no, whatever they stand for. */
  private static final int FEWEST = 3;

  private static final int MOST = 20;

  /** Without a telling name only so few values, from 1 on, are taken for codes. */
  private static final int MOST_WITHOUT_NAME = 6;

  private static final int ROWS_A_VALUE = 10;

  private static final Pattern CATEGORY =
      words(
          "race|ethnicity|ethnic|ethnicgroup|region|site|sites|center|centre|hospital|ward|marital"
              + "|country|state|county|city|zip|occupation|job|category|cat|code|kind|group|type"
              + "|species|breed|strain|religion|department|dept|insurance|payer|provider|sex|gender"
              + "|bloodtype|bloodgroup|color|colour|nationality|language|id");

  private static final Pattern QUANTITY =
      words(
          "grade|stage|score|scale|level|rank|severity|degree|class|count|counts|number|num|no|nr|n"
              + "|age|year|years|month|months|day|days|hour|hours|week|weeks|times|order|ordinal"
              + "|visits|children|pregnancies|parity|gravida|size|dose|rating|points|index|total");

  private CategoryCodes() {}

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?i)(.*[^a-z])?(" + alternatives + ")([^a-z].*)?");
  }

  static Optional<Notice> notice(TabularData data) {
    List<double[]> values = fewWholeNumbers(data.rows().features());
    List<Integer> named = new ArrayList<>();
    List<Integer> shaped = new ArrayList<>();
    for (int column = 0; column < values.size(); column++) {
      String name = data.schema().features().get(column);
      double[] different = values.get(column);
      if (different.length < FEWEST || 2 * different.length > data.rows().rows()) {
        continue;
      }
      if (data.groups().stream().anyMatch(groups -> groups.column().equals(name))) {
        continue; // which is told of as an identifier
      }
      if (CATEGORY.matcher(name).matches()) {
        named.add(column);
      } else if (!QUANTITY.matcher(name).matches() && isNumbered(different, data)) {
        shaped.add(column);
      }
    }
    // Most of the columns alike are one questionnaire, whose answers have an order.
    if (2 * shaped.size() <= values.size()) {
      named.addAll(shaped);
    }
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(notice(data, named.stream().sorted().toList()));
  }

  /** Whether the values are 1, 2, 3 and so on, each in many rows on average. */
  private static boolean isNumbered(double[] different, TabularData data) {
    return different.length <= MOST_WITHOUT_NAME
        && different[0] == 1
        && different[different.length - 1] == different.length
        && (long) different.length * ROWS_A_VALUE <= data.rows().rows();
  }

  /** The different values of each column, ascending; none if they are many or not whole. */
  private static List<double[]> fewWholeNumbers(FeatureMatrix features) {
    List<double[]> all = new ArrayList<>();
    for (int column = 0; column < features.columns(); column++) {
      all.add(fewWholeNumbers(features, column));
    }
    return all;
  }

  private static double[] fewWholeNumbers(FeatureMatrix features, int column) {
    double[] different = new double[MOST];
    int count = 0;
    for (int row = 0; row < features.rows(); row++) {
      double value = features.get(row, column) + 0.0; // -0.0 is 0.0
      int found = Arrays.binarySearch(different, 0, count, value);
      if (found < 0) {
        if (count == MOST || value != Math.rint(value)) {
          return new double[0];
        }
        int at = -found - 1;
        System.arraycopy(different, at, different, at + 1, count - at);
        different[at] = value;
        count++;
      }
    }
    return Arrays.copyOf(different, count);
  }

  private static Notice notice(TabularData data, List<Integer> columns) {
    boolean one = columns.size() == 1;
    return Notice.of(
        (one ? "Column " : "Columns ")
            + Names.of(data, columns)
            + (one ? " holds" : " hold")
            + " few different whole numbers, which may be codes of categories; they are taken as"
            + " quantities, of which 2 is between 1 and 3.",
        Remedy.of("give each category a column of 0 and 1"),
        Names.leaveOut(data, columns));
  }
}
