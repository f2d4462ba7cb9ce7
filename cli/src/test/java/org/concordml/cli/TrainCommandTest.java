package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code concord train}: one engine. */
class TrainCommandTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"java", "pytorch", "mxnet"})
  void ends_with_test_loss_and_test_accuracy(String engine) {
    Invocation run = Invocation.of("train", "--engine", engine, "--out", folder);

    assertThat(run.code()).isZero();
    assertThat(run.out().lines().skip(run.out().lines().count() - 2))
        .satisfiesExactly(
            line -> assertThat(line).matches("Test Loss: 0\\.\\d{6}"),
            line -> assertThat(line).matches("Test Accuracy: 0\\.9\\d{5}"));
  }

  @Test
  void reads_a_table_of_ones_own() throws IOException {
    Path csv = folder.resolve("mine.csv");
    StringBuilder text = new StringBuilder("age,dose,\"out, come\"\n");
    for (int i = 0; i < 60; i++) {
      text.append(20 + i).append(',').append(i % 7).append(i % 2 == 0 ? ",yes\n" : ",no\n");
    }
    Files.writeString(csv, text);

    Invocation run =
        Invocation.of(
            "train",
            csv,
            "--target",
            "out, come",
            "--engine",
            "java",
            "--out",
            folder.resolve("out"));

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("60 rows, 2 features; 30 yes (positive), 30 no");
  }

  @Test
  void early_stopping_says_which_epoch_was_kept() {
    Invocation run =
        Invocation.of(
            "train",
            "--engine",
            "java",
            "--epochs",
            300,
            "--early-stopping",
            "valRocAuc",
            "--patience",
            3,
            "--out",
            folder);

    assertThat(run.code()).isZero();
    Matcher told =
        Pattern.compile("stopped early after epoch (\\d+); the weights of epoch (\\d+) ")
            .matcher(run.out());
    assertThat(told.find()).as(run.out()).isTrue();
    assertThat(Integer.parseInt(told.group(2))).isEqualTo(Integer.parseInt(told.group(1)) - 3);
  }

  /** Every option of the optimizer, loss and network reaches the job: each changes the result. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--optimizer;sgd",
        "--optimizer;rmsprop",
        "--optimizer;adamw",
        "--keras-rounding;",
        "--loss;dice",
        "--loss;focal",
        "--activation;tanh",
        "--activation;gelu",
        "--activation;leaky-relu",
        "--activation;sigmoid",
        "--dropout;0.3",
        "--l2;0.01",
        "--initializer;he-normal",
        "--hidden;8",
        "--hidden;0",
        "--class-weight;balanced",
        "--class-weight;1,3",
        "--clip-value;0.001",
        "--clip-norm;0.01",
        "--noise;0.1",
        "--schedule;cosine",
        "--schedule;step",
        "--learning-rate;0.01",
        "--batch-size;64",
        "--scaler;standard",
        "--scaler;robust",
        "--scaler;mean",
        "--scaler;none",
        "--test-size;0.3",
        "--stratify;",
        "--seed;1",
        "--drop;radius_mean,area_mean"
      })
  void every_option_changes_the_result(String option, String value) {
    String usual = probabilities("--epochs", "3");
    String changed =
        value == null || value.isEmpty()
            ? probabilities("--epochs", "3", option)
            : probabilities("--epochs", "3", option, value);

    assertThat(changed).startsWith("\"testProbabilities\"").isNotEqualTo(usual);
  }

  private String probabilities(String... options) {
    Object[] args = new Object[options.length + 6];
    args[0] = "train";
    args[1] = "--engine";
    args[2] = "java";
    args[3] = "--json";
    args[4] = "--out";
    args[5] = folder;
    System.arraycopy(options, 0, args, 6, options.length);
    Invocation run = Invocation.of(args);
    assertThat(run.code()).as(run.err()).isZero();
    int at = run.out().indexOf("\"testProbabilities\"");
    return run.out().substring(at, run.out().indexOf(']', at));
  }
}
