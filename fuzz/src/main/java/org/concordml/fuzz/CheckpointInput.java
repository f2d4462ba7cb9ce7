package org.concordml.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.concordml.bundle.checkpoint.Checkpoint;
import org.concordml.bundle.checkpoint.CheckpointFolder;
import org.concordml.bundle.checkpoint.CheckpointWriter;
import org.concordml.bundle.checkpoint.CheckpointedJob;
import org.concordml.bundle.safetensors.Safetensors;
import org.concordml.bundle.safetensors.Tensor;
import org.concordml.data.DataException;
import org.concordml.engine.DeviceRequest;
import org.concordml.experiment.Experiment;
import org.concordml.experiment.Recipe;
import org.concordml.files.Sha256;
import org.concordml.provenance.Provenance;
import org.concordml.training.EarlyStopping;
import org.concordml.training.MonitoredMetric;
import org.concordml.training.runner.EnsembleState;

/**
 * Checkpoints. The first byte says whether the file is changed as it is, or what it holds is and
 * the author made its hash fit.
 */
final class CheckpointInput implements Reader {

  private static final String NAME = "checkpoint-000004.safetensors";
  private static final String DOCUMENT = "concord.checkpoint";

  private final Scratch scratch;
  private final Experiment experiment;
  private final byte[] whole;
  private final Safetensors tensors;

  CheckpointInput() throws IOException {
    scratch = new Scratch();
    Recipe recipe = Visits.recipe();
    recipe =
        recipe.withFit(
            recipe.fit().toBuilder()
                .epochs(2)
                .ensemble(2)
                .earlyStopping(EarlyStopping.on(new MonitoredMetric("loss")))
                .build());
    experiment = Experiment.of(recipe, Visits.table());
    whole = trained();
    tensors = Safetensors.read(NAME, whole);
  }

  private byte[] trained() throws IOException {
    CheckpointFolder folder = new CheckpointFolder(scratch.folder().resolve("trained"));
    CheckpointedJob job =
        CheckpointedJob.of(
            experiment.recipe(),
            "",
            experiment.data(),
            "java",
            Provenance.now(List.of()),
            List.of("visits.csv", "--target", "ill"));
    CheckpointWriter writer = new CheckpointWriter(folder, job, 1, 2, EnsembleState.beginning());
    experiment.run(Visits.JAVA, DeviceRequest.CPU, writer);
    byte[] last = new byte[0];
    try (Stream<Path> files = Files.list(folder.path())) {
      for (Path file : files.sorted().toList()) {
        last = Files.readAllBytes(file);
      }
    }
    folder.clear();
    return last;
  }

  @Override
  public List<Seed> seeds() {
    byte[] document = tensors.metadata().getOrDefault(DOCUMENT, "").getBytes(UTF_8);
    return List.of(
        Seed.bytes(ByteMutation.join(new byte[] {0, 0}, whole)),
        Seed.bytes(ByteMutation.join(new byte[] {1, 0}, document)),
        Seed.bytes(new byte[] {2}));
  }

  @Override
  public boolean read(byte[] input) throws IOException {
    Choices choices = new Choices(input);
    Path file = scratch.write(NAME, content(choices));
    Checkpoint checkpoint;
    try {
      checkpoint = new CheckpointFolder(scratch.folder()).newest(notice -> {});
    } catch (DataException refused) {
      return Refusal.of(refused, NAME);
    } finally {
      scratch.clear(List.of(file));
    }
    try {
      requireJob(checkpoint.job());
    } catch (DataException another) {
      return Refusal.of(another, "");
    }
    try {
      return checkpoint.state(experiment.training()).epochs() > 0;
    } catch (DataException another) {
      return Refusal.of(another, NAME);
    }
  }

  private byte[] content(Choices choices) {
    return switch (choices.below(3)) {
      case 0 -> Mutant.of(choices, List.of(Seed.bytes(whole)));
      case 1 -> {
        String document = tensors.metadata().getOrDefault(DOCUMENT, "");
        byte[] mutant = Mutant.of(choices, List.of(Seed.json(document)));
        yield sealed(List.copyOf(tensors.tensors().values()), new String(mutant, UTF_8));
      }
      default -> sealed(changed(choices), tensors.metadata().getOrDefault(DOCUMENT, ""));
    };
  }

  private static byte[] sealed(List<Tensor> tensors, String document) {
    byte[] open = new Safetensors(tensors, Map.of(DOCUMENT, document)).toBytes();
    return new Safetensors(
            tensors, new TreeMap<>(Map.of(DOCUMENT, document, "sha256", Sha256.of(open))))
        .toBytes();
  }

  /** Tensors that are missing, of another shape or of other values. */
  private List<Tensor> changed(Choices choices) {
    List<Tensor> changed = new ArrayList<>(tensors.tensors().values());
    while (!choices.isEnd() && !changed.isEmpty()) {
      int at = choices.below(changed.size());
      Tensor tensor = changed.get(at);
      double[] values = tensor.toArray();
      switch (choices.below(4)) {
        case 0 -> changed.remove(at);
        case 1 ->
            changed.set(
                at, new Tensor(tensor.name(), tensor.type(), List.of(values.length), values));
        case 2 -> {
          int length = Math.min(values.length, 1 + choices.below(8));
          changed.set(
              at,
              new Tensor(
                  tensor.name(), tensor.type(), List.of(length), Arrays.copyOf(values, length)));
        }
        default -> {
          if (values.length > 0) {
            values[choices.below(values.length)] =
                choices.of(List.of(Double.NaN, Double.POSITIVE_INFINITY, -1.0, 0.0, 1e308, 0.5));
          }
          changed.set(at, new Tensor(tensor.name(), tensor.type(), tensor.shape(), values));
        }
      }
    }
    return changed;
  }

  private void requireJob(CheckpointedJob job) {
    job.requireVersion(Provenance.now(List.of()).concordVersion());
    job.requireStart("");
    job.requireRecipe(experiment.recipe().toJson());
    job.requireData("visits.csv", experiment.data().sha256());
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
