package org.concordml.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordml.data.TableRoles;
import org.concordml.data.Task;
import org.concordml.data.kind.ColumnKind;
import org.concordml.learning.Optimizer;
import org.concordml.preprocess.TailClipping;
import org.concordml.training.EarlyStopping;
import org.concordml.training.FitConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A preset says how a model is made, and leaves what the job is. */
class PresetTest {

  private static final TableRoles ROLES =
      TableRoles.target("outcome").withPositive("yes").withDrop(List.of("id"));

  @Test
  void theStandardIsTheMainJob() {
    Recipe changed =
        Recipe.standard(ROLES).withFill(true).withFit(FitConfig.standard().epochs(3).build());

    assertThat(Preset.STANDARD.over(Recipe.standard(ROLES))).isEqualTo(Recipe.standard(ROLES));
    assertThat(Preset.STANDARD.over(changed)).isEqualTo(Recipe.standard(ROLES));
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void whatTheJobIsStays(Preset preset) {
    Recipe job =
        Recipe.standard(ROLES)
            .withKinds(Map.of("stage", new ColumnKind.Category()))
            .withTask(Task.BINARY)
            .withSplit(new Splitting(0.3, true, new Monitor.Share(0.1)))
            .withThreshold(0.3)
            .withFit(FitConfig.standard().seed(7).build());

    Recipe made = preset.over(job);

    assertThat(made.data()).isEqualTo(job.data());
    assertThat(made.kinds()).isEqualTo(job.kinds());
    assertThat(made.task()).isEqualTo(Optional.of(Task.BINARY));
    assertThat(made.split()).isEqualTo(job.split());
    assertThat(made.threshold()).isEqualTo(0.3);
    assertThat(made.fit().seed()).isEqualTo(7);
  }

  @Test
  void theStrongOneFillsClipsStopsAndAverages() {
    Recipe strong = Preset.STRONG.over(Recipe.standard(ROLES));

    assertThat(strong.fill()).isTrue();
    assertThat(strong.preprocessing().numbers().indicators()).isTrue();
    assertThat(strong.preprocessing().numbers().clipping())
        .isEqualTo(Optional.of(new TailClipping(0.02, 0.98)));
    assertThat(strong.scaler().name()).isEqualTo("standard");
    assertThat(strong.fit().optimizer()).isInstanceOf(Optimizer.AdamW.class);
    EarlyStopping rule = strong.fit().earlyStopping().orElseThrow();
    assertThat(rule.metric().key()).isEqualTo("valLoss");
    assertThat(rule.mode()).isEqualTo(EarlyStopping.Mode.MIN);
    assertThat(strong.chooses()).isTrue();
    assertThat(strong.fit().ensemble()).isEqualTo(8);
    assertThat(Recipe.fromJson(strong.toJson(), Recipe.standard(ROLES))).isEqualTo(strong);
  }

  @Test
  void isFoundByItsName() {
    assertThat(Preset.named("strong")).isEqualTo(Preset.STRONG);
    assertThat(Preset.named("Standard")).isEqualTo(Preset.STANDARD);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preset.named("storng"))
        .withMessage(
            "preset must be one of standard, strong, found 'storng'. Did you mean 'strong'?");
  }
}
