package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of other libraries ran into, and ran into here once. */
class TrainingCasesTest {

  @TempDir Path folder;

  private Invocation train(Object... options) {
    Object[] args = new Object[options.length + 5];
    args[0] = "train";
    args[1] = "--engine";
    args[2] = "java";
    args[3] = "--out";
    args[4] = folder.resolve("out");
    System.arraycopy(options, 0, args, 5, options.length);
    return Invocation.of(args);
  }

  private static JsonObject run(Invocation train) {
    assertThat(train.code()).as(train.err()).isZero();
    return JsonParser.parseString(train.out())
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject();
  }

  private static double[] numbers(JsonArray array) {
    return array.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }

  /** One feature that says nothing, so that after scaling every row's probability is the same. */
  private Path constant(int rows, int positiveEvery) throws IOException {
    StringBuilder text = new StringBuilder("a,ill\n");
    for (int row = 0; row < rows; row++) {
      text.append("5,").append(row % positiveEvery == 0 ? 1 : 0).append('\n');
    }
    return Files.writeString(folder.resolve("constant.csv"), text);
  }

  /**
   * It was 0.7 and 0.3 once for the same rows. The learning rate leaves every probability at 0.5,
   * while logits may be above 0 by 1e-30.
   */
  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void aProbabilityOfExactlyOneHalfIsCountedAlikeOnOneScreen(String positive) throws IOException {
    JsonObject run =
        run(
            train(
                constant(100, 10),
                "--target",
                "ill",
                "--positive",
                positive,
                "--scaler",
                "standard",
                "--stratify",
                "--epochs",
                2,
                "--hidden",
                4,
                "--learning-rate",
                "1e-30",
                "--json"));

    JsonObject last = run.getAsJsonArray("history").get(1).getAsJsonObject();
    JsonObject test = run.getAsJsonObject("test");
    assertThat(numbers(run.getAsJsonArray("testProbabilities"))).containsOnly(0.5);
    assertThat(test.get("accuracy").getAsDouble())
        .isEqualTo(last.get("valAccuracy").getAsDouble())
        .isEqualTo(positive.equals("1") ? 0.9 : 0.1);
    assertThat(test.getAsJsonObject("counts").get("tp").getAsInt()).isZero();
  }

  /** The probabilities are all 1.0, and the AUC was 0.5 once. */
  @Test
  void aVerySureModelIsRankedByItsLogits() {
    JsonObject run = run(train("--scaler", "none", "--keep-id", "--json"));

    double[] logits = numbers(run.getAsJsonArray("testLogits"));
    assertThat(numbers(run.getAsJsonArray("testProbabilities"))).containsOnly(1.0);
    assertThat(logits).hasSize(114).doesNotHaveDuplicates();
    assertThat(run.getAsJsonObject("test").get("rocAuc").getAsDouble())
        .isEqualTo(auc(logits, labels()));
  }

  /** By counting pairs, from the files of the report. */
  private static double auc(double[] scores, boolean[] positive) {
    double won = 0;
    int pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (positive[i] && !positive[j]) {
          pairs++;
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return won / pairs;
  }

  private boolean[] labels() {
    List<String> lines;
    try {
      lines = Files.readAllLines(folder.resolve("out/predictions.csv"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    boolean[] labels = new boolean[lines.size() - 1];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = lines.get(i + 1).split(",")[1].equals("M");
    }
    return labels;
  }

  /** Few rows are ill, and for some epochs none is predicted so. */
  private Path rare() throws IOException {
    StringBuilder text = new StringBuilder("a,b,ill\n");
    for (int row = 0; row < 200; row++) {
      boolean ill = row % 8 == 0;
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%d,%d%n",
              row * 37 % 101 + (ill ? 45 : 0),
              row * 53 % 89,
              ill ? 1 : 0));
    }
    return Files.writeString(folder.resolve("rare.csv"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"valMcc", "valPrecision"})
  void aMetricThatIsUndefinedForAWhileDoesNotEndTheJob(String metric) throws IOException {
    JsonObject run =
        run(
            train(
                rare(),
                "--target",
                "ill",
                "--positive",
                "1",
                "--stratify",
                "--epochs",
                60,
                "--early-stopping",
                metric,
                "--learning-rate",
                0.01,
                "--json"));

    int best = run.get("bestEpoch").getAsInt();
    assertThat(best).isGreaterThan(1);
    assertThat(run.getAsJsonObject("test").get("precision").isJsonNull()).isFalse();
  }

  @Test
  void aMetricThatNeverIsDefinedIsNamed() throws IOException {
    Invocation run =
        train(
            constant(100, 10),
            "--target",
            "ill",
            "--positive",
            "1",
            "--stratify",
            "--epochs",
            3,
            "--early-stopping",
            "valPrecision");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .endsWith(
            "error: early stopping must watch a metric that is defined after some epoch, found that"
                + " valPrecision was undefined on the validation rows after each of the 3, as when"
                + " one class is predicted for all of them. Watch another metric with"
                + " --early-stopping valLoss.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "compare"})
  void aDivergenceNamesTheColumnThatItMayHaveComeFrom(String command) throws IOException {
    StringBuilder text = new StringBuilder("age,income,ill\n");
    for (int row = 0; row < 100; row++) {
      text.append(row % 50).append(',').append(row % 7).append("e30,").append(row % 2).append('\n');
    }
    Path csv = Files.writeString(folder.resolve("income.csv"), text);

    Invocation run =
        Invocation.of(
            command,
            csv,
            command.equals("train") ? "--engine" : "--engines",
            "java",
            "--target",
            "ill",
            "--positive",
            "1",
            "--scaler",
            "none",
            "--optimizer",
            "sgd",
            "--learning-rate",
            1e290,
            "--hidden",
            0,
            "--out",
            folder.resolve("out"));

    assertThat(run.code()).isEqualTo(7);
    assertThat(run.err())
        .contains(
            "Among the scaled features is 6.0E30, in column \"income\" of " + csv + ".",
            "Correct or leave out the column with --drop \"income\", scale the features with"
                + " --scaler minmax, lower");
  }

  /** Training was not stopped early, and it was not told once whose weights were tested. */
  @Test
  void theKeptEpochIsToldWheneverItIsNotTheLast() throws IOException {
    Object[] options = {
      rare(),
      "--target",
      "ill",
      "--positive",
      "1",
      "--stratify",
      "--epochs",
      40,
      "--learning-rate",
      0.05,
      "--early-stopping",
      "valLoss",
      "--patience",
      100,
      "--monitor",
      "test",
      ""
    };
    options[options.length - 1] = "--json";
    JsonObject run = run(train(options));
    int best = run.get("bestEpoch").getAsInt();
    assertThat(best).isLessThan(40);
    assertThat(run.get("restoredBestWeights").getAsBoolean()).isTrue();
    assertThat(run.get("stoppedEarly").getAsBoolean()).isFalse();
    JsonObject kept = run.getAsJsonArray("history").get(best - 1).getAsJsonObject();
    assertThat(run.getAsJsonObject("test").get("loss")).isEqualTo(kept.get("valLoss"));

    String sentence = "the weights of epoch " + best + " of 40, the best, are kept and tested";
    options[options.length - 1] = "--verbose";
    assertThat(train(options).out()).contains("\n  " + sentence + "\n").doesNotContain("stopped");
    options[options.length - 1] = "--quiet";
    assertThat(train(options).out()).contains("\njava: " + sentence + "\n");
  }

  @Test
  void nothingIsToldOfTheLastEpoch() {
    Invocation run = train("--epochs", 3, "--early-stopping", "loss");

    assertThat(run.out()).doesNotContain("are kept").contains("epoch 3/3");
    assertThat(run(train("--epochs", 3, "--early-stopping", "loss", "--json")))
        .satisfies(json -> assertThat(json.get("restoredBestWeights").getAsBoolean()).isFalse());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--early-stopping;val_loss;earlyStopping;valLoss",
        "--early-stopping;val_auc;earlyStopping;valRocAuc",
        "--early-stopping;auc;earlyStopping;valRocAuc",
        "--early-stopping;f1;earlyStopping;valF1",
        "--loss;binary_crossentropy;loss;bce",
        "--loss;BinaryFocalCrossentropy;loss;focal",
        "--optimizer;Adam;optimizer;adam",
        "--optimizer;RMSprop;optimizer;rmsprop",
        "--schedule;CosineDecay;learningRate;cosine",
        "--activation;LeakyReLU;activation;leaky-relu",
        "--initializer;GlorotUniform;initializer;glorot-uniform",
        "--scaler;StandardScaler;scaler;standard"
      })
  void namesOfKerasAndScikitLearnAreUnderstood(
      String option, String value, String member, String name) {
    Invocation run = train("--epochs", 2, option, value, "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonObject config =
        JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("config");
    assertThat(firstString(config.get(member))).isEqualTo(name);
  }

  private static String firstString(JsonElement json) {
    if (json.isJsonArray()) {
      return json.getAsJsonArray().get(0).getAsString();
    }
    if (json.isJsonObject()) {
      return StreamSupport.stream(json.getAsJsonObject().entrySet().spliterator(), false)
          .findFirst()
          .orElseThrow()
          .getValue()
          .getAsString();
    }
    return json.getAsString();
  }

  @ParameterizedTest
  @CsvSource({
    "--early-stopping, valAcuracy, valAccuracy",
    "--early-stopping, val_los, valLoss",
    "--loss, dise, dice",
    "--optimizer, adma, adam",
    "--schedule, cosin, cosine",
    "--activation, relo, relu",
    "--initializer, he-norml, he-normal",
    "--scaler, standart, standard"
  })
  void aMisspeltNameIsAnsweredWithTheNearest(String option, String value, String nearest) {
    Invocation run = train(option, value);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(", found '" + value + "'. Did you mean '" + nearest + "'?");
  }
}
