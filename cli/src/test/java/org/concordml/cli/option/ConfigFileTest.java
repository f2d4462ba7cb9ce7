package org.concordml.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concordml.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flag stands over a file, and a file over the library. */
class ConfigFileTest {

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static JsonObject printed(Object... words) {
    Object[] all = new Object[words.length + 2];
    all[0] = "train";
    all[1] = "--print-config";
    System.arraycopy(words, 0, all, 2, words.length);
    Invocation run = Invocation.of(all);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  private static JsonObject fit(Object... words) {
    return printed(words).getAsJsonObject("fit");
  }

  @Test
  void whatIsPrintedIsReadAgain() throws IOException {
    JsonObject first =
        printed("--epochs", 7, "--optimizer", "sgd", "--momentum", 0.5, "--early-stopping", "auc");
    Path config = file("job.json", first.toString());

    assertThat(printed("--config", config)).isEqualTo(first);
  }

  @Test
  void aFlagStandsOverTheFileAndTheFileOverTheLibrary() throws IOException {
    Path config = file("job.json", "{\"fit\": {\"epochs\": 50, \"batchSize\": 8}}");

    JsonObject fit = fit("--config", config, "--epochs", 3);

    assertThat(fit.get("epochs").getAsInt()).isEqualTo(3);
    assertThat(fit.get("batchSize").getAsInt()).isEqualTo(8);
    assertThat(fit.get("seed").getAsInt()).isEqualTo(42);
  }

  @Test
  void aFlagChangesOnePartOfWhatTheFileSays() throws IOException {
    Path config =
        file(
            "job.json",
            "{\"fit\": {\"optimizer\": {\"name\": \"adamw\", \"weightDecay\": 0.1},"
                + " \"learningRate\": {\"name\": \"step\", \"rate\": 0.2}}}");

    JsonObject fit = fit("--config", config, "--keras-rounding", "--step-every", 4);

    assertThat(fit.get("optimizer"))
        .hasToString(
            "{\"name\":\"adamw\",\"beta1\":0.9,\"beta2\":0.999,\"epsilon\":1.0E-7,"
                + "\"float32BetaPowers\":true,\"weightDecay\":0.1}");
    assertThat(fit.get("learningRate"))
        .hasToString("{\"name\":\"step\",\"rate\":0.2,\"factor\":0.5,\"everyEpochs\":4}");
  }

  @Test
  void yamlSaysTheSame() throws IOException {
    Path yaml = file("job.yaml", "fit:\n  epochs: 12\n  earlyStopping:\n    metric: val_loss\n");
    Path json =
        file("job.json", "{\"fit\":{\"epochs\":12,\"earlyStopping\":{\"metric\":\"val_loss\"}}}");

    assertThat(fit("--config", yaml)).isEqualTo(fit("--config", json));
    assertThat(fit("--config", yaml).getAsJsonObject("earlyStopping").get("patience").getAsInt())
        .isEqualTo(5);
  }

  private static void refused(String message, Object... words) {
    Invocation run = Invocation.of(words);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void aFileThatIsWrongIsNamedWithThePlace() throws IOException {
    Path config = file("job.json", "{\"fit\": {\"epoch\": 5}}");
    Path broken = file("job.yml", "fit: [1, 2");

    refused(
        "--config " + config + ": fit: members must be among epochs, batchSize",
        "train",
        "--engine",
        "java",
        "--config",
        config);
    refused("Did you mean 'epochs'?", "compare", "--config", config);
    refused("--config " + broken + ": ", "compare", "--config", broken);
    refused(
        "--config must name a readable file, found "
            + folder.resolve("none.json")
            + ", which is not there",
        "compare",
        "--config",
        folder.resolve("none.json"));
  }

  /** A few bytes that would take all the stack or memory: found by fuzzing. */
  @Test
  void yamlOfNoEndIsRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1, 1]\n");
    for (int i = 1; i < 16; i++) {
      String before = "*a" + (i - 1) + ", ";
      bomb.append("a" + i + ": &a" + i + " [" + before.repeat(3) + "1]\n");
    }
    Path ofAliases = file("aliases.yaml", bomb.toString());
    Path deep = file("deep.yaml", "[".repeat(20_000) + "]".repeat(20_000));
    Path ring = file("ring.yaml", "fit: &f\n  epochs: *f\n");
    Path large = file("large.json", " ".repeat((1 << 20) + 1));

    String bounds = ": it must have at most 100 levels and 100000 values, found more";
    refused("--config " + ofAliases + bounds, "compare", "--config", ofAliases);
    refused("--config " + deep + bounds, "compare", "--config", deep);
    refused(
        "--config " + ring + ": an alias must not stand for what it is in, found *f",
        "compare",
        "--config",
        ring);
    refused(
        "--config " + large + ": it must have at most 1048576 bytes, found more",
        "compare",
        "--config",
        large);
  }

  @Test
  void yamlMayRepeatAPartByItsName() throws IOException {
    Path yaml =
        file(
            "job.yaml",
            "data:\n  drop: &none []\n  ids: *none\n  groups: *none\nfit: {epochs: 4}\n");

    assertThat(fit("--config", yaml).get("epochs").getAsInt()).isEqualTo(4);
  }
}
