package org.concordml.engine.testkit;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordml.data.Examples;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.TabularDataReader;
import org.concordml.preprocess.scaling.FittedScaler;
import org.concordml.preprocess.scaling.MinMaxScaler;
import org.concordml.split.Split;

/**
 * A folder of values made by other programs, and the data they were made from; {@code
 * golden/README.md} says what its files hold.
 *
 * @param path of the folder, which may lie in a jar
 */
public record GoldenFolder(Path path) {

  /**
   * Every folder that comes with this module, then every one that {@value GoldenFolders#PROPERTY}
   * names.
   *
   * @return never empty
   */
  public static List<GoldenFolder> all() {
    return GoldenFolders.all();
  }

  /**
   * The table, read as a user would have it read.
   *
   * @return all rows, in file order
   */
  public TabularData data() {
    DataJson described = read("data.json", DataJson.class);
    TableRoles roles =
        TableRoles.target(described.target)
            .withPositive(described.positive)
            .withDrop(Objects.requireNonNullElse(described.drop, List.of()));
    return TabularDataReader.read(CsvSource.file(path.resolve(described.csv)), roles);
  }

  /**
   * @return which rows scikit-learn trains on and which it holds back
   */
  public SplitJson split() {
    return read("split.json", SplitJson.class);
  }

  /**
   * @return what scikit-learn's scalers measured, if the folder says
   */
  public Optional<ScalersJson> scalers() {
    return exists("scalers.json")
        ? Optional.of(read("scalers.json", ScalersJson.class))
        : Optional.empty();
  }

  /**
   * @return the training runs it holds
   */
  public List<GoldenRun> runs() {
    return Stream.of("keras-float64", "keras-float32")
        .filter(name -> exists(name + ".json"))
        .map(this::run)
        .toList();
  }

  /**
   * @return the variants it holds, none if it has no file of them
   */
  public List<GoldenVariant> variants() {
    if (!exists("keras-variants.json")) {
      return List.of();
    }
    GoldenVariant.FileJson file = read("keras-variants.json", GoldenVariant.FileJson.class);
    GoldenRun base = run("keras-float64");
    return file.variants.entrySet().stream()
        .map(entry -> new GoldenVariant(entry.getKey(), base, file.epochs, entry.getValue()))
        .toList();
  }

  private GoldenRun run(String name) {
    return new GoldenRun(this, name, read(name + ".json", GoldenRun.RunJson.class));
  }

  /** The rows of both sides, scaled to the range of the training rows. */
  Sides sides() {
    TabularData data = data();
    SplitJson rows = split();
    Split split = new Split(data.rows().rows(), rows.train, rows.test);
    FittedScaler scaler = new MinMaxScaler().fit(split.training(data));
    return new Sides(
        scaled(split.training(data).labelled(), scaler), scaled(split.test(data), scaler));
  }

  private static Examples scaled(Examples rows, FittedScaler scaler) {
    return Examples.binary(scaler.transform(rows.features()), rows.labels());
  }

  private boolean exists(String file) {
    return Files.exists(path.resolve(file));
  }

  private <T> T read(String file, Class<T> type) {
    try (Reader reader = Files.newBufferedReader(path.resolve(file))) {
      return new Gson().fromJson(reader, type);
    } catch (IOException e) {
      throw new UncheckedIOException("golden file " + path.resolve(file) + " must be readable", e);
    }
  }

  @Override
  public String toString() {
    return String.valueOf(path.getFileName());
  }

  /**
   * Rows ready for a network.
   *
   * @param train to learn from
   * @param test held back
   */
  record Sides(Examples train, Examples test) {}

  private static final class DataJson {
    String csv;
    String target;
    String positive;
    List<String> drop;
  }

  /** The numbers in {@code split.json}, under their names there. */
  static final class SplitJson {
    int rows;
    long seed;
    double test_size;
    int[] train;
    int[] test;
    int[] stratified_train;
    int[] stratified_test;
    int[][] kfold5_test;
    int[][] stratified_kfold5_test;
  }

  /** The numbers in {@code scalers.json}, under their names there. */
  static final class ScalersJson {
    double[] minmax_min;
    double[] minmax_max;
    double[] standard_mean;
    double[] standard_scale;
    double[] first_test_row_minmax;
    double[] first_test_row_standard;
  }
}
