package org.concordml.engine.testkit.golden;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordml.split.Split;

/**
 * A folder of values made by other programs, and the data they were made from; {@code
 * golden/README.md} says what its files hold.
 *
 * @param path of the folder, which may lie in a jar
 */
public record GoldenFolder(Path path) {

  private static final String FLOAT64 = "keras-float64";

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
   * @return what the values were made from
   */
  GoldenData data() {
    return GoldenData.of(path);
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
    return Stream.of(FLOAT64, "keras-float32")
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
    GoldenRun base = run(FLOAT64);
    return file.variants.entrySet().stream()
        .map(entry -> new GoldenVariant(entry.getKey(), base, file.epochs, entry.getValue()))
        .toList();
  }

  /** A run whose file has no weights and orders starts as that in float64 does. */
  private GoldenRun run(String name) {
    GoldenRun.RunJson run = read(name + ".json", GoldenRun.RunJson.class);
    return new GoldenRun(
        this,
        name,
        run,
        run.initial_weights == null ? read(FLOAT64 + ".json", GoldenRun.RunJson.class) : run);
  }

  /** The rows of both sides. */
  GoldenData.Sides sides() {
    SplitJson rows = split();
    return data().sides(new Split(rows.train.length + rows.test.length, rows.train, rows.test));
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

  /** The numbers in {@code split.json}, under their names there. */
  static final class SplitJson {
    int rows;
    long seed;
    double test_size;
    boolean stratified;
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
