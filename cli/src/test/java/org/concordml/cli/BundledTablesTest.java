package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.concordml.datasets.BundledDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bundled:NAME} where a CSV may stand. */
class BundledTablesTest {

  @TempDir private Path folder;

  private Invocation run(String... words) {
    return Invocation.of(
        Stream.concat(Arrays.stream(words), Stream.of("--out", folder.resolve("out"))).toArray());
  }

  private JsonObject train(String table, String... more) {
    Invocation run =
        run(
            Stream.concat(
                    Stream.of("train", table, "--engine", "java", "--epochs", "2", "--json"),
                    Arrays.stream(more))
                .toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  @ParameterizedTest
  @CsvSource({
    "bundled:penguins, species, 344",
    "bundled:opt, preterm, 814",
    "bundled:nhefs, wt82_71, 1566",
  })
  void trainsOnWhatTheCardSays(String table, String target, int rows) {
    JsonObject data = train(table, "--fill", "median").getAsJsonObject("data");

    assertThat(data.get("source").getAsString()).isEqualTo(table);
    assertThat(data.get("target").getAsString()).isEqualTo(target);
    assertThat(data.get("rows").getAsInt()).isEqualTo(rows);
  }

  @Test
  void theTableOfTheMainJobMayBeNamed() {
    JsonObject named = train("bundled:wdbc");
    Invocation unnamed = run("train", "--engine", "java", "--epochs", "2", "--json");
    JsonObject usual = JsonParser.parseString(unnamed.out()).getAsJsonObject();

    assertThat(named.get("data")).isEqualTo(usual.get("data"));
    assertThat(losses(named)).hasSize(2).isEqualTo(losses(usual));
  }

  private static List<Double> losses(JsonObject document) {
    JsonObject run = document.getAsJsonArray("runs").get(0).getAsJsonObject();
    return run.getAsJsonArray("history").asList().stream()
        .map(epoch -> epoch.getAsJsonObject().get("loss").getAsDouble())
        .toList();
  }

  @Test
  void levelsOfTheCardKeepTheirOrder() {
    Invocation run = run("train", "bundled:opt", "--engine", "java", "--print-config");

    JsonObject kinds = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("kinds");
    assertThat(kinds.get("education").toString()).contains("LT 8 yrs", "8-12 yrs", "MT 12 yrs");
  }

  @Test
  void aColumnThatTheCardLeavesOutCanBeGivenARole() {
    JsonObject data =
        train("bundled:nhefs", "--target", "death", "--weight", "sw", "--fill", "median")
            .getAsJsonObject("data");

    assertThat(data.get("target").getAsString()).isEqualTo("death");
    assertThat(data.get("rows").getAsInt()).isEqualTo(1629);
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "compare", "inspect"})
  void anUnknownNameIsAnsweredWithTheNearest(String command) {
    Invocation run = run(command, "bundled:pinguins");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains(
            "A bundled data set must be one of: wdbc, penguins, opt, nhefs; found \"pinguins\"."
                + " Did you mean \"penguins\"?");
  }

  @Test
  void helpNamesAllOfThem() {
    for (String command : new String[] {"train", "compare", "inspect"}) {
      String help = Invocation.of(command, "--help").out().replaceAll("\\s+", "");

      assertThat(help).contains("bundled:NAME");
      assertThat(BundledDataset.all())
          .allSatisfy(set -> assertThat(help).contains(set.card().id() + "("));
    }
  }

  @Test
  void inspectKnowsTheTarget() {
    Invocation run = run("inspect", "bundled:penguins", "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(document.getAsJsonObject("target").get("name").getAsString()).isEqualTo("species");
  }

  @Test
  void aTableWithoutIdentifierHasNoneToKeep() {
    Invocation run = run("train", "bundled:penguins", "--engine", "java", "--keep-id");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .startsWith(
            "error: --keep-id is for a table with an identifier, found bundled:penguins, which has"
                + " none");
  }
}
