package org.concordml.data.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordml.Notice;
import org.concordml.Remedy;
import org.concordml.Setting;
import org.concordml.data.DataException;
import org.concordml.data.TableRoles;
import org.concordml.data.TabularData;
import org.concordml.data.Targets;
import org.concordml.data.Task;
import org.concordml.data.csv.TabularDataReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the target's two values is the positive class. */
class PositiveClassTest {

  private static final TableRoles ROLES = TableRoles.target("d");

  private static TabularData read(TableRoles roles, String... targets) {
    String csv =
        Arrays.stream(targets)
            .map(target -> "1.5," + target + "\n")
            .collect(Collectors.joining("", "x,d\n", ""));
    return TabularDataReader.read(
        org.concordml.data.csv.CsvSource.of("t.csv", csv.getBytes(StandardCharsets.UTF_8)), roles);
  }

  private static void assertRefused(String message, TableRoles roles, String... targets) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(roles, targets))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 1",
        "-1 1",
        "no yes",
        "N Y",
        "No YES",
        "false true",
        "FALSE TRUE",
        "B M",
        "b m",
        "benign malignant",
        "Benign Malignant",
        "negative positive"
      })
  void theUsualPairsAreKnownInEitherOrder(String pair) {
    String negative = pair.substring(0, pair.indexOf(' '));
    String positive = pair.substring(pair.indexOf(' ') + 1);
    for (TabularData data :
        new TabularData[] {
          read(ROLES, negative, positive, negative), read(ROLES, positive, negative, negative)
        }) {
      assertThat(data.schema().negative()).isEqualTo(negative);
      assertThat(data.schema().positive()).isEqualTo(positive);
      assertThat(data.rows().positives()).isEqualTo(1);
      assertThat(data.preparation().notices())
          .containsExactly(
              Notice.of(
                  "Took \"" + positive + "\" of the target \"d\" as the positive class.",
                  Remedy.of("take the other", Setting.POSITIVE, negative)));
    }
  }

  @Test
  void whatTheUserSaysCountsAndNeedsNoNotice() {
    TabularData data = read(ROLES.withPositive("B"), "M", "B", "B");

    assertThat(data.rows().labels()).containsExactly(false, true, true);
    assertThat(data.schema().positive()).isEqualTo("B");
    assertThat(data.preparation().notices()).isEmpty();
  }

  @Test
  void otherPairsAreNotGuessed() {
    assertRefused(
        "t.csv: it must be known which value of the target \"d\" is the positive class, found"
            + " \"cat\" and \"dog\". Say so with TableRoles.withPositive.",
        ROLES,
        "cat",
        "dog");
  }

  @Test
  void theAskedValueMustBeThere() {
    assertRefused(
        "t.csv: the positive class must be one of the two values of the target \"d\", \"M\" and \"B\","
            + " found \"m\". Did you mean \"M\"?",
        ROLES.withPositive("m"),
        "M",
        "B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2.0", "2.", "0.2e1", "+2"})
  void aNumberMayBeWrittenInAnyForm(String asked) {
    TabularData data = read(ROLES.withPositive(asked), "2.00", "4");

    assertThat(data.schema().positive()).isEqualTo("2");
    assertThat(data.schema().negative()).isEqualTo("4");
    assertThat(data.rows().labels()).containsExactly(true, false);
  }

  @Test
  void numbersThatAreEqualAreOneClass() {
    TabularData data = read(ROLES, "0", "0.0", "1", "1.0", "1e0");

    assertThat(data.schema().negative()).isEqualTo("0");
    assertThat(data.schema().positive()).isEqualTo("1");
    assertThat(data.rows().labels()).containsExactly(false, false, true, true, true);
  }

  @Test
  void aWordIsNoValueOfANumberTarget() {
    assertRefused(
        "t.csv: the positive class must be one of the two values of the target \"d\", \"0\" and \"1\","
            + " found \"yes\".",
        ROLES.withPositive("yes"),
        "0",
        "1");
  }

  @Test
  void oneClassIsNotEnough() {
    assertRefused(
        "t.csv: the target \"d\" must have two classes, found 1: \"M\" (2). Name another target with TableRoles.withTarget.",
        ROLES,
        "M",
        "M");
  }

  @Test
  void threeClassesAreTooMany() {
    assertRefused(
        "t.csv: the target \"d\" must have two classes, found 3: \"a\" (2), \"b\" (1), \"c\" (1)."
            + " Correct or leave out the rows whose value no other row has, name another target with"
            + " TableRoles.withTarget, or name the values that are"
            + " positive against all others with TableRoles.withPositive.",
        ROLES,
        "a",
        "b",
        "a",
        "c");
  }

  @Test
  void whereZeroIsOneOfSeveralCodesTheOthersAreOffered() {
    assertRefused(
        "t.csv: the target \"d\" must have two classes, found 3: \"0\" (2), \"1\" (1), \"2\" (1)."
            + " Correct or leave out the rows whose value no other row has, name another target with"
            + " TableRoles.withTarget, or name the values that are"
            + " positive against all others with TableRoles.withPositive(\"1\", \"2\").",
        ROLES,
        "2",
        "0",
        "0",
        "1");
  }

  @Test
  void fewWholeNumbersMayBeClassesOrANumberAndAreNotAllListed() {
    assertRefused(
        "t.csv: it must be known what the target \"d\" is, found 8 different whole numbers:"
            + " \"1\" (1), \"2\" (1), \"3\" (1), \"4\" (1), \"5\" (1), \"6\" (1) and 2 more. They may"
            + " be classes, or a number to predict. Take them for classes with"
            + " Recipe.withTask(\"multiclass\"), predict the number with"
            + " Recipe.withTask(\"regression\"), or name the values that are positive against all"
            + " others with TableRoles.withPositive.",
        ROLES,
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8");
  }

  @Test
  void fractionsAreANumberToPredict() {
    TabularData data = read(ROLES, "41.5", "51", "50.25");

    assertThat(data.schema().task()).isEqualTo(Task.REGRESSION);
    assertThat(data.rows().targets())
        .isEqualTo(new Targets.Numbers(new double[] {41.5, 51, 50.25}));
  }

  @Test
  void moreThanTwentyWholeNumbersAreANumberToPredict() {
    String[] ages = IntStream.rangeClosed(1, 21).mapToObj(String::valueOf).toArray(String[]::new);

    assertThat(read(ROLES, ages).schema().task()).isEqualTo(Task.REGRESSION);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> read(ROLES, Arrays.copyOf(ages, 20)))
        .withMessageStartingWith("t.csv: it must be known what the target \"d\" is, found 20");
  }

  @ParameterizedTest
  @CsvSource({
    "Yes,yes,differ in capital letters only",
    "non ckd,Non-CKD,'differ in blanks, hyphens or capital letters only'"
  })
  void valuesWrittenNearlyAlikeArePointedAt(String first, String second, String difference) {
    assertRefused(
        "t.csv: the target \"d\" must have two classes, found 3: \"No\" (2), \""
            + first
            + "\" (1), \""
            + second
            + "\" (1). \""
            + first
            + "\" and \""
            + second
            + "\" "
            + difference
            + ". Write equal classes alike, name another target with TableRoles.withTarget, or"
            + " name the values that are positive against all others with TableRoles.withPositive.",
        ROLES,
        "No",
        "No",
        first,
        second);
  }

  @Test
  void severalValuesAreOneClassAgainstTheOther() {
    TabularData data = read(ROLES.withPositive("1", "2.0", "3"), "0", "2", "3", "0", "1");

    assertThat(data.rows().labels()).containsExactly(false, true, true, false, true);
    assertThat(data.schema().positive()).isEqualTo("1, 2, 3");
    assertThat(data.schema().negative()).isEqualTo("0");
    assertThat(data.preparation().notices()).isEmpty();
  }

  @Test
  void whatIsLeftToTheOtherClassIsToldIfItIsMoreThanOneValue() {
    TabularData data = read(ROLES.withPositive("a"), "a", "b", "c", "b");

    assertThat(data.rows().labels()).containsExactly(true, false, false, false);
    assertThat(data.schema().positive()).isEqualTo("a");
    assertThat(data.schema().negative()).isEqualTo("others");
    assertThat(data.preparation().notices())
        .hasToString(
            "[The class \"a\" of the target \"d\" is told from all other values: \"b\" (2), \"c\""
                + " (1).]");
  }

  @Test
  void eachOfSeveralValuesMustBeThere() {
    assertRefused(
        "t.csv: the positive class must be made of values of the target \"d\", found \"stagee 2\"."
            + " Did you mean \"stage 2\"? Values: \"healthy\" (1), \"stage 1\" (1), \"stage 2\""
            + " (1).",
        ROLES.withPositive("stage 1", "stagee 2"),
        "healthy",
        "stage 1",
        "stage 2");
  }

  @Test
  void oneValueMustBeLeftToTheOtherClass() {
    assertRefused(
        "t.csv: the positive class must leave a value of the target \"d\" to the other class,"
            + " found all 2 of them in it. Name fewer with TableRoles.withPositive.",
        ROLES.withPositive("1", "0"),
        "0",
        "1");
  }

  /** "yes" would become negative beside a positive "Yes". */
  @Test
  void aValueWrittenNearlyAlikeIsNotLeftToTheOtherClass() {
    assertRefused(
        "t.csv: the positive class must not leave out what is written nearly alike, found \"yes\""
            + " beside \"Yes\" in the target \"d\". Write them alike, or name them all with"
            + " TableRoles.withPositive.",
        ROLES.withPositive("Yes"),
        "No",
        "Yes",
        "yes");
    assertThat(read(ROLES.withPositive("Yes", "yes"), "No", "Yes", "yes").rows().labels())
        .containsExactly(false, true, true);
  }

  @Test
  void aClassThatOnlyIncompleteRowsHaveDoesNotCount() {
    String csv = "x,d\n1,no\n2,yes\n,maybe\n";

    TabularData data =
        TabularDataReader.read(
            org.concordml.data.csv.CsvSource.of("t.csv", csv.getBytes(StandardCharsets.UTF_8)),
            ROLES);

    assertThat(data.rows().labels()).containsExactly(false, true);
  }
}
