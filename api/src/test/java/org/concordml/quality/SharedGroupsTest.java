package org.concordml.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several rows of one patient, some to train on and some to test. */
class SharedGroupsTest {

  @Test
  void patientsInBothPartsAreCounted() {
    assertThat(SampleJob.of(100).with("patient_id", row -> 1000 + row % 33).notices())
        .containsExactly(
            "Column \"patient_id\" looks like an identifier that repeats (33 different values in"
                + " 100 rows) and is used as a feature. 20 of the 20 values in the test part are in"
                + " the training part too, so the test may not tell how well the model does on new"
                + " ones. Leave the column out with TableRoles.withDrop(\"patient_id\").");
  }

  /** Leaving the number out does not make two rows of one patient unlike. */
  @Test
  void theyAreToldWhenTheColumnIsLeftOutToo() {
    assertThat(
            SampleJob.of(100)
                .with("subject", row -> "P" + (row < 90 ? row / 3 : row))
                .dropping("subject")
                .notices())
        .containsExactly(
            "Column \"subject\" looks like an identifier that repeats (40 different values in 100"
                + " rows). 1 of the 14 values in the test part is in the training part too, so the"
                + " test may not tell how well the model does on new ones.");
  }

  @Test
  void aFeatureIsToldEvenIfNoPatientIsInBothParts() {
    assertThat(SampleJob.of(100).with("ID", row -> row / 4 + 1).notices())
        .containsExactly(
            "Column \"ID\" looks like an identifier that repeats (25 different values in 100 rows)"
                + " and is used as a feature. Leave the column out with TableRoles.withDrop(\"ID\").");
  }

  @Test
  void patientsOfOnePartEachAreNoLeak() {
    assertThat(
            SampleJob.of(100).with("patient", row -> "P" + row / 4).dropping("patient").notices())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"patient", "subject#", "Patient No", "case number", "mrn", "visitId", "uuid"})
  void namesOfIdentifiers(String name) {
    assertThat(SampleJob.of(100).with(name, row -> row % 33).data().groups()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"patient_age", "body mass index", "acid", "case severity", "glucose"})
  void namesOfOtherThings(String name) {
    assertThat(SampleJob.of(100).with(name, row -> 20 + row % 33).notices()).isEmpty();
  }

  @Test
  void fractionsAreNoNames() {
    assertThat(SampleJob.of(100).with("id", row -> row % 33 + 0.5).data().groups()).isEmpty();
  }

  /** Ten sites or wards are in both parts of any split. */
  @Test
  void tenValuesAreNoPatients() {
    assertThat(SampleJob.of(100).with("id", row -> row % 10).data().groups()).isEmpty();
    assertThat(SampleJob.of(100).with("id", row -> row % 11).data().groups()).hasSize(1);
  }
}
