package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --ensemble} prints and writes. */
class EnsembleCommandTest {

  @TempDir Path folder;

  private Invocation train(Object... more) {
    Object[] words = {"train", "--engine", "java", "--epochs", 4, "--ensemble", 3, "--out", folder};
    Object[] all = new Object[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Invocation.of(all);
  }

  @Test
  void aLineForEachNetworkInOrder() {
    Invocation run = train();

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Network  30-32-16-1 relu, mean of 3 networks, minmax scaled");
    List<String> lines = run.out().lines().toList();
    int first =
        lines.indexOf("java on cpu: no GPU that java can use (plain Java computes on the CPU only)")
            + 1;
    for (int network = 1; network <= 3; network++) {
      assertThat(lines.get(first + network - 1))
          .matches(
              "  network "
                  + network
                  + "/3  epoch 4 of 4 kept  loss 0\\.\\d{6}  accuracy 0\\.\\d{4}"
                  + "  valLoss 0\\.\\d{6}  valAccuracy 0\\.\\d{4}");
    }
    assertThat(lines.get(first + 3)).isEmpty();
    assertThat(lines.subList(first, first + 3)).doesNotHaveDuplicates();
  }

  @Test
  void whatIsPrintedIsOfTheEpochThatIsKept() {
    Invocation run =
        train("--learning-rate", 0.2, "--early-stopping", "valLoss", "--patience", 1, "--quiet");

    assertThat(run.out())
        .contains("java: of each network the weights of its best epoch are kept and tested");
  }

  @Test
  void rowsToMonitorAreOfEachNetwork() {
    assertThat(train("--early-stopping", "valLoss").out())
        .contains(
            "Split    364 training rows, 91 monitor rows (other ones for each network), 114 test"
                + " rows (");
  }

  @Test
  void theDocumentHoldsEveryNetwork() {
    Invocation run = train("--json");

    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.getAsJsonObject("config").get("ensemble").getAsInt()).isEqualTo(3);
    JsonObject one = document.getAsJsonArray("runs").get(0).getAsJsonObject();
    assertThat(one.get("bestEpoch").isJsonNull()).isTrue();
    JsonArray members = one.getAsJsonArray("members");
    assertThat(members).hasSize(3);
    double loss = 0;
    for (int i = 0; i < 3; i++) {
      JsonObject member = members.get(i).getAsJsonObject();
      assertThat(member.get("member").getAsInt()).isEqualTo(i + 1);
      assertThat(member.get("bestEpoch").getAsInt()).isEqualTo(4);
      assertThat(member.getAsJsonArray("history")).hasSize(4);
      loss += last(member).get("valLoss").getAsDouble() / 3;
    }
    assertThat(one.getAsJsonArray("history")).hasSize(4);
    assertThat(last(one).get("valLoss").getAsDouble()).isCloseTo(loss, within(1e-15));
    assertThat(one.getAsJsonObject("test").get("loss").getAsDouble())
        .as("the mean of probabilities has a smaller loss than the mean of losses")
        .isLessThan(meanOf(members));
  }

  private static double meanOf(JsonArray members) {
    double sum = 0;
    for (JsonElement member : members) {
      sum += member.getAsJsonObject().get("testLoss").getAsDouble();
    }
    return sum / members.size();
  }

  private static JsonObject last(JsonObject of) {
    JsonArray history = of.getAsJsonArray("history");
    return history.get(history.size() - 1).getAsJsonObject();
  }

  @Test
  void theHistoryHasALineForEachNetworkAndEpoch() throws IOException {
    Invocation unused = train();

    List<String> lines = Files.readAllLines(folder.resolve("history.csv"));
    assertThat(lines.get(0)).startsWith("engine,member,epoch,loss,");
    assertThat(lines).hasSize(1 + 3 * 4);
    assertThat(lines.get(1)).startsWith("java,1,1,");
    assertThat(lines.get(12)).startsWith("java,3,4,");
  }

  @Test
  void oneNetworkIsTheJobWithoutTheOption() {
    String alone =
        Invocation.of("train", "--engine", "java", "--epochs", 2, "--out", folder, "--json").out();
    String one =
        Invocation.of(
                "train",
                "--engine",
                "java",
                "--epochs",
                2,
                "--ensemble",
                1,
                "--out",
                folder,
                "--json")
            .out();

    assertThat(numbers(one)).isEqualTo(numbers(alone));
  }

  private static JsonElement numbers(String json) {
    JsonObject run =
        JsonParser.parseString(json)
            .getAsJsonObject()
            .getAsJsonArray("runs")
            .get(0)
            .getAsJsonObject();
    run.remove("seconds");
    run.remove("rowsPerSecond");
    run.remove("peakMemoryMb");
    run.getAsJsonArray("history").forEach(epoch -> epoch.getAsJsonObject().remove("seconds"));
    return run;
  }

  @Test
  void enginesAreHeldToEveryNetwork() {
    Invocation run =
        Invocation.of(
            "compare", "--epochs", 2, "--ensemble", 2, "--out", folder, "--tolerance", "1e-12");

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.out()).containsPattern("differs first in \\S+ ?\\S* of network 1 ");
    assertThat(Invocation.of("compare", "--epochs", 2, "--ensemble", 2, "--out", folder).code())
        .isZero();
  }

  @Test
  void aCountOutOfRangeIsRefused() {
    for (int count : new int[] {0, -1, 1001}) {
      Invocation run = Invocation.of("compare", "--ensemble", count);

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .contains("error: ensemble must be from 1 to 1000 networks, found " + count);
    }
  }
}
