package org.concordml.quality;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.data.text.Quoted;

/** Tells a test part that has no row of one of the classes. */
final class ClassesOfParts {

  private static final int CLASSES_SHOWN = 3;

  private ClassesOfParts() {}

  static Optional<Notice> notice(Parts parts) {
    if (!(parts.data().rows().targets() instanceof Targets.Classes classes)) {
      return Optional.empty();
    }
    int[] all = classes.counts();
    int[] test = classes.select(parts.test()).counts();
    List<Integer> absent =
        IntStream.range(0, all.length).filter(k -> test[k] == 0 && all[k] > 0).boxed().toList();
    if (absent.isEmpty()) {
      return Optional.empty();
    }
    int rarest = absent.stream().mapToInt(k -> all[k]).min().orElseThrow();
    String fact =
        all.length == 2
            ? ofTwo(parts, absent.get(0), rarest)
            : ofSeveral(parts.data(), absent, all, parts.test().length);
    return Optional.of(
        Notice.of(fact, waysOut(rarest, parts.test().length, parts.data().rows().rows())));
  }

  private static String ofTwo(Parts parts, int absent, int elsewhere) {
    List<String> names = parts.data().schema().classes();
    return "All "
        + parts.test().length
        + " test rows are "
        + Quoted.text(names.get(1 - absent))
        + ", none is "
        + Quoted.text(names.get(absent))
        + " ("
        + elsewhere
        + " in the training part): what needs both classes, such as the ROC AUC, is undefined.";
  }

  private static String ofSeveral(TabularData data, List<Integer> absent, int[] all, int testRows) {
    List<String> names = data.schema().classes();
    return "None of the "
        + testRows
        + " test rows is "
        + Quoted.first(
            absent.stream()
                .map(k -> Quoted.text(names.get(k)) + " (" + all[k] + " in the training part)"),
            absent.size(),
            CLASSES_SHOWN)
        + ": what needs every class, such as the one-vs-rest AUC, is undefined.";
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
