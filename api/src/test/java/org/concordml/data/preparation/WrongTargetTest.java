package org.concordml.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.concordml.data.DataException;
import org.concordml.data.Table;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.data.csv.CsvSource;
import org.concordml.data.csv.CsvTableReader;
import org.junit.jupiter.api.Test;

/** A column that is no target is told to be none, and those that could be one are known. */
class WrongTargetTest {

  private static Table table(String csv) {
    return CsvTableReader.read(CsvSource.of("t.csv", csv.getBytes(StandardCharsets.UTF_8)));
  }

  /** Advised to leave out the column of the diagnosis, which is the target that was meant. */
  @Test
  void theTargetIsLookedAtBeforeTheFeatures() {
    StringBuilder csv = new StringBuilder("diagnosis,radius\n");
    for (int row = 0; row < 30; row++) {
      csv.append(row % 2 == 0 ? "M," : "B,").append(row % 25 + 0.5).append('\n');
    }

    Optional<Task> binary = Optional.of(Task.BINARY);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                TablePreparation.prepare(
                    table(csv.toString()), TableRoles.target("radius"), binary))
        .withMessage(
            "t.csv: the target \"radius\" must have two classes, found 25 different numbers from"
                + " 0.5 to 24.5. It looks like a number to predict. Predict the number with"
                + " Recipe.withTask(\"regression\"), name another target with"
                + " TableRoles.withTarget, or make two classes of the numbers, such as below and"
                + " above a limit.");
  }

  @Test
  void severalClassesWhereTwoWereAskedForAreOffered() {
    Optional<Task> binary = Optional.of(Task.BINARY);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                TablePreparation.prepare(
                    table("x,d\n1,a\n2,b\n3,c\n4,a\n5,b\n6,c\n"), TableRoles.target("d"), binary))
        .withMessage(
            "t.csv: the target \"d\" must have two classes, found 3: \"a\" (2), \"b\" (2), \"c\" (2)."
                + " Take them for several classes with Recipe.withTask(\"multiclass\"), name another"
                + " target with TableRoles.withTarget, or name the values that are positive against"
                + " all others with TableRoles.withPositive.");
  }

  /** A row of units gives the target a third value, but it is the row that is wrong. */
  @Test
  void aStrayRowIsNamedBeforeTheValueThatItGivesTheTarget() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                TablePreparation.prepare(
                    table("age,d\nyears,0/1\n40,0\n50,1\n60,0\n70,1\n"), TableRoles.target("d")))
        .withMessageStartingWith("t.csv:2: ")
        .withMessageContaining("\"years\"");
  }

  @Test
  void columnsOfTwoValuesCouldBeTheTarget() {
    TargetCandidates candidates =
        TargetCandidates.of(
            table("age,sex,Outcome,unit,site\n40,m,0,a,1\n50,f,1,,1\n60,m,,b,1\n70,f,1,c,1\n"));

    assertThat(candidates.sentence())
        .isEqualTo(
            "Columns of t.csv with two values: \"sex\" (\"m\", \"f\"), \"Outcome\" (\"0\", \"1\").");
    assertThat(candidates.likeliest()).contains("Outcome");
  }

  @Test
  void ofThoseWithoutATellingNameTheLastIsLikeliest() {
    assertThat(TargetCandidates.of(table("sex,died,age\nm,0,4\nf,1,5\nf,1,6\n")).likeliest())
        .contains("died");
  }

  @Test
  void whereNoColumnHasTwoValuesAllAreListed() {
    TargetCandidates candidates = TargetCandidates.of(table("age,bmi\n40,20\n50,21\n60,22\n"));

    assertThat(candidates.sentence())
        .isEqualTo("No column of t.csv has two values. Columns: \"age\", \"bmi\".");
    assertThat(candidates.likeliest()).isEmpty();
  }

  @Test
  void aLongListOfCandidatesIsCut() {
    String names = "a,b,c,d,e,f,g,h,i,j,k,l\n";
    String csv = names + "0,0,0,0,0,0,0,0,0,0,0,0\n1,1,1,1,1,1,1,1,1,1,1,1\n";

    assertThat(TargetCandidates.of(table(csv)).sentence())
        .endsWith("\"i\" (\"0\", \"1\"), \"j\" (\"0\", \"1\") and 2 more.");
  }
}
