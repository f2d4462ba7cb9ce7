package org.concordml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedChoicesTest {

  private static NamedChoices<String> schedules() {
    return NamedChoices.of("schedule", List.of("constant", "leaky-step", "cosine"), name -> name)
        .alias("cosine", "cosineDecay", "constant");
  }

  @ParameterizedTest
  @ValueSource(strings = {"leaky-step", "leakyStep", "LEAKY_STEP", "Leaky Step", "leakystep"})
  void aNameIsUnderstoodInAnySpelling(String name) {
    assertThat(schedules().named(name)).isEqualTo("leaky-step");
  }

  @Test
  void anAliasStandsForItsChoiceAndTakesNoOthersName() {
    assertThat(schedules().named("cosine_decay")).isEqualTo("cosine");
    assertThat(schedules().named("constant")).isEqualTo("constant");
    assertThat(schedules().names()).containsExactly("constant", "leaky-step", "cosine");
  }

  @ParameterizedTest
  @CsvSource({"consant, constant", "leakySteps, leaky-step", "cosine_decy, cosine"})
  void aMistypedNameIsAnsweredWithTheNearest(String found, String nearest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> schedules().named(found))
        .withMessage(
            "schedule must be one of constant, leaky-step, cosine, found '%s'. Did you mean '%s'?",
            found, nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"warmup", "", "x"})
  void aNameFarFromAllIsAnsweredWithTheNamesAlone(String found) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> schedules().named(found))
        .withMessage("schedule must be one of constant, leaky-step, cosine, found '%s'", found);
  }

  @Test
  void theLanguageOfTheMachineDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr")); // where I becomes a dotless i
      assertThat(schedules().named("COSINE")).isEqualTo("cosine");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void twoChoicesOfOneNameAreADefect() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedChoices.of("loss", List.of("a-b", "aB"), name -> name))
        .withMessage("each loss must have a name of its own, found aB twice");
  }
}
