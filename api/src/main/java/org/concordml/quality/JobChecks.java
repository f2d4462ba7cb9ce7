package org.concordml.quality;

import java.util.ArrayList;
import java.util.List;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.TabularData;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.split.Split;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;

/**
 * What a user should know of a job before it is trained. Nothing is changed, and no check takes
 * more than a few passes over the table.
 */
public final class JobChecks {

  private JobChecks() {}

  /**
   * Looks for rows and columns that make the result of a job mean less than it seems to.
   *
   * @param data the table, not scaled
   * @param split into which parts
   * @param fitted on the training part
   * @param config of the training
   * @return what was found, the gravest first; empty if nothing was
   * @throws org.concordml.data.DataException if a test row is too large for float32 once scaled
   */
  public static List<Notice> beforeTraining(
      TabularData data, Split split, FittedScaler fitted, FitConfig config) {
    Parts parts = Parts.of(data, split);
    ColumnRanges ranges = ColumnRanges.of(parts);
    UnusualScales scales = new UnusualScales(parts, ranges, fitted);
    scales.requireTestRowsWithinFloat32();
    List<Notice> notices = new ArrayList<>();
    ClassesOfParts.notice(parts).ifPresent(notices::add);
    SharedRows.notice(parts).ifPresent(notices::add);
    notices.addAll(SharedGroups.notices(parts));
    GivenAwayTarget.notice(data, ranges).ifPresent(notices::add);
    scales.constant().ifPresent(notices::add);
    notices.addAll(scales.leftUnscaled());
    notices.addAll(PlaceholderValues.notices(data, ranges));
    CategoryCodes.notice(data).ifPresent(notices::add);
    config.earlyStopping().ifPresent(rule -> addWrongWay(rule, notices));
    return List.copyOf(notices);
  }

  private static void addWrongWay(EarlyStopping rule, List<Notice> notices) {
    EarlyStopping.Mode better = EarlyStopping.Mode.suiting(rule.metric());
    if (rule.mode() != better) {
      boolean smaller = rule.mode() == EarlyStopping.Mode.MIN;
      notices.add(
          Notice.of(
              "Early stopping keeps the epoch where "
                  + rule.metric().key()
                  + (smaller ? " is smallest, though larger" : " is largest, though smaller")
                  + " is better.",
              Remedy.of("keep the best", Setting.EARLY_STOPPING_MODE, smaller ? "max" : "min")));
    }
  }
}
