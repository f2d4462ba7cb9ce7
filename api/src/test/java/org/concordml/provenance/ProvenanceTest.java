package org.concordml.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is noted of this process. */
class ProvenanceTest {

  @Test
  void saysWhenByWhichCommandAndOnWhichJava() {
    Instant before = Instant.now().minusSeconds(1);

    Provenance here = Provenance.now(List.of("concord", "train"));

    assertThat(here.date()).isBetween(before, Instant.now());
    assertThat(here.commandLine()).containsExactly("concord", "train");
    assertThat(here.javaVersion()).isEqualTo(Runtime.version().toString());
    assertThat(here.javaVendor()).isEqualTo(System.getProperty("java.vendor"));
    assertThat(here.os()).startsWith(System.getProperty("os.name") + " ");
    assertThat(here.concordVersion()).isNotBlank();
  }

  /** ISO 8601 in UTC, as written in every document. */
  @Test
  void leavesFractionsOfASecondOut() {
    Provenance given =
        new Provenance(
            "1", Instant.parse("2026-11-25T14:00:00.987Z"), List.of(), "17", "nobody", "none");

    assertThat(given.date()).hasToString("2026-11-25T14:00:00Z");
  }
}
