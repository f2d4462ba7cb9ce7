package org.concordml.quality;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.concordml.Notice;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.Scaler;
import org.concordml.split.Split;
import org.concordml.training.FitConfig;

/**
 * A job on a table of columns that a test makes up, beside one of random numbers ({@code noise}).
 * The target is 0 and 1 in turn; the last fifth of the rows is the test part.
 */
final class SampleJob {

  private final int rows;
  private final Map<String, IntFunction<Object>> columns = new LinkedHashMap<>();
  private String scaler = "minmax";
  private FitConfig config = FitConfig.standard().build();
  private final List<String> drop = new ArrayList<>();
  private String[] positive = {"1"};

  private SampleJob(int rows) {
    this.rows = rows;
    Random random = new Random(7);
    double[] noise = random.doubles(rows).toArray();
    columns.put("noise", row -> noise[row]);
    columns.put("ill", row -> row % 2);
  }

  static SampleJob of(int rows) {
    return new SampleJob(rows);
  }

  /** Adds a column, or takes the place of one. */
  SampleJob with(String name, IntFunction<Object> value) {
    columns.put(name, value);
    return this;
  }

  /** With a target of several classes in turn, by name. */
  SampleJob ofClasses(String... names) {
    positive = new String[0];
    return with("ill", row -> names[row % names.length]);
  }

  SampleJob without(String name) {
    columns.remove(name);
    return this;
  }

  SampleJob dropping(String name) {
    drop.add(name);
    return this;
  }

  SampleJob scaled(String name) {
    scaler = name;
    return this;
  }

  SampleJob trained(FitConfig how) {
    config = how;
    return this;
  }

  TabularData data() {
    StringBuilder csv = new StringBuilder(String.join(",", columns.keySet())).append('\n');
    for (int row = 0; row < rows; row++) {
      int at = row;
      csv.append(
              String.join(
                  ",",
                  columns.values().stream().map(value -> String.valueOf(value.apply(at))).toList()))
          .append('\n');
    }
    return TabularDataReader.read(
        CsvSource.of("t.csv", csv.toString().getBytes(StandardCharsets.UTF_8)),
        TableRoles.target("ill").withPositive(positive).withDrop(drop));
  }

  Split split() {
    int[] train = new int[rows - rows / 5];
    int[] test = new int[rows / 5];
    for (int row = 0; row < rows; row++) {
      if (row < train.length) {
        train[row] = row;
      } else {
        test[row - train.length] = row;
      }
    }
    return new Split(rows, train, test);
  }

  /** What is told of the job, in a library's words. */
  List<String> notices() {
    TabularData data = data();
    FittedScaler fitted = Scaler.named(scaler).fit(split().training(data));
    return JobChecks.beforeTraining(data, split(), fitted, config).stream()
        .map(Notice::toString)
        .toList();
  }
}
