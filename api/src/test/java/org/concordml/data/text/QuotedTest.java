package org.concordml.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.concordml.data.DataException;
import org.concordml.data.TableRoles;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.concordml.data.csv.TabularDataReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of a file stand in messages so that a reader can tell them apart and type them again. */
class QuotedTest {

  @Test
  void aTextWithAQuoteStandsInTheOtherQuotes() {
    assertThat(Quoted.text("say \"hi\"")).isEqualTo("'say \"hi\"'");
    assertThat(Quoted.text("it's \"x\"")).isEqualTo("\"it's \\\"x\\\"\"");
    assertThat(Quoted.text("it's")).isEqualTo("\"it's\"");
  }

  @Test
  void whatCannotBeSeenIsWrittenAsItsNumber() {
    assertThat(Quoted.text("a\tb\u200bc")).isEqualTo("\"a\\u0009b\\u200bc\"");
    assertThat(Quoted.text("gr\u00fcn \u6807")).isEqualTo("\"gr\u00fcn \u6807\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u041c 1", "M\u00a01", "M\u20021", "\u039c 1", "\uff2d 1", "M\u00ad 1"})
  void ofTwoThatLookAlikeEveryOtherCharacterIsWrittenAsItsNumber(String other) {
    assertThat(Quoted.among(other, List.of("M 1", other)))
        .isNotEqualTo("\"" + other + "\"")
        .matches("\"[ -~]*\\\\u[0-9a-f]{4}[ -~]*\"");
    assertThat(Quoted.among("M 1", List.of("M 1", other))).isEqualTo("\"M 1\"");
  }

  @Test
  void aTextThatLooksLikeNoOtherIsLeftAsItIs() {
    assertThat(Quoted.among("\u041c\u0430\u043c\u0430", List.of("\u041f\u0430\u043f\u0430")))
        .isEqualTo("\"\u041c\u0430\u043c\u0430\"");
  }

  @Test
  void classesThatLookAlikeAreToldApart() {
    String csv = "a,y\n1,M\n2,\u041c\n3,B\n4,M\n";

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                TabularDataReader.read(
                    CsvSource.of("t.csv", csv.getBytes(StandardCharsets.UTF_8)),
                    TableRoles.target("y")))
        .withMessageContaining("found 3: \"M\" (2), \"\\u041c\" (1), \"B\" (1).");
  }

  @Test
  void aNameThatLooksLikeTheOneAskedForIsToldApart() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                CsvTableReader.read(
                        CsvSource.of("t.csv", "M,b\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                    .column("\u041c"))
        .withMessageContaining("found \"\\u041c\".");
  }
}
