package org.concordml.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concordml.cli.argument.ConfigFile;
import org.concordml.data.Table;
import org.concordml.experiment.Recipe;

/** Files of {@code --config} as YAML, of which JSON is a part. */
final class ConfigInput implements Reader {

  private final Table table = Visits.table();
  private final Scratch scratch;

  ConfigInput() throws IOException {
    scratch = new Scratch();
  }

  @Override
  public List<Seed> seeds() {
    List<Seed> seeds = new ArrayList<>(RecipeInput.seedTexts().stream().map(Seed::json).toList());
    for (String yaml :
        List.of(
            "fit:\n  epochs: 3\n  optimizer: {name: sgd, momentum: 0.5}\n",
            "fit: &a\n  epochs: 3\n  batchSize: 8 # small\nthreshold: 0.5\n",
            "---\ndata:\n  target: ill\n  drop: [id]\n  ids: &b []\n  groups: *b\nfill: true\n")) {
      seeds.add(Seed.bytes(yaml.getBytes(UTF_8)));
    }
    return seeds;
  }

  @Override
  public boolean read(byte[] input) throws IOException {
    Path file = scratch.write("job.yaml", input);
    try {
      Recipe recipe = ConfigFile.read(file, Visits.recipe());
      return RecipeInput.uses(recipe, table);
    } catch (CharacterCodingException notUtf8) {
      return false;
    } catch (IllegalArgumentException refused) {
      return Refusal.of(refused, "");
    } finally {
      scratch.clear(List.of(file));
    }
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
