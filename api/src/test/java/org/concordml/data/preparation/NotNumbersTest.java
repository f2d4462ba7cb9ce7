package org.concordml.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.concordml.data.DataException;
import org.concordml.data.TableRoles;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.TabularDataReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A feature with cells that are no numbers is refused with what the cells look like and with the
 * likely ways out first: the tables of {@code not-number-cases.json}, target {@code y}.
 */
class NotNumbersTest {

  record Case(String id, String csv, String error) {
    @Override
    public String toString() {
      return id;
    }
  }

  static List<Case> cases() throws IOException {
    try (InputStream stream = NotNumbersTest.class.getResourceAsStream("not-number-cases.json")) {
      return new Gson()
          .fromJson(
              new InputStreamReader(stream, StandardCharsets.UTF_8),
              new TypeToken<List<Case>>() {}.getType());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatTheCellsAreAndWhatToDo(Case c) {
    CsvSource source = CsvSource.of("t.csv", c.csv().getBytes(StandardCharsets.UTF_8));

    DataException refused =
        catchThrowableOfType(
            DataException.class, () -> TabularDataReader.read(source, TableRoles.target("y")));

    assertThat(refused).isNotNull();
    assertThat(refused.getMessage()).isEqualTo(c.error());
  }
}
