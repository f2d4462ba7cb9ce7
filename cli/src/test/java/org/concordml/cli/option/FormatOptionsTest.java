package org.concordml.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concordml.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options that say how a table is written reach the reader, and are told in the JSON. */
class FormatOptionsTest {

  private static final String ROWS =
      "1,10,no\n2,11,yes\n3,12,no\n4,13,yes\n5,14,no\n6,15,yes\n7,16,no\n8,17,yes\n";

  @TempDir Path folder;

  private Invocation train(String csv, String... options) throws IOException {
    return train(csv.getBytes(StandardCharsets.UTF_8), options);
  }

  private Invocation train(byte[] csv, String... options) throws IOException {
    Path file = Files.write(folder.resolve("t.csv"), csv);
    return trainFrom(file.toString(), options);
  }

  private Invocation trainFrom(String source, String... options) {
    List<Object> args =
        new ArrayList<>(List.of("train", source, "--engine", "java", "--epochs", 1, "--json"));
    args.addAll(List.of("--out", folder.resolve("out")));
    args.addAll(List.of(options));
    return Invocation.of(args.toArray());
  }

  private static JsonObject data(Invocation run) {
    assertThat(run.err()).doesNotContain("error");
    return JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("data");
  }

  @Test
  void everyOptionReachesTheReaderAndTheDocument() throws IOException {
    String csv =
        "title\n% comment\nname;a;gr\u00f6\u00dfe;y\nunits;kg;cm;-\n"
            + "r0;?;1,5;no\nr00;3;-9;no\n"
            + ROWS.replace(',', ';').replaceAll("(?m)^(\\d)", "r$1;$1,5");

    JsonObject data =
        data(
            train(
                csv.getBytes(Charset.forName("windows-1252")),
                "--target=y",
                "--separator=;",
                "--decimal=,",
                "--encoding=windows-1252",
                "--header",
                "--row-names",
                "--skip-lines=1",
                "--skip-rows=4",
                "--comment=%",
                "--missing=?,gr\u00f6\u00dfe=-9"));

    assertThat(data.get("features").toString()).isEqualTo("[\"a\",\"gr\u00f6\u00dfe\"]");
    assertThat(data.get("rowsRead").getAsInt()).isEqualTo(10);
    assertThat(data.get("rowsDropped").getAsInt()).isEqualTo(2);
    assertThat(data.get("format").toString())
        .isEqualTo(
            "{\"separator\":\";\",\"decimal\":\",\",\"encoding\":\"windows-1252\",\"header\":true,"
                + "\"rowNames\":true,\"skipLines\":1,\"skipRows\":[4],\"comment\":\"%\","
                + "\"missing\":[\"?\",\"gr\u00f6\u00dfe=-9\"]}");
  }

  @Test
  void columnsOfATableWithoutAHeaderAreNamedByNumber() throws IOException {
    JsonObject data = data(train(ROWS, "--no-header", "--target=3", "--drop=1", "--missing=2=17"));

    assertThat(data.get("target").getAsString()).isEqualTo("c3");
    assertThat(data.get("features").toString()).isEqualTo("[\"c2\"]");
    assertThat(data.get("rows").getAsInt()).isEqualTo(7);
  }

  @Test
  void aTableWithoutAHeaderIsNotReadAsOneWith() throws IOException {
    Invocation run = train(ROWS, "--target=no");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "t.csv:1: the first line must name the columns, found 2 numbers among its fields"
                + " (\"1\", \"10\"); it looks like data. Read it as data below no header with"
                + " --no-header, or take it for the header with --header.");
  }

  @Test
  void whatWasFoundOutIsTold() throws IOException {
    Invocation run = train("a;b;y\n" + ROWS.replace(',', ';'), "--target=y");

    assertThat(run.err())
        .contains(
            "note: Took \";\" for what separates the fields, as all first lines agree."
                + " Say that it is so with --separator \";\".");
    assertThat(data(run).getAsJsonObject("format").get("separator").getAsString()).isEqualTo(";");
  }

  @Test
  void tabsAreNamedAsTheOptionTakesThem() throws IOException {
    Invocation run = train("a\tb\ty\n" + ROWS.replace(',', '\t'), "--target=y");

    assertThat(run.err()).contains("Took a tab for", "with --separator tab.");
    assertThat(train("a\tb\ty\n" + ROWS.replace(',', '\t'), "--target=y", "--separator=tab").err())
        .doesNotContain("separates");
  }

  @Test
  void aWordThatMeansMissingIsOffered() throws IOException {
    Invocation run = train("a,b,y\n?,1,no\n" + ROWS, "--target=y");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "t.csv:2: column \"a\" must hold finite numbers to be a feature, found \"?\" in 1 of 9"
                + " rows. If \"?\" means missing, say so with --missing \"?\", correct the value, or"
                + " leave the column out with --drop \"a\".");
  }

  @Test
  void aWordOfNoColumnIsRefused() throws IOException {
    Invocation run = train("a,b,y\n" + ROWS, "--target=y", "--missing=aa=-9");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "the column of a missing word must be a column of the table, found \"aa\"."
                + " Did you mean \"a\"?");
  }

  @Test
  void aHyphenIsStandardInput() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(("a,b,y\n" + ROWS).getBytes(StandardCharsets.UTF_8)));
    try {
      JsonObject data = data(trainFrom("-", "--target=y"));

      assertThat(data.get("source").getAsString()).isEqualTo("<stdin>");
      assertThat(data.get("rows").getAsInt()).isEqualTo(8);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aUrlIsNoFile() {
    Invocation run = trainFrom("https://example.org/a/t.csv", "--target=y");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "error: https://example.org/a/t.csv: must be a file, found a URL. Download it first.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--separator=;; | --separator must be one character, found \";;\"",
        "--separator=a | the separator must be one character of ASCII that is no letter",
        "--decimal=x | the decimal mark must be a point or a comma, found \"x\"",
        "--encoding=windows-125 | --encoding must name an encoding, found \"windows-125\". Did you",
        "--encoding=x-no-such-thing | Such as: UTF-8, UTF-16, windows-1252, ISO-8859-1",
        "--skip-lines=-1 | must be",
        "--skip-rows=0 | lines to skip are counted from 1, found the line 0",
        "--comment=## | --comment must be one character, found \"##\"",
        "--missing=a= | --missing must be a word or COLUMN=WORD, found \"a=\"",
      })
  void aValueThatThereIsNotIsWrongUsage(String option, String message) throws IOException {
    Invocation run = train("a,b,y\n" + ROWS, "--target=y", option);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @ParameterizedTest
  @CsvSource({"--header,--no-header", "--row-names,--no-row-names"})
  void twoThatExcludeOneAnotherAreWrongUsage(String one, String other) throws IOException {
    Invocation run = train("a,b,y\n" + ROWS, "--target=y", one, other);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(one + " and " + other + " exclude one another, found both");
  }
}
