package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concordml.engine.EngineBackend;
import org.concordml.engine.EngineRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong: one or two lines on stderr, the documented exit code, nothing left behind. */
class ErrorsTest {

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void nameTheOutput() {
    out = folder.resolve("out");
  }

  private void failed(Invocation run, int code, String message) {
    List<String> told = run.err().lines().filter(line -> !line.startsWith("note: ")).toList();
    assertThat(told).hasSizeBetween(1, 3);
    assertThat(told.get(0)).startsWith("error: ");
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).doesNotContain("Test Loss");
    assertThat(out).doesNotExist();
  }

  @Test
  void aNumberToPredictWithAWordForMissingNamesTheWord() throws IOException {
    Path table =
        Files.writeString(folder.resolve("t.csv"), "x,y\n" + "1,2.5\n3,4.5\n2,NA\n".repeat(9));

    Invocation run =
        Invocation.of(
            "train",
            table,
            "--target",
            "y",
            "--task",
            "regression",
            "--engine",
            "java",
            "--out",
            out);

    failed(
        run,
        3,
        "found the text \"NA\" in the target \"y\". If it means missing, say so with --missing"
            + " \"y=NA\", or take it for classes with --task multiclass.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--threads;0;threads must be auto or a whole number from 1 to 1024, found '0'",
        "--threads;two;threads must be auto or a whole number from 1 to 1024, found 'two'",
        "--threads;1025;threads must be auto or a whole number from 1 to 1024, found '1025'",
        "--epochs;0;epochs must be at least 1, found 0",
        "--batch-size;0;batch size must be at least 1, found 0",
        "--learning-rate;-1;learning-rate must be finite and above 0, found -1.0",
        "--learning-rate;abc;Invalid value for option '--learning-rate': must be a finite decimal",
        "--learning-rate;1f;must be a finite decimal number such as 0.5 or 1e-3, found '1f'",
        "--learning-rate;1e999;must be at most 1.7976931348623157E308 in size, found '1e999'",
        "--dropout;0x1p-1;must be a finite decimal number such as 0.5 or 1e-3, found '0x1p-1'",
        "--epochs;\u0661;must be a whole number, found '\u0661'",
        "--epochs;1.0;must be a whole number, found '1.0'",
        "--epochs;3000000000;from -2147483648 to 2147483647, found '3000000000'",
        "--hidden;'32,';must be values separated by commas, found an empty one in '32,'",
        "--hidden;'32,x';must be a whole number, found 'x'",
        "--hidden;100000000;the network must have less than 2^31 parameters, found 3200000001",
        "--hidden;'60000,60000';the network must have less than 2^31 parameters",
        "--class-weight;'1,2f';or two numbers such as 1,3, found '1,2f'",
        "--drop;',';Invalid value for option '--drop': must be values separated by commas",
        "--drop;'radius_mean,,texture_mean';found an empty one in 'radius_mean,,texture_mean'",
        "--optimizer;adma;optimizer must be one of adam, adamw, sgd, rmsprop, found 'adma'",
        "--loss;mse;loss must be one of bce, dice, focal for an outcome that is binary, found"
            + " 'mse'",
        "--activation;relo;activation must be one of relu, tanh, sigmoid, gelu, leaky-relu",
        "--initializer;zeros;initializer must be one of glorot-uniform",
        "--schedule;warmup;schedule must be one of constant, step, cosine, found 'warmup'",
        "--dropout;1;dropout must be in [0, 1), found 1.0",
        "--l2;-1;l2 must be finite and at least 0, found -1.0",
        "--hidden;32,-1;units must be at least 1, found -1",
        "--momentum;0.9;--momentum has an effect with --optimizer sgd only",
        "--patience;3;--patience has an effect with --early-stopping only",
        "--early-stopping;valGini;metric must be one of loss, accuracy, valLoss, valAccuracy",
        "--class-weight;1;class weight must be one of balanced, or two numbers such as 1,3",
        "--test-size;1.5;1.5",
        "--scaler;zscore;zscore",
        "--threshold;2;--threshold must be from 0 to 1, found 2.0",
        "--device;gpu0;device must be auto, cpu, gpu or gpu:N, found 'gpu0'",
        "--epoch;3;Unknown option"
      })
  void wrong_usage_exits_with_2(String option, String value, String message) {
    failed(Invocation.of("train", "--engine", "java", "--out", out, option, value), 2, message);
  }

  @ParameterizedTest
  @CsvSource({
    "--hidden,3",
    "--epochs,3",
    "--scaler,none",
    "--json,",
    "--engine,java",
    "--target,diagnosis"
  })
  void an_option_given_twice_is_wrong_usage(String option, String value) {
    List<Object> args = new ArrayList<>(List.of("train", "--out", out));
    for (int i = 0; i < 2; i++) {
      args.add(option);
      if (value != null) {
        args.add(value);
      }
    }
    failed(Invocation.of(args.toArray()), 2, "should be specified only once");
  }

  @Test
  void columns_to_leave_out_may_be_named_in_several_lists() {
    Invocation run =
        Invocation.of(
            "train",
            "--engine",
            "java",
            "--epochs",
            1,
            "--out",
            out,
            "--json",
            "--drop",
            "radius_mean,texture_mean",
            "--drop",
            "\"area_mean\"");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("\"droppedColumns\"", "radius_mean\"", "texture_mean\"", "area_mean\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--step-factor;0.5;--schedule step",
        "--step-every;2;--schedule step",
        "--focal-gamma;2;--loss focal",
        "--weight-decay;0.01;--optimizer adamw",
        "--momentum;0.9;--optimizer sgd",
        "--nesterov;;--optimizer sgd",
        "--mode;max;--early-stopping",
        "--patience;3;--early-stopping",
        "--min-delta;0.1;--early-stopping"
      })
  void an_option_without_effect_is_refused(String option, String value, String partner) {
    List<Object> args = new ArrayList<>(List.of("train", "--engine", "java", "--out", out, option));
    if (value != null) {
      args.add(value);
    }
    failed(
        Invocation.of(args.toArray()),
        2,
        option + " has an effect with " + partner + " only. Leave it out, or add " + partner);
  }

  @Test
  void keras_rounding_is_of_adam_and_adamw_only() {
    failed(
        Invocation.of(
            "train", "--engine", "java", "--out", out, "--optimizer", "sgd", "--keras-rounding"),
        2,
        "--keras-rounding has an effect with --optimizer adam or adamw only");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "-0.001,2", "1.001,2"})
  void a_threshold_is_from_0_to_1(String threshold, int code) {
    Invocation run =
        Invocation.of(
            "train", "--engine", "java", "--epochs", 1, "--out", out, "--threshold", threshold);

    assertThat(run.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"--activation,tanh", "--dropout,0.2"})
  void what_only_hidden_layers_have_is_refused_without_any(String option, String value) {
    failed(
        Invocation.of("train", "--engine", "java", "--out", out, "--hidden", "0", option, value),
        2,
        option + " has no effect without hidden layers. Leave it out, or give --hidden widths");
  }

  @Test
  void a_missing_engine_name_lists_the_engines() {
    failed(
        Invocation.of("train", "--out", out),
        2,
        "--engine must name an engine, found none. Valid: java, mxnet, pytorch");
  }

  @Test
  void an_engine_that_only_scores_is_refused_where_something_is_trained() {
    String refusal =
        "engine onnxruntime scores with trained models and cannot train. Choose an engine that"
            + " trains with --engine java.";

    failed(Invocation.of("train", "--engine", "onnxruntime", "--out", out), 2, refusal);
    failed(Invocation.of("compare", "--engines", "java,onnxruntime", "--out", out), 2, refusal);
  }

  @Test
  void a_mistyped_command_is_answered_with_the_nearest() {
    Invocation run = Invocation.of("comapre");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("comapre").contains("compare");
  }

  @Test
  void a_mistyped_engine_is_wrong_usage_answered_with_the_nearest() {
    failed(
        Invocation.of("train", "--engine", "pytroch", "--out", out),
        2,
        "engine must be one of those installed, found 'pytroch'. Valid: java, mxnet, pytorch. Did"
            + " you mean 'pytorch'?");
  }

  @Test
  void an_engine_of_concord_that_is_not_installed_exits_with_4() {
    List<EngineBackend> installed = List.of(EngineRegistry.load().find("java"));

    failed(
        Invocation.with(installed, "train", "--engine", "mxnet", "--out", out),
        4,
        "engine must be one that is installed, found 'mxnet'. Valid: java. Add the artifact"
            + " concord-engine-mxnet to the class path.");
  }

  @Test
  void an_engine_without_its_native_library_exits_with_4_and_names_the_artifact() {
    EngineBackend absent = new AbsentBackend();

    failed(
        Invocation.with(List.of(absent), "train", "--engine", "absent", "--out", out),
        4,
        "engine absent cannot be used: its native library is not on the class path. Add"
            + " org.example:natives:1.0");
  }

  @Test
  void compare_leaves_an_absent_engine_out_and_says_so() {
    Invocation run =
        Invocation.with(
            List.of(new AbsentBackend(), EngineRegistry.load().find("java")),
            "compare",
            "--epochs",
            1,
            "--out",
            out);

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains(
            "note: left out, engine absent cannot be used: its native library is not on the class"
                + " path");
  }

  @ParameterizedTest
  @CsvSource({"java", "pytorch", "mxnet"})
  void a_gpu_that_is_not_there_exits_with_5(String engine) {
    failed(
        Invocation.of("train", "--engine", engine, "--device", "gpu:7", "--out", out),
        5,
        "device must be one that " + engine + " can use, found 'gpu:7'");
  }

  @Test
  void training_that_diverges_exits_with_7_and_names_epoch_and_batch() {
    failed(
        Invocation.of(
            "train",
            "--engine",
            "java",
            "--optimizer",
            "sgd",
            "--learning-rate",
            "1e308",
            "--scaler",
            "none",
            "--quiet",
            "--out",
            out),
        7,
        "training on java diverged: loss must be finite, found ");
  }

  @Test
  void a_missing_file_exits_with_3() {
    failed(
        Invocation.of(
            "train", folder.resolve("no.csv"), "--target", "y", "--engine", "java", "--out", out),
        3,
        "no.csv");
  }

  @Test
  void a_folder_in_place_of_a_file_exits_with_3() {
    failed(
        Invocation.of("train", folder, "--target", "y", "--engine", "java", "--out", out),
        3,
        folder.toString());
  }

  @Test
  void a_csv_without_a_target_asks_for_one() throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "a,y\n1,0\n2,1\n");

    failed(
        Invocation.of("train", csv, "--engine", "java", "--out", out),
        2,
        "--target must name the column to predict, found none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a,y|1,0|2|3,1;a.csv:3",
        "1,2,y|1,2,0|3,4,1;--no-header",
        "a,y|;a.csv",
        "a,z|1,0|2,1;y",
        "a,y|1,0|2,0;y",
        "a,y|1,0|2,1|3,2;y",
        "a,y|1,0|oops,1|3,1;oops"
      })
  void a_bad_table_exits_with_3_and_says_where(String text, String hint) throws IOException {
    Path csv =
        Files.write(
            folder.resolve("a.csv"), text.replace('|', '\n').getBytes(StandardCharsets.UTF_8));

    failed(Invocation.of("train", csv, "--target", "y", "--engine", "java", "--out", out), 3, hint);
  }

  @Test
  void a_mistyped_column_is_answered_with_the_nearest() {
    failed(
        Invocation.of("train", "--engine", "java", "--drop", "radius_maen", "--out", out),
        3,
        "radius_mean");
  }

  @Test
  void an_output_folder_that_is_a_file_exits_with_2() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");

    Invocation run = Invocation.of("train", "--engine", "java", "--out", file);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ").contains(file.toString());
    assertThat(file).hasContent("mine");
  }

  @Test
  void a_library_that_no_engine_would_use_is_refused() {
    failed(
        Invocation.of("train", "--engine", "java", "--libtorch", folder, "--out", out),
        2,
        "--libtorch has an effect with the engine pytorch only");
    System.clearProperty("concord.pytorch.library");
  }

  @Test
  void a_network_too_large_to_count_is_wrong_usage() {
    failed(
        Invocation.of("train", "--engine", "java", "--hidden", "100000,100000", "--out", out),
        2,
        "the network must have less than 2^31 parameters, found 1000");
  }

  @Test
  void early_stopping_on_a_metric_that_is_undefined_is_refused() throws IOException {
    StringBuilder text = new StringBuilder("a,y\n");
    for (int i = 0; i < 100; i++) {
      text.append(i).append(i < 3 ? ",yes\n" : ",no\n");
    }
    Path csv = Files.writeString(folder.resolve("rare.csv"), text);

    failed(
        Invocation.of(
            "train",
            csv,
            "--target",
            "y",
            "--monitor",
            "test",
            "--engine",
            "java",
            "--test-size",
            "0.05",
            "--early-stopping",
            "valRocAuc",
            "--quiet",
            "--out",
            out),
        3,
        "early stopping on valRocAuc needs validation rows of both classes, found 0 positive and 5"
            + " negative. Keep both classes in both parts of the split with --stratify, or watch"
            + " another metric with --early-stopping valLoss.");
  }

  @Test
  void an_empty_output_folder_name_is_wrong_usage() {
    failed(
        Invocation.of("train", "--engine", "java", "--out", ""),
        2,
        "--out must name a folder, found nothing");
  }

  @Test
  void a_column_with_a_comma_in_its_name_can_be_dropped() throws IOException {
    Path csv = Files.writeString(folder.resolve("c.csv"), quotedNames());

    Invocation run =
        Invocation.of(
            "train",
            csv,
            "--target",
            "y",
            "--drop",
            "\"a, one\", b",
            "--engine",
            "java",
            "--epochs",
            1,
            "--out",
            out);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("60 rows, 1 features");
  }

  private static String quotedNames() {
    StringBuilder text = new StringBuilder("\"a, one\",b,c,y\n");
    for (int i = 0; i < 60; i++) {
      text.append(i).append(",1,").append(i % 5).append(i % 2 == 0 ? ",yes\n" : ",no\n");
    }
    return text.toString();
  }

  @Test
  void the_trace_is_shown_with_verbose_only() {
    Invocation run =
        Invocation.of("train", "--engine", "java", "--device", "gpu", "--verbose", "--out", out);

    assertThat(run.err()).contains("DeviceUnavailableException").contains("\tat ");
  }
}
