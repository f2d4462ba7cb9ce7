package org.concordml.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordml.data.DataException;
import org.concordml.data.Schema;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.evaluation.ClassThresholds;
import org.concordml.model.Decision;
import org.junit.jupiter.api.Test;

/** Thresholds are said by the names of classes; those that are not named share the rest. */
class NamedThresholdsTest {

  private static final Schema PENGUINS =
      new Schema(
          List.of("bill"), "species", Task.MULTICLASS, List.of("Adelie", "Chinstrap", "Gentoo"));
  private static final Schema TWO = new Schema(List.of("age"), "outcome", "ill", "well");
  private static final Schema NUMBER =
      new Schema(List.of("age"), "weight", Task.REGRESSION, List.of());

  private static final Recipe RECIPE = Recipe.standard(TableRoles.target("species"));

  private static Decision decision(Schema schema, Map<String, Double> thresholds) {
    return NamedThresholds.decision(RECIPE.withClassThresholds(thresholds), schema);
  }

  @Test
  void othersShareWhatIsLeftOfOne() {
    assertThat(decision(PENGUINS, Map.of("Chinstrap", 0.5)).classThresholds())
        .contains(new ClassThresholds(List.of(0.25, 0.5, 0.25)));
    assertThat(
            decision(PENGUINS, Map.of("Adelie", 0.9, "Chinstrap", 0.5, "Gentoo", 0.8))
                .classThresholds())
        .as("all named: nothing to share")
        .contains(new ClassThresholds(List.of(0.9, 0.5, 0.8)));
  }

  @Test
  void withoutAnyTheMostProbableClassIsPredicted() {
    assertThat(decision(PENGUINS, Map.of())).isEqualTo(new Decision(0.5));
    assertThat(decision(PENGUINS, Map.of()).classThresholds()).isEqualTo(Optional.empty());
  }

  /** Said of either class or of both, in any unit: it is one number. */
  @Test
  void ofTwoClassesTheyAreTheThresholdOfThePositiveOne() {
    assertThat(decision(TWO, Map.of("ill", 0.3)).threshold()).isEqualTo(0.3, within(1e-15));
    assertThat(decision(TWO, Map.of("well", 0.7)).threshold()).isEqualTo(0.3, within(1e-15));
    assertThat(decision(TWO, Map.of("well", 0.6, "ill", 0.2)).threshold())
        .isEqualTo(0.25, within(1e-15));
    assertThat(NamedThresholds.decision(RECIPE.withThreshold(0.35), TWO))
        .isEqualTo(new Decision(0.35));
  }

  @Test
  void whatWouldBeIgnoredIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decision(NUMBER, Map.of("a", 0.3)))
        .withMessage(
            "thresholds of classes have an effect on classes only, found an outcome that is"
                + " regression");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedThresholds.decision(RECIPE.withThreshold(0.3), PENGUINS))
        .withMessage(
            "a threshold has an effect on two classes only, found an outcome that is multiclass. Of"
                + " several classes each has its own, by its name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedThresholds.decision(RECIPE.withThreshold(0.3), NUMBER))
        .withMessage(
            "a threshold has an effect on two classes only, found an outcome that is regression");
  }

  @Test
  void thresholdsThatLeaveNothingAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decision(PENGUINS, Map.of("Adelie", 0.5, "Gentoo", 0.75)))
        .withMessage(
            "thresholds of some classes must leave a part of 1 to the other 1, found 1.25 in all."
                + " Give smaller ones, or one for every class");
  }

  @Test
  void aClassThatThereIsNotIsToldWithTheNearest() {
    assertThatThrownBy(() -> decision(PENGUINS, Map.of("Adeli", 0.4)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "thresholds must be of classes of the target \"species\" (Adelie, Chinstrap, Gentoo),"
                + " found one of \"Adeli\". Did you mean \"Adelie\"? Name a class with"
                + " Recipe.withClassThresholds(\"Adelie=0.4\").");
  }
}
