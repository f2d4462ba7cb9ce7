package org.concordml.quality;

import java.util.Optional;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.TabularData;
import org.concordml.data.text.Quoted;

/** Tells a test part that has no row of one of the classes. */
final class ClassesOfParts {

  private ClassesOfParts() {}

  static Optional<Notice> notice(Parts parts) {
    TabularData data = parts.data();
    int rows = parts.test().length;
    int positives = Parts.positives(data, parts.test());
    if (positives > 0 && positives < rows) {
      return Optional.empty();
    }
    boolean absent = positives == 0;
    int elsewhere = absent ? data.rows().positives() : data.rows().rows() - data.rows().positives();
    return Optional.of(
        Notice.of(
            "All "
                + rows
                + " test rows are "
                + Quoted.text(absent ? data.schema().negative() : data.schema().positive())
                + ", none is "
                + Quoted.text(absent ? data.schema().positive() : data.schema().negative())
                + " ("
                + elsewhere
                + " in the training part): what needs both classes, such as the ROC AUC, is"
                + " undefined.",
            waysOut(elsewhere, rows, data.rows().rows())));
  }

  /** A stratified split gives the test part its share of the class, if that is half a row. */
  private static Remedy[] waysOut(int ofClass, int testRows, int rows) {
    return ofClass > 1 && 2L * ofClass * testRows >= rows
        ? new Remedy[] {Remedy.of("keep the classes' shares in both parts", Setting.STRATIFY)}
        : new Remedy[] {
          Remedy.of("give more rows of the rarer class"),
          Remedy.of("once there are more, keep their share in both parts", Setting.STRATIFY)
        };
  }
}
