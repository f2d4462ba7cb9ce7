package org.concordml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed of missing values, and of the rows that they cost. */
class MissingValuesTest {

  @TempDir Path folder;

  /** Forty rows; column {@code ci} of so many lacks its value in the first {@code i} rows. */
  private Path table(int columns, int lacking) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      text.append('c').append(column).append(',');
    }
    text.append("d\n");
    for (int row = 0; row < 40; row++) {
      for (int column = 0; column < columns; column++) {
        boolean missing = column < lacking && row <= column;
        text.append(missing ? "" : String.valueOf((row * 37 + column * 11) % 101 + 0.5))
            .append(',');
      }
      text.append(row % 2).append('\n');
    }
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private Invocation train(Path csv, Object... options) {
    Object[] args = new Object[options.length + 12];
    Object[] fixed = {
      "train", csv, "--target", "d", "--positive", "1", "--engine", "java", "--epochs", "1"
    };
    System.arraycopy(fixed, 0, args, 0, fixed.length);
    args[10] = "--out";
    args[11] = folder.resolve("out");
    System.arraycopy(options, 0, args, 12, options.length);
    return Invocation.of(args);
  }

  /** Printed 5,001 lines, one a column, before. */
  @Test
  void aWideTableWithoutGapsIsOneLine() throws IOException {
    Invocation run = train(table(5000, 0));

    assertThat(run.out()).startsWith("Missing values per column\n  none in 5001 columns\n\nData ");
    assertThat(run.out().lines().count()).isLessThan(40);
  }

  @Test
  void onlyColumnsThatLackValuesAreListed() throws IOException {
    Invocation run = train(table(5, 3));

    assertThat(run.out())
        .startsWith(
            "Missing values per column\n  c0      1\n  c1      2\n  c2      3\n"
                + "  none in the other 3 columns\n\nData ");
  }

  @Test
  void ofManyColumnsThoseThatLackMostAreListed() throws IOException {
    Invocation run = train(table(30, 25));

    assertThat(run.out())
        .startsWith("Missing values per column\n  c24     25\n  c23     24\n")
        .contains("  c5       6\n  fewer in 5 more columns\n  none in the other 6 columns\n\n");
  }

  @Test
  void theDocumentHasEveryColumnAndTheNoticeOfCostlyOnes() throws IOException {
    Invocation run = train(table(6, 5), "--json");

    JsonObject data = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("data");
    String notice =
        "5 of 40 rows are left out because they lack a value: column \"c4\" in 5. Use 36 rows"
            + " instead of 35 by leaving the column out with --drop \"c4\".";
    assertThat(data.getAsJsonObject("missing").size()).isEqualTo(7);
    assertThat(data.getAsJsonArray("notices")).hasSize(1);
    assertThat(data.getAsJsonArray("notices").get(0).getAsString()).isEqualTo(notice);
    assertThat(run.err()).isEqualTo("note: " + notice + "\n");
  }

  @Test
  void theNoticeStandsInTheSummaryToo() throws IOException {
    assertThat(train(table(6, 5)).out())
        .contains(
            "Dropped  5 of 40 rows with a missing value\n" + "Note     5 of 40 rows are left");
  }
}
