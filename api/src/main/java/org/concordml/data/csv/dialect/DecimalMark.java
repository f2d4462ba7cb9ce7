package org.concordml.data.csv.dialect;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.text.NumberSpelling;
import org.concordml.data.text.PlainText;
import org.concordml.data.text.Quoted;

/** Finds whether numbers of a file whose fields are not separated by commas have a comma. */
final class DecimalMark {

  /** {@code 1,234} may be a fraction or have a separator of thousands. */
  private static final Pattern GROUPS = Pattern.compile("[+-]?[1-9]\\d{0,2}([.,]\\d{3})+");

  private DecimalMark() {}

  /**
   * @param records the header first
   * @param notices gets one if it is a comma
   * @throws DataException if a comma may be the mark or separate thousands, and nothing tells
   */
  static char of(
      String source, List<CsvRecord> records, ToIntFunction<CsvRecord> line, List<Notice> notices) {
    boolean comma = false;
    boolean point = false;
    CsvRecord doubtful = null;
    String doubt = "";
    for (CsvRecord record : records) {
      for (String field : record.getFields()) {
        String value = PlainText.of(field);
        boolean groups = GROUPS.matcher(value).matches();
        comma |= !groups && NumberSpelling.hasMark(value, ',');
        point |= !groups && NumberSpelling.hasMark(value, '.');
        if (groups && value.indexOf(',') > 0 && doubtful == null) {
          doubtful = record;
          doubt = value;
        }
      }
    }
    if (comma && !point) {
      notices.add(
          Notice.of(
              "Took \",\" for the decimal mark, as all first lines agree.",
              Remedy.of("say that it is so", Setting.DECIMAL, ",")));
      return ',';
    }
    if (doubtful != null && !comma && !point) {
      throw ambiguous(source + ":" + line.applyAsInt(doubtful), doubt);
    }
    return '.';
  }

  private static DataException ambiguous(String place, String found) {
    return new DataException(
        place
            + ": it must be known whether a comma is the decimal mark or separates thousands, found "
            + Quoted.text(found)
            + ".",
        Remedy.of("take it for the decimal mark", Setting.DECIMAL, ","),
        Remedy.of("write thousands without a separator"));
  }
}
